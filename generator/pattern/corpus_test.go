package pattern

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

// corpusPattern is a pattern with what java.util.regex and Node say about texts.
type corpusPattern struct {
	Pattern  string
	Services []string
	NodeFlag string `json:"node_flag"`
	Kind     string
	Samples  [][]any
}

// corpus reads a file of the public pattern corpus.
func corpus(t *testing.T, name string) (out []corpusPattern) {
	t.Helper()
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	f, err := os.Open(filepath.Join(root, "patterns", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var c corpusPattern
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func TestQuick(t *testing.T) {
	n := 0
	for _, c := range corpus(t, "patterns.jsonl") {
		for _, d := range []model.Dialect{model.JavaFull, model.ECMASearch} {
			if d == model.ECMASearch && c.NodeFlag != "u" {
				continue
			}
			p, err := syntax.Parse(c.Pattern, d)
			if err != nil || p.Unsupported != nil {
				t.Error(c.Pattern, err, p.Unsupported)
				continue
			}
			e, err := lower(p)
			if err != nil {
				t.Error(d, c.Pattern, err)
				continue
			}
			a, err := regular.Determinize(e, regular.Limits{NFA: 20000, DFA: 3000, Work: 3_000_000})
			if err != nil {
				t.Log("BIG", d, e.Looks(), c.Pattern)
				continue
			}
			for _, s := range c.Samples {
				col := 1
				if d == model.ECMASearch {
					col = 3
				}
				want, known := s[col].(bool)
				if !known {
					continue
				}
				n++
				if got := a.Match(s[0].(string)); got != want {
					t.Errorf("%d %s: %q %v", d, c.Pattern, s[0], want)
				}
			}
		}
	}
	t.Log(n)
}
