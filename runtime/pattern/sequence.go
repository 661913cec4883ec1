package pattern

import "strings"

// Sequence is items one after another. Each takes as much as it can, as what
// follows cannot begin with a character of an item whose length varies.
type Sequence []Item

// Item is a literal text, or if there is none Min to Max characters of a set.
type Item struct {
	Literal  string
	Set      Set
	Min, Max int
}

// Match implements [Matcher].
func (s *Sequence) Match(text string) bool {
	for i := range *s {
		item := &(*s)[i]
		if item.Literal != "" {
			if !strings.HasPrefix(text, item.Literal) {
				return false
			}
			text = text[len(item.Literal):]
			continue
		}
		n := item.take(text)
		if n < 0 {
			return false
		}
		text = text[n:]
	}
	return text == ""
}

// take is how many bytes an item takes, or -1.
func (m *Item) take(text string) int {
	count, at := 0, 0
	for at < len(text) && count != m.Max {
		if m.Set.ascii(text[at]) {
			at++
		} else if n := m.Set.next(text[at:]); n > 0 {
			at += n
		} else {
			break
		}
		count++
	}
	if count < m.Min {
		return -1
	}
	return at
}
