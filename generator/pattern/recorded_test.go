package pattern

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
)

// recording is a pattern with texts and java.util.regex's verdicts, as
// internal/record writes it.
type recording struct {
	Pattern  string   `json:"p"`
	Texts    []string `json:"t"`
	Verdicts string   `json:"v"`
}

func recorded(t *testing.T) (out []recording) {
	t.Helper()
	f, err := os.Open("testdata/java.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for lines := json.NewDecoder(z); ; {
		var r recording
		if err := lines.Decode(&r); errors.Is(err, io.EOF) {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
}

// TestRecorded compares with the recorded verdicts of java.util.regex for every
// pattern of the catalogue, and what is emitted for them too; for a tenth of them
// with -short.
func TestRecorded(t *testing.T) {
	kinds, judged := make(map[Kind]int), 0
	code := &emitted{declarations: NewDeclarations("pattern")}
	for i, r := range recorded(t) {
		if testing.Short() && i%10 != 0 {
			continue
		}
		p, err := Compile(r.Pattern, model.JavaFull)
		if (err != nil) != (r.Verdicts == "!") {
			t.Errorf("%s: %v; Java's verdicts: %.80s", r.Pattern, err, r.Verdicts)
		}
		if err != nil {
			continue
		}
		kinds[p.Kind]++
		samples := make([]sample, len(r.Texts))
		for j, text := range r.Texts {
			samples[j] = sample{text: text, match: r.Verdicts[j] == '1', known: r.Verdicts[j] != '?'}
			if judged++; samples[j].known && p.Match(text) != samples[j].match {
				t.Errorf("%v: %s: %.80q is to match: %t", p.Kind, r.Pattern, text, samples[j].match)
			}
		}
		code.add(p, r.Pattern, samples)
	}
	t.Logf("%d verdicts; kinds: %v", judged, kinds)
	if judged < 5000 {
		t.Errorf("only %d verdicts", judged)
	}
	code.check(t)
}
