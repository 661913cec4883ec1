package pattern

import "unicode/utf8"

// Run is Min to Max characters of a set.
type Run struct {
	Set      Set
	Min, Max int
}

// Match implements [Matcher].
func (r *Run) Match(text string) bool {
	if len(text) < r.Min || r.Max >= 0 && len(text) > r.Max*utf8.UTFMax {
		return false
	}
	count, end := r.Set.count(text)
	return end == len(text) && count >= r.Min && (r.Max < 0 || count <= r.Max)
}

// Length is Min to Max characters, whichever.
type Length struct {
	Min, Max int
}

// Match implements [Matcher].
func (l *Length) Match(text string) bool {
	if len(text) < l.Min || l.Max >= 0 && len(text) > l.Max*utf8.UTFMax {
		return false
	}
	count := utf8.RuneCountInString(text)
	return count >= l.Min && (l.Max < 0 || count <= l.Max)
}

// Contains is one character of One with any number of Each around it.
type Contains struct {
	Each, One Set
}

// Match implements [Matcher].
func (c *Contains) Match(text string) bool {
	_, end := c.Each.count(text)
	if end < len(text) {
		// What is none of Each must be the one.
		n := c.One.next(text[end:])
		if n == 0 {
			return false
		}
		_, rest := c.Each.count(text[end+n:])
		return end+n+rest == len(text)
	}
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf && !c.One.ascii(b) {
			i++
			continue
		}
		if c.One.next(text[i:]) > 0 {
			return true
		}
		i += c.Each.next(text[i:])
	}
	return false
}
