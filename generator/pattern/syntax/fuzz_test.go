package syntax

import (
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
)

// hostile are patterns that would take long, or deep stacks.
func hostile() []string {
	return []string{
		strings.Repeat("(", 30_000) + strings.Repeat(")", 30_000), strings.Repeat("[", 60_000), strings.Repeat("a{2}", 15_000),
		"a" + strings.Repeat("{2}", 20_000), "(" + strings.Repeat("[ab]|", 10_000) + "x)*", "(" + strings.Repeat("a*", 30_000) + "b)*",
		strings.Repeat("(a{1000}", 90) + strings.Repeat("){1000}", 90), strings.Repeat("(", 90) + strings.Repeat("a*", 30_000) + strings.Repeat(")*", 90),
		strings.Repeat("(a+b+", 90) + strings.Repeat(")+", 90), strings.Repeat("x", 1<<20), strings.Repeat(`\u10000`, 9_000),
		"(" + strings.Repeat("a+b+", 15_000) + ")+", "[" + strings.Repeat("a-z&&", 10_000) + "]",
	}
}

// TestHostile wants an end in short time.
func TestHostile(t *testing.T) {
	for _, text := range hostile() {
		start := time.Now()
		examine(t, text)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%.40s… took %v", text, took)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{`^(?:a|\d{2,}?)+$`, `[^]a\]&&[b-c]||\uD800\uDC00-\uDBFF\uDFFF]`, `(?<n>a)\k<n>(?!b)(?i)\p{L}`, `\\d$*`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { examine(t, text) })
}

// examine asks everything about a pattern, in both dialects.
func examine(t *testing.T, text string) {
	for _, dialect := range []model.Dialect{model.JavaFull, model.ECMASearch} {
		p, err := Parse(text, dialect)
		if err != nil {
			continue
		}
		low, high := p.Root.Lengths()
		if low < 0 || high != Unbounded && low < Impossible && low > high {
			t.Errorf("%.80s: %d to %d", text, low, high)
		}
		p.Root.HalfAnchored()
		p.Root.Backtracks()
		for _, f := range p.Facts {
			if !strings.HasPrefix(text[f.At:], f.Text) {
				t.Errorf("%.80s: %q is not at %d", text, f.Text, f.At)
			}
		}
	}
}
