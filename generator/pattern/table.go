package pattern

import (
	"slices"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// setOf writes a set as data.
func setOf(s charset.Set) pattern.Set {
	var out pattern.Set
	for i := 0; i+1 < len(s); i += 2 {
		for c := s[i]; c <= min(s[i+1], 127); c++ {
			out.ASCII[c>>6] |= 1 << (c & 63)
		}
		if s[i+1] > 127 {
			out.Ranges += threeBytes(max(s[i], 128)) + threeBytes(s[i+1])
		}
	}
	if len(s) > 2*maxUnindexed {
		out.Index = index(s)
	}
	return out
}

// maxUnindexed is how many ranges a set has without an index.
const maxUnindexed = 16

// index tells where the ranges of each first byte of UTF-8 begin.
func index(s charset.Set) string {
	var out []byte
	n := 0
	others := s.Intersect(charset.Range(utf8.RuneSelf, utf8.MaxRune))
	for lead := pattern.FirstLead; lead <= pattern.LastLead; lead++ {
		for 2*n < len(others) && others[2*n+1] < firstOf(lead) {
			n++
		}
		out = append(out, byte(n), byte(n>>8))
	}
	n = len(others) / 2
	return string(append(out, byte(n), byte(n>>8)))
}

// firstOf is the first character whose UTF-8 begins with a byte.
func firstOf(lead int) rune {
	switch {
	case lead < 0xE0:
		return rune(lead&0x1F) << 6
	case lead < 0xF0:
		return max(rune(lead&0x0F)<<12, 0x800)
	}
	return max(rune(lead&0x07)<<18, 0x10000)
}

func threeBytes(c rune) string { return string([]byte{byte(c >> 16), byte(c >> 8), byte(c)}) }

// table is an automaton with its states in the order that tables have.
type table struct {
	dfa *regular.DFA
	// states are the states of the automaton by their number in the table, or -1 for
	// one that it lacks; number is the reverse.
	states []int
	number []int
	accept int
}

// newTable orders states: the dead, the sure, the others, those that accept.
func newTable(d *regular.DFA) *table {
	t := &table{dfa: d, states: []int{-1, -1}, number: make([]int, len(d.Next))}
	var others, accepting []int
	for q, row := range d.Next {
		stays := true
		for _, to := range row {
			stays = stays && int(to) == q
		}
		switch {
		case stays && d.Accepts[q]:
			t.states[pattern.Sure] = q
		case stays:
			t.states[pattern.Dead] = q
		case d.Accepts[q]:
			accepting = append(accepting, q)
		default:
			others = append(others, q)
		}
	}
	t.accept = len(t.states) + len(others)
	t.states = append(append(t.states, others...), accepting...)
	for i, q := range t.states {
		if q >= 0 {
			t.number[q] = i
		}
	}
	return t
}

// narrow is the table of at most 256 states.
func (t *table) narrow() *pattern.DFA {
	var data []byte
	for class := range t.dfa.Classes {
		for i, q := range t.states {
			data = append(data, byte(t.next(i, q, class)))
		}
	}
	return &pattern.DFA{
		Classes: classes(t.dfa.Classes), Table: string(data),
		States: len(t.states), Start: t.number[t.dfa.Start], Accept: t.accept,
	}
}

// next is the number of the state that follows one; those that the automaton lacks
// stay what they are.
func (t *table) next(i, q, class int) int {
	if q < 0 {
		return i
	}
	return t.number[t.dfa.Next[q][class]]
}

// wideTable is the table of an automaton with two bytes for a state; nil when even
// that is too large.
func wideTable(d *regular.DFA) pattern.Matcher {
	if d == nil {
		return nil
	}
	t := newTable(d)
	if 2*len(t.states)*len(d.Classes) > maxWideTable {
		return nil
	}
	var data []byte
	for class := range d.Classes {
		for i, q := range t.states {
			n := t.next(i, q, class)
			data = append(data, byte(n), byte(n>>8))
		}
	}
	return &pattern.Wide{
		Classes: classes(d.Classes), Table: string(data),
		States: len(t.states), Start: t.number[d.Start], Accept: t.accept,
	}
}

// classes writes the classes of characters as data.
func classes(sets []charset.Set) pattern.Classes {
	ascii := make([]byte, 128)
	classAt := make(map[rune]byte)
	var starts charset.Set
	for class, set := range sets {
		for i := 0; i+1 < len(set); i += 2 {
			for c := set[i]; c <= min(set[i+1], 127); c++ {
				ascii[c] = byte(class)
			}
			if from := max(set[i], 128); set[i+1] >= from {
				starts = append(starts, from)
				classAt[from] = byte(class)
			}
		}
	}
	slices.Sort(starts)
	var pieces []byte
	for i, from := range starts {
		if i > 0 && classAt[from] == classAt[starts[i-1]] {
			continue
		}
		pieces = append(append(pieces, threeBytes(from)...), classAt[from])
	}
	return pattern.Classes{ASCII: string(ascii), Pieces: string(pieces)}
}
