// Package pattern matches text against the patterns of models, for generated
// code: every pattern is static data, a variable of one of the types here, and
// needs no work when a program starts. Matching takes time in proportion to the
// text and allocates nothing. It imports the standard library.
//
// A byte that is no UTF-8 counts as one U+FFFD, as for a range over a string and
// for package regexp.
package pattern

// Matcher is a pattern. A match is one of the whole text.
type Matcher interface {
	Match(text string) bool
}

// Unbounded is the most of what has no upper bound.
const Unbounded = -1
