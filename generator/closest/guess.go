package closest

import (
	"fmt"
	"maps"
	"slices"
)

// maxSought is for how many wrong names a right one is sought: each is compared
// with all known ones.
const maxSought = 100

// Guesser says what wrong names may have meant. Its zero value is ready; it is for
// one set of known names and one goroutine.
type Guesser struct {
	known  []string
	sought int
}

// Hint is the end of a message about a wrong name, such as `; did you mean "Bot"?`;
// empty when no key of known is close, and from the 101st wrong name on.
func Hint[V any](g *Guesser, wrong string, known map[string]V) string {
	if g.sought++; g.sought > maxSought {
		return ""
	}
	if g.known == nil {
		g.known = slices.Sorted(maps.Keys(known))
	}
	for _, near := range Names(wrong, g.known, 1) {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
