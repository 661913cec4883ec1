package pattern

import "unicode/utf8"

// All matches where all of several patterns do.
type All []Matcher

// Match implements [Matcher].
func (a All) Match(text string) bool {
	for _, m := range a {
		if !m.Match(text) {
			return false
		}
	}
	return true
}

// Any matches where one of several patterns does.
type Any []Matcher

// Match implements [Matcher].
func (a Any) Match(text string) bool {
	for _, m := range a {
		if m.Match(text) {
			return true
		}
	}
	return false
}

// Not matches where another pattern does not.
type Not struct{ Pattern Matcher }

// Match implements [Matcher].
func (n *Not) Match(text string) bool { return !n.Pattern.Match(text) }

// Split matches a text whose beginning Head matches, up to where it first does,
// and the rest of it Tail.
type Split struct {
	Head *DFA
	Tail Matcher
}

// Match implements [Matcher].
func (s *Split) Match(text string) bool {
	n := s.Head.prefix(text)
	return n >= 0 && s.Tail.Match(text[n:])
}

// prefix is the length of the shortest beginning that matches; -1 for none.
func (d *DFA) prefix(text string) int {
	state := d.Start
	for i := 0; i < len(text); {
		if state >= d.Accept {
			return i
		}
		class, size := 0, 1
		if b := text[i]; b < utf8.RuneSelf && int(b) < len(d.Classes.ASCII) {
			class = int(d.Classes.ASCII[b])
		} else {
			class, size = d.Classes.of(text[i:])
		}
		i += size
		if state = int(d.Table[class*d.States+state]); state == Dead {
			return -1
		}
	}
	if state >= d.Accept {
		return len(text)
	}
	return -1
}
