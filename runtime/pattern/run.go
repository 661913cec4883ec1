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
	continued := 0
	for i := 0; i < len(text); i++ {
		if r.Set.ascii(text[i]) {
			continue
		}
		n := r.Set.next(text[i:])
		if n == 0 {
			return false
		}
		continued += n - 1
		i += n - 1
	}
	count := len(text) - continued
	return count >= r.Min && (r.Max < 0 || count <= r.Max)
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
	found, alone := false, false
	for i := 0; i < len(text); {
		n, one := c.Each.next(text[i:]), 0
		if !found || n == 0 {
			one = c.One.next(text[i:])
		}
		switch {
		case n == 0 && (one == 0 || alone):
			return false
		case n == 0:
			alone, n = true, one
		case one > 0:
			found = true
		}
		i += n
	}
	return found || alone
}
