package pattern

import "unicode/utf8"

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
		if n := len(item.Literal); n > 0 {
			if len(text) < n || text[0] != item.Literal[0] || text[:n] != item.Literal {
				return false
			}
			text = text[n:]
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
	limit := len(text)
	if m.Max >= 0 {
		limit = min(limit, m.Max)
	}
	at := 0
	for at < limit && m.Set.ascii(text[at]) {
		at++
	}
	count := at
	if at < limit && text[at] >= utf8.RuneSelf {
		at, count = m.takeOthers(text, at)
	}
	if count < m.Min {
		return -1
	}
	return at
}

// takeOthers goes on at a character that is not ASCII; there are as many before it
// as bytes.
func (m *Item) takeOthers(text string, at int) (end, count int) {
	count = at
	for at < len(text) && count != m.Max {
		n := m.Set.next(text[at:])
		if n == 0 {
			break
		}
		at += n
		count++
	}
	return at, count
}
