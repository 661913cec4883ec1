package validation

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

// place begins what is said of a member.
var place = regexp.MustCompile(`Value(?: with length \d+)? at '(/[^']*)' failed to satisfy constraint: `)

// refusal reads the violations out of the response: JSON lists them, XML has the message only.
func (w *wire) refusal(t *testing.T, service string) (out []runtime.Violation) {
	t.Helper()
	var listed struct {
		Message   string
		FieldList []runtime.Violation
	}
	if service == "iam" {
		var document struct {
			Type    string `xml:"Error>Type"`
			Code    string `xml:"Error>Code"`
			Message string `xml:"Error>Message"`
		}
		if err := xml.Unmarshal(w.body, &document); err != nil || document.Code != "ValidationError" || document.Type != "Sender" {
			t.Errorf("%.300s: %v", w.body, err)
		}
		listed.Message = document.Message
	} else if err := json.Unmarshal(w.body, &listed); err != nil {
		t.Errorf("%.300s: %v", w.body, err)
	}
	at := place.FindAllStringSubmatchIndex(listed.Message, -1)
	for i, m := range at {
		end := len(listed.Message)
		if i+1 < len(at) {
			end = at[i+1][0] - len("; ")
		}
		out = append(out, runtime.Violation{Path: listed.Message[m[2]:m[3]], Message: listed.Message[m[0]:end]})
	}
	start := fmt.Sprintf("%d validation error", len(out))
	if !strings.HasPrefix(listed.Message, start) || len(out) == 0 {
		t.Errorf("the message is %.300s", listed.Message)
	}
	if service != "iam" && fmt.Sprint(out) != fmt.Sprint(listed.FieldList) {
		t.Errorf("the message has %v, the list %v", out, listed.FieldList)
	}
	return out
}
