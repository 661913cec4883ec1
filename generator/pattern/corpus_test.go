package pattern

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
)

// exceptions are the verdicts in which a pattern may differ from its peer, each
// with the reason. Those that do not occur are faults too.
var exceptions []struct {
	dialect               model.Dialect
	pattern, text, reason string
}

// excepted reports whether a verdict is an exception, which it marks in used.
func excepted(used map[int]bool, dialect model.Dialect, pattern, text string) bool {
	for i, e := range exceptions {
		if e.dialect == dialect && e.pattern == pattern && e.text == text {
			used[i] = true
			return true
		}
	}
	return false
}

// corpusPattern is a pattern with what java.util.regex and Node say about texts.
type corpusPattern struct {
	Pattern  string
	Services []string
	NodeFlag string `json:"node_flag"`
	Kind     string
	Samples  [][]any
	// Text is one that takes other engines long; JavaMatches is nil where Java gave up.
	Text        string
	JavaMatches *bool `json:"java_matches"`
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

// sample is a text with its peer's verdict; not known where the peer gave up.
type sample struct {
	text         string
	match, known bool
}

// The columns of samples.
const (
	javaColumn = 1
	nodeColumn = 3
)

// samples reads a column of verdicts. A text may be in parts, each repeated.
func (c *corpusPattern) samples(column int) []sample {
	out := make([]sample, len(c.Samples))
	for i, s := range c.Samples {
		switch text := s[0].(type) {
		case string:
			out[i].text = text
		case []any:
			out[i].text = joined(text)
		}
		out[i].match, out[i].known = s[column].(bool)
	}
	return out
}

func joined(parts []any) string {
	var b strings.Builder
	for _, p := range parts {
		part := p.([]any)
		b.WriteString(strings.Repeat(part[0].(string), int(part[1].(float64))))
	}
	return b.String()
}

// forPeers calls a function for every pattern of a file in each dialect that a
// peer judged it in.
func forPeers(t *testing.T, file string, f func(c corpusPattern, dialect model.Dialect, samples []sample)) {
	for _, c := range corpus(t, file) {
		f(c, model.JavaFull, c.samples(javaColumn))
		if c.NodeFlag == "u" {
			f(c, model.ECMASearch, c.samples(nodeColumn))
		}
	}
}

// TestCorpus compares with java.util.regex's full matches and with Node's searches.
func TestCorpus(t *testing.T) {
	kinds, used := make(map[Kind]int), make(map[int]bool)
	for _, file := range []string{"patterns.jsonl", "long.jsonl"} {
		judged := make(map[model.Dialect]int)
		forPeers(t, file, func(c corpusPattern, dialect model.Dialect, samples []sample) {
			p, err := Compile(c.Pattern, dialect)
			if err != nil {
				t.Errorf("%s: %s: %v", c.Services[0], c.Pattern, err)
				return
			}
			if dialect == model.JavaFull && file == "patterns.jsonl" {
				kinds[p.Kind]++
			}
			for _, s := range samples {
				if !s.known {
					continue
				}
				if judged[dialect]++; p.Match(s.text) != s.match && !excepted(used, dialect, c.Pattern, s.text) {
					t.Errorf("dialect %d, %v: %s: %.80q is to match: %t", dialect, p.Kind, c.Pattern, s.text, s.match)
				}
			}
		})
		t.Logf("%s: %d verdicts of Java, %d of Node", file, judged[model.JavaFull], judged[model.ECMASearch])
		if judged[model.JavaFull] == 0 {
			t.Errorf("%s has no verdicts", file)
		}
	}
	t.Logf("kinds: %v", kinds)
	for i, e := range exceptions {
		if !used[i] {
			t.Errorf("the exception of %s (%s) does not occur", e.pattern, e.reason)
		}
	}
}

// TestSlow bounds the time for texts that make backtracking engines explode.
func TestSlow(t *testing.T) {
	judged := 0
	for _, c := range corpus(t, "slow.jsonl") {
		p, err := Compile(c.Pattern, model.JavaFull)
		if err != nil {
			t.Errorf("%s: %v", c.Pattern, err)
			continue
		}
		start := time.Now()
		got := p.Match(c.Text)
		if took := time.Since(start); took > time.Second {
			t.Errorf("%v: %.80s: %d bytes took %v", p.Kind, c.Pattern, len(c.Text), took)
		}
		if c.JavaMatches != nil && got != *c.JavaMatches {
			t.Errorf("%v: %.80s: %.80q is to match: %t", p.Kind, c.Pattern, c.Text, !got)
		}
		judged++
	}
	if judged == 0 {
		t.Error("nothing was judged")
	}
	t.Logf("%d texts", judged)
}
