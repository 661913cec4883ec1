package pattern

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
)

// oracle tells what an expression matches from its definition.
type oracle struct{ text []rune }

// ends are the places where a match that begins at a place may end.
func (o *oracle) ends(e *regular.Expr, from int) map[int]bool {
	out := make(map[int]bool)
	switch e.Kind {
	case regular.Class:
		if from < len(o.text) && e.Set.Contains(o.text[from]) {
			out[from+1] = true
		}
	case regular.Concat:
		out[from] = true
		for _, s := range e.Sub {
			out = o.all(out, s)
		}
	case regular.Alternate:
		for _, s := range e.Sub {
			for at, is := range o.ends(s, from) {
				out[at] = out[at] || is
			}
		}
	case regular.Repeat:
		return o.repeat(e, from)
	case regular.Look:
		if o.look(e, from) != e.Negated {
			out[from] = true
		}
	case regular.Begin:
		out[from] = from == 0
	case regular.End:
		out[from] = from == len(o.text)
	}
	return out
}

// all are the ends of an expression from any of some places.
func (o *oracle) all(from map[int]bool, e *regular.Expr) map[int]bool {
	out := make(map[int]bool)
	for at, is := range from {
		if is {
			for end, is := range o.ends(e, at) {
				out[end] = out[end] || is
			}
		}
	}
	return out
}

func (o *oracle) repeat(e *regular.Expr, from int) map[int]bool {
	now, out := map[int]bool{from: true}, make(map[int]bool)
	most := e.Max
	if most == regular.Unbounded {
		most = e.Min + len(o.text) + 1
	}
	for i := 0; ; i++ {
		for at, is := range now {
			out[at] = out[at] || is && i >= e.Min
		}
		if i == most {
			return out
		}
		now = o.all(now, e.Sub[0])
	}
}

func (o *oracle) look(e *regular.Expr, at int) bool {
	if !e.Behind {
		for _, is := range o.ends(e.Sub[0], at) {
			if is {
				return true
			}
		}
		return false
	}
	for from := range at + 1 {
		if o.ends(e.Sub[0], from)[at] {
			return true
		}
	}
	return false
}

// grammar makes patterns of decisions.
type grammar struct {
	next func(n int) int
	// size bounds the pattern.
	size int
}

func (g *grammar) alternatives(depth int) string {
	parts := make([]string, 1+g.next(4)/2)
	for i := range parts {
		var b strings.Builder
		for range g.next(4) {
			b.WriteString(g.item(depth))
		}
		parts[i] = b.String()
	}
	return strings.Join(parts, "|")
}

func (g *grammar) item(depth int) string {
	if g.size--; depth == 0 || g.size < 0 {
		return g.atom()
	}
	switch g.next(10) {
	case 0:
		return "(?=" + g.alternatives(depth-1) + ")"
	case 1:
		return "(?!" + g.alternatives(depth-1) + ")"
	case 2:
		return []string{"(?<=a)", "(?<!b)", "(?<=ab|b)", "(?<!^a)", `\b`, `\B`}[g.next(6)]
	case 3:
		return []string{"^", "$", "(?:^|a)", "(?:b|$)"}[g.next(4)]
	case 4, 5:
		return "(?:" + g.alternatives(depth-1) + ")" + g.quantifier()
	}
	return g.atom() + g.quantifier()
}

func (g *grammar) atom() string {
	return []string{"a", "b", ".", "[ab]", "[^a]", `\s`, "é", `[b-é]`, "-", `\w`}[g.next(10)]
}

func (g *grammar) quantifier() string {
	low := g.next(3)
	return []string{"", "", "*", "+", "?", fmt.Sprintf("{%d}", low), fmt.Sprintf("{%d,}", low), fmt.Sprintf("{%d,%d}", low, low+g.next(3))}[g.next(8)]
}

// compare compares all matchers of a pattern with the oracle, on texts.
func compare(t *testing.T, text string, dialect model.Dialect, samples []string) {
	t.Helper()
	e := lowered(text, dialect)
	if e == nil {
		return
	}
	all := ways(e)
	if p, err := Compile(text, dialect); err == nil {
		all["chosen"] = p.matcher
	}
	for _, sample := range samples {
		o := &oracle{text: []rune(sample)}
		want := o.ends(e, 0)[len(o.text)]
		for name, m := range all {
			if m.Match(sample) != want {
				t.Errorf("%s: %s (dialect %d): %q is to match: %t", name, text, dialect, sample, want)
			}
		}
	}
}

// made are a pattern and texts of decisions.
func made(next func(n int) int) (text string, samples []string) {
	g := &grammar{next: next, size: 12}
	text = g.alternatives(3)
	for range 12 {
		var b strings.Builder
		for range next(7) {
			b.WriteString([]string{"a", "b", "-", "é", "\n", "a", "b", "\r", "😀", "\xff"}[next(10)])
		}
		samples = append(samples, b.String())
	}
	return text, samples
}

// TestOracle compares random patterns with the definition of their expressions.
func TestOracle(t *testing.T) {
	random, count := rand.New(rand.NewPCG(1, 2)), 3000
	if testing.Short() {
		count = 300
	}
	for range count {
		text, samples := made(random.IntN)
		compare(t, text, model.JavaFull, samples)
		compare(t, text, model.ECMASearch, samples)
	}
}

// FuzzOracle does the same with decisions from the fuzzer.
func FuzzOracle(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
	f.Fuzz(func(t *testing.T, decisions []byte) {
		i := 0
		text, samples := made(func(n int) int {
			if i++; i > len(decisions) {
				return 0
			}
			return int(decisions[i-1]) % n
		})
		compare(t, text, model.JavaFull, samples)
		compare(t, text, model.ECMASearch, samples)
	})
}
