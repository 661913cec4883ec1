package regular

import (
	"errors"
	"testing"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// limits are generous ones.
var limits = Limits{NFA: 10_000, DFA: 5000, Work: 10_000_000}

func char(c rune) *Expr { return Chars(charset.Of(c)) }

// TestMinimal wants automata of known sizes, in which every two states can be told
// apart.
func TestMinimal(t *testing.T) {
	ab := Either(char('a'), char('b'))
	for name, c := range map[string]struct {
		e      *Expr
		states int
	}{
		"multiples": {Repeated(Repeated(char('a'), 3, 3), 0, Unbounded), 4},
		"same":      {Either(Sequence(char('a'), ab), Sequence(char('b'), ab)), 4},
		"ending":    {Sequence(Repeated(ab, 0, Unbounded), char('a'), Repeated(ab, 3, 3)), 17},
		"never":     {Sequence(char('a'), Not(Ahead(Empty()))), 1},
		"anything":  {Anything(), 1},
		"counts":    {Repeated(ab, 2, 2000), 2002},
		"lookahead": {Sequence(Not(Ahead(Sequence(Anything(), char('b')))), Repeated(ab, 0, Unbounded)), 2},
	} {
		d, _, err := Determinize(c.e, limits)
		if err != nil {
			t.Fatal(name, err)
		}
		if len(d.Next) != c.states {
			t.Errorf("%s: %d states, not %d", name, len(d.Next), c.states)
		}
		if n := distinct(d); n != len(d.Next) && len(d.Next) < 100 {
			t.Errorf("%s: %d of %d states can be told apart", name, n, len(d.Next))
		}
	}
}

// distinct is the number of states that can be told apart, by Moore's algorithm.
func distinct(d *DFA) int {
	block := make([]int, len(d.Next))
	for q, is := range d.Accepts {
		if is {
			block[q] = 1
		}
	}
	for n := 0; ; {
		known := make(map[string]int)
		next := make([]int, len(block))
		for q, row := range d.Next {
			key := string(rune(block[q]))
			for _, to := range row {
				key += string(rune(block[to]))
			}
			if _, is := known[key]; !is {
				known[key] = len(known)
			}
			next[q] = known[key]
		}
		if len(known) == n {
			return n
		}
		n, block = len(known), next
	}
}

func TestLimits(t *testing.T) {
	e := Sequence(Anything(), char('a'), Repeated(Chars(charset.All), 40, 40))
	for _, l := range []Limits{{NFA: 10, DFA: 5000, Work: 1e6}, {NFA: 1000, DFA: 50, Work: 1e6}, {NFA: 1000, DFA: 1 << 30, Work: 1e5}} {
		if _, _, err := Determinize(e, l); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%+v: %v", l, err)
		}
	}
	if Backwards(e, 20) != nil || Backwards(e, 200) == nil {
		t.Error("the program has not the size that was thought")
	}
}

// TestRepeated wants a repetition of a repetition to be one where no count is left
// out.
func TestRepeated(t *testing.T) {
	a := char('a')
	for _, c := range []struct {
		inner, outer, want [2]int
		joined             bool
	}{
		{[2]int{0, 1}, [2]int{3, 5}, [2]int{0, 5}, true},
		{[2]int{2, 3}, [2]int{2, 4}, [2]int{4, 12}, true},
		{[2]int{3, 4}, [2]int{1, 2}, [2]int{}, false},
		{[2]int{3, 3}, [2]int{0, Unbounded}, [2]int{}, false},
		{[2]int{1, Unbounded}, [2]int{0, 7}, [2]int{0, Unbounded}, true},
		{[2]int{2, Unbounded}, [2]int{0, 1}, [2]int{}, false},
		{[2]int{5, 5}, [2]int{4, 4}, [2]int{20, 20}, true},
	} {
		e := Repeated(Repeated(a, c.inner[0], c.inner[1]), c.outer[0], c.outer[1])
		_, low, high, ok := e.Run()
		if ok != c.joined || ok && [2]int{low, high} != c.want {
			t.Errorf("%v of %v: %t %d to %d", c.outer, c.inner, ok, low, high)
		}
	}
}
