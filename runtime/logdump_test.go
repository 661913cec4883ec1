package runtime_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httputil"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// What is logged of requests and responses reads as httputil has it, but for what a transport adds by itself.
func TestLogReadsAsHTTP(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) {
		w.Header()["Date"] = nil
		fmt.Fprint(w, userXML)
	})
	var logged logKeeper
	var want [2]string
	client := newIAM(s, func(o *iam.Options) {
		o.Logger, o.ClientLogMode = &logged, aws.LogRequestWithBody|aws.LogResponseWithBody
		o.Credentials = nil
		o.HTTPClient = clientFunc(func(r *http.Request) (*http.Response, error) {
			text, err := httputil.DumpRequestOut(r, true)
			if err != nil {
				t.Error(err)
			}
			want[0] = strings.Replace(string(text), "Accept-Encoding: gzip\r\n", "", 1)
			response, err := http.DefaultClient.Do(r)
			if err == nil {
				text, err = httputil.DumpResponse(response, true)
			}
			want[1] = string(text)
			return response, err
		})
	})
	if _, err := client.GetUser(context.Background(), &iam.GetUserInput{UserName: aws.String("a b")}); err != nil {
		t.Fatal(err)
	}
	all := "DEBUG Request\n" + want[0] + "\nDEBUG Response\n" + want[1] + "\n"
	if got := logged.String(); !sameLines(got, all) {
		t.Errorf("logged\n%s\nwant\n%s", got, all)
	}
}

// sameLines reports whether two texts have the same lines, in any order.
func sameLines(a, b string) bool {
	count := map[string]int{}
	for line := range strings.Lines(a) {
		count[strings.TrimRight(line, "\r\n")]++
	}
	for line := range strings.Lines(b) {
		count[strings.TrimRight(line, "\r\n")]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

type clientFunc func(*http.Request) (*http.Response, error)

func (f clientFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }
