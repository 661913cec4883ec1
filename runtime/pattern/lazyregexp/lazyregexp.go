// Package lazyregexp has the patterns that only Go's regexp matches: it takes time
// in proportion to the text too. It is a package of its own, so that programs
// without such patterns do not link regexp. It imports the standard library.
package lazyregexp

import (
	"regexp"
	"sync"
)

// Regexp is a pattern in the syntax of package regexp, which is compiled when it
// is used first.
type Regexp struct {
	Text string

	once     sync.Once
	compiled *regexp.Regexp
}

// Match implements pattern.Matcher. The generator has compiled the text before.
func (r *Regexp) Match(text string) bool {
	r.once.Do(func() { r.compiled = regexp.MustCompile(r.Text) })
	return r.compiled.MatchString(text)
}
