package pattern

import (
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/internal/patterntest"
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

// forPeers calls a function for every pattern of a file in each dialect that a
// peer judged it in.
func forPeers(t *testing.T, file string, f func(*patterntest.Pattern, model.Dialect, []patterntest.Sample)) {
	for _, c := range patterntest.Corpus(t, file) {
		f(&c, model.JavaFull, c.Java())
		if samples := c.Node(); samples != nil {
			f(&c, model.ECMASearch, samples)
		}
	}
}

// TestCorpus compares with java.util.regex's full matches and with Node's searches.
func TestCorpus(t *testing.T) {
	kinds, used := make(map[Kind]int), make(map[int]bool)
	for _, file := range []string{"patterns.jsonl", "long.jsonl"} {
		judged := make(map[model.Dialect]int)
		forPeers(t, file, func(c *patterntest.Pattern, dialect model.Dialect, samples []patterntest.Sample) {
			p, err := Compile(c.Pattern, dialect)
			if err != nil {
				t.Errorf("%s: %s: %v", c.Services[0], c.Pattern, err)
				return
			}
			if dialect == model.JavaFull && file == "patterns.jsonl" {
				kinds[p.Kind]++
			}
			for _, s := range samples {
				if !s.Known {
					continue
				}
				if judged[dialect]++; p.Match(s.Text) != s.Match && !excepted(used, dialect, c.Pattern, s.Text) {
					t.Errorf("dialect %d, %v: %s: %.80q is to match: %t", dialect, p.Kind, c.Pattern, s.Text, s.Match)
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
	for _, c := range patterntest.Corpus(t, "slow.jsonl") {
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
