package pattern

import "unicode/utf8"

// All matches where all of several patterns do.
type All []Matcher

// Match implements [Matcher].
func (a *All) Match(text string) bool {
	for _, m := range *a {
		if !m.Match(text) {
			return false
		}
	}
	return true
}

// Any matches where one of several patterns does.
type Any []Matcher

// Match implements [Matcher].
func (a *Any) Match(text string) bool {
	for _, m := range *a {
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
		if b := int(text[i]); b < len(d.Classes.ASCII) {
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

// Rounds is Min to Max texts one after another that Round matches: none of them
// begins with another.
type Rounds struct {
	Round    *DFA
	Min, Max int
}

// Match implements [Matcher].
func (r *Rounds) Match(text string) bool {
	count := 0
	for text != "" {
		n := r.Round.prefix(text)
		if n <= 0 || count == r.Max {
			return false
		}
		text = text[n:]
		count++
	}
	return count >= r.Min
}

// SplitLast matches a text whose end, as far as it has characters of Set only, Tail
// matches, and Head what stands before that.
type SplitLast struct {
	Set        Set
	Head, Tail Matcher
}

// Match implements [Matcher].
func (s *SplitLast) Match(text string) bool {
	at := len(text)
	for at > 0 {
		size := 1
		if text[at-1] >= utf8.RuneSelf {
			_, size = utf8.DecodeLastRuneInString(text[:at])
		}
		if s.Set.next(text[at-size:]) == 0 {
			break
		}
		at -= size
	}
	return s.Tail.Match(text[at:]) && s.Head.Match(text[:at])
}
