package pattern

import (
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// straight is a matcher without an automaton; nil when the expression needs one.
func straight(e *regular.Expr) pattern.Matcher {
	set, low, high, ok := e.Run()
	switch {
	case e.IsNever():
		return &pattern.Any{}
	case e.IsEmpty():
		return &pattern.Length{}
	case ok && set.Equal(charset.All):
		return &pattern.Length{Min: low, Max: high}
	case ok && !(set.Len() == 1 && low == high):
		return &pattern.Run{Set: setOf(set), Min: low, Max: high}
	}
	if m := contains(e); m != nil {
		return m
	}
	if m := items(e); m != nil {
		return m
	}
	return nil
}

// contains is one character with any number of others around it. Where these are
// all that there are an automaton is better: it need not read to the end.
func contains(e *regular.Expr) pattern.Matcher {
	parts := sequence(e)
	if len(parts) != 3 || parts[1].Kind != regular.Class {
		return nil
	}
	before, low, high, ok := parts[0].Run()
	after, low2, high2, ok2 := parts[2].Run()
	if !ok || !ok2 || !before.Equal(after) || before.Equal(charset.All) {
		return nil
	}
	if low != 0 || low2 != 0 || high != regular.Unbounded || high2 != regular.Unbounded {
		return nil
	}
	return &pattern.Contains{Each: setOf(before), One: setOf(parts[1].Set)}
}

// maxLiteral is how often a character is repeated in a literal.
const maxLiteral = 16

// items are classes and literals one after another; nil when one of them may take
// what is the next one's.
func items(e *regular.Expr) pattern.Matcher {
	var out pattern.Sequence
	parts := sequence(e)
	for i, part := range parts {
		set, low, high, ok := part.Run()
		if !ok || low != high && mayBegin(parts[i+1:], set) {
			return nil
		}
		// A byte that is no UTF-8 counts as U+FFFD, which no literal can tell.
		if set.Len() == 1 && set[0] != utf8.RuneError && low == high && low <= maxLiteral {
			text := ""
			for range low {
				text += string(set[0])
			}
			if n := len(out); n > 0 && out[n-1].Literal != "" {
				out[n-1].Literal += text
			} else {
				out = append(out, pattern.Item{Literal: text})
			}
			continue
		}
		out = append(out, pattern.Item{Set: setOf(set), Min: low, Max: high})
	}
	return &out
}

// mayBegin reports whether parts may begin with a character of a set.
func mayBegin(parts []*regular.Expr, set charset.Set) bool {
	for _, part := range parts {
		other, low, _, ok := part.Run()
		if !ok || set.Overlaps(other) {
			return true
		}
		if low > 0 {
			return false
		}
	}
	return false
}
