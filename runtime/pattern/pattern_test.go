package pattern_test

import (
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/pattern"
	"github.com/modelsmith/modelsmith/runtime/pattern/lazyregexp"
)

// lower and digits are [a-zé] and [0-9].
var (
	lower  = pattern.Set{ASCII: [4]uint64{0, 0x7fffffe00000000}, Ranges: "\x00\x00\xe9\x00\x00\xe9"}
	digits = pattern.Set{ASCII: [4]uint64{0x3ff000000000000}}
	anyOne = pattern.Set{ASCII: [4]uint64{^uint64(0), ^uint64(0)}, Ranges: "\x00\x00\x80\x10\xff\xff"}
)

// evens is an automaton of an even number of digits, more than none, and a dot.
var evens = pattern.DFA{
	Classes: pattern.Classes{ASCII: strings.Repeat("\x00", 46) + "\x02\x00" + strings.Repeat("\x01", 10) + strings.Repeat("\x00", 70), Pieces: "\x00\x00\x80\x00"},
	Table:   "\x00\x01\x00\x00\x00\x00" + "\x00\x01\x03\x04\x03\x00" + "\x00\x01\x00\x00\x05\x00",
	States:  6, Start: 2, Accept: 5,
}

func TestMatch(t *testing.T) {
	for name, c := range map[string]struct {
		matcher pattern.Matcher
		yes, no []string
	}{
		"run":      {&pattern.Run{Set: lower, Min: 2, Max: 3}, []string{"ab", "aé", "ééé"}, []string{"", "a", "é", "abcd", "éééé", "aB", "a\xff", "aè"}},
		"long run": {&pattern.Run{Set: anyOne, Min: 1, Max: pattern.Unbounded}, []string{"\xff", "a", "😀"}, []string{""}},
		"length":   {&pattern.Length{Min: 1, Max: 2}, []string{"a", "😀é", "\xff\xff"}, []string{"", "abc", "😀é\xff"}},
		"contains": {&pattern.Contains{Each: lower, One: digits}, []string{"1", "a1b", "é1"}, []string{"", "ab", "1a1", "A1"}},
		"sequence": {
			&pattern.Sequence{{Literal: "v"}, {Set: digits, Min: 1, Max: 2}, {Set: lower, Min: 0, Max: pattern.Unbounded}},
			[]string{"v1", "v12éa"},
			[]string{"", "v", "1", "v123", "v1A", "va"},
		},
		"automaton": {&evens, []string{"12.", "1234."}, []string{"", ".", "1.", "12", "12.1", "12é", "12.\xff"}},
		"split":     {&pattern.Split{Head: &evens, Tail: &pattern.Run{Set: lower, Min: 1, Max: 2}}, []string{"12.a", "12.éb"}, []string{"12.", "12", "a", "12.abc"}},
		"last":      {&pattern.SplitLast{Set: lower, Head: &evens, Tail: &pattern.Length{Max: 2}}, []string{"12.", "12.aé"}, []string{"12.abc", "12a", "é"}},
		"rounds":    {&pattern.Rounds{Round: &evens, Min: 1, Max: 2}, []string{"12.", "12.34."}, []string{"", "12.3", "12.34.56."}},
		"all":       {&pattern.All{&pattern.Length{Max: 3}, &evens}, []string{"12."}, []string{"1234.", "abc"}},
		"any":       {&pattern.Any{&pattern.Length{Max: 1}, &evens}, []string{"12.", "a", ""}, []string{"ab"}},
		"not":       {&pattern.Not{Pattern: &evens}, []string{"", "1."}, []string{"12."}},
		"regexp":    {&lazyregexp.Regexp{Text: `\Aa+\z`}, []string{"a", "aa"}, []string{"", "ab"}},
	} {
		for _, text := range c.yes {
			if !c.matcher.Match(text) {
				t.Errorf("%s refuses %q", name, text)
			}
		}
		for _, text := range c.no {
			if c.matcher.Match(text) {
				t.Errorf("%s takes %q", name, text)
			}
		}
		if n := testing.AllocsPerRun(10, func() { c.matcher.Match("12.34.aé") }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
