package pattern

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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

// unassigned is the pattern of the recording that tells which characters Java's
// Unicode lacks: 17 has version 13, and Go a newer one. Texts with one of these may
// have another verdict.
const unassigned = `\p{Cn}`

// newer returns the characters that Go's Unicode has and Java's has not.
func newer(t *testing.T, recordings []recording) string {
	t.Helper()
	last := recordings[len(recordings)-1]
	if last.Pattern != unassigned {
		t.Fatalf("the last pattern is %s", last.Pattern)
	}
	var out strings.Builder
	for i, text := range last.Texts {
		if c, _ := utf8.DecodeRuneInString(text); last.Verdicts[i] == '1' && !unicode.Is(unicode.Categories["Cn"], c) {
			out.WriteRune(c)
		}
	}
	return out.String()
}

// uncompiled are the patterns that Java takes and the compiler does not, with the
// reason. No service has one.
var uncompiled = map[string]string{
	`(.)\1[ab]*`:  "the group has a million texts, each with an automaton of its own",
	`(a*b|c)?d\1`: "the language is not regular",

	`(?i)(a)\1`:     "a reference without regard to case",
	`\R{2}`:         "Java takes both characters of a line break wherever it can",
	`[[b]a&&]`:      "Java fails when it matches",
	`[^\Q-]\E]`:     "quoted text in a class",
	`\N{DIGIT ONE}`: "names of characters are not known",
	`\b{g}a`:        "boundaries of graphemes are not known",
	`\p{blk=Greek}`: "blocks are not known",
	`\p{IsAlnum}`:   "Java's own property",
}

// TestRecorded compares with the recorded verdicts of java.util.regex for every
// pattern of the catalogue; for a tenth of them with -short.
func TestRecorded(t *testing.T) {
	kinds, judged := make(map[Kind]int), 0
	recordings, excused := recorded(t), 0
	lacking := newer(t, recordings)
	for i, r := range recordings {
		if testing.Short() && i%10 != 0 {
			continue
		}
		p, err := Compile(r.Pattern, model.JavaFull)
		if _, is := uncompiled[r.Pattern]; (err != nil) != (is || r.Verdicts == "!") {
			t.Errorf("%s: %v; Java's verdicts: %.80s", r.Pattern, err, r.Verdicts)
		}
		if err != nil {
			continue
		}
		kinds[p.Kind]++
		for j, text := range r.Texts {
			judged++
			switch got := p.Match(text); {
			case r.Verdicts[j] == '?' || got == (r.Verdicts[j] == '1'):
			case strings.ContainsAny(text, lacking):
				excused++
			default:
				t.Errorf("%v: %s: %.80q is to match: %c", p.Kind, r.Pattern, text, r.Verdicts[j])
			}
		}
	}
	t.Logf("%d verdicts, %d of them with characters that Java lacks (%+q); kinds: %v", judged, excused, lacking, kinds)
	if judged < 5000 || !testing.Short() && (lacking == "") != (excused == 0) {
		t.Errorf("only %d verdicts, or no exceptions of %q", judged, lacking)
	}
}
