package expression

import (
	"go/token"
	"go/types"
	"strconv"
	"unicode"
)

// locals are the names that a function has used.
type locals struct {
	taken map[string]bool
	// order has the names in the order in which they were given.
	order []string
}

// imported are the packages that the code around expressions may use.
var imported = []string{"types", "document", "jmespath", "runtime", "strings", "slices", "maps", "utf8", "time", "context", "v"}

func newLocals(taken []string) *locals {
	n := &locals{taken: make(map[string]bool)}
	for _, name := range types.Universe.Names() {
		n.taken[name] = true
	}
	for _, name := range append(imported, taken...) {
		n.taken[name] = true
	}
	return n
}

// local is a new name for a variable.
func (n *locals) local(hint string) string {
	base := unexport(hint)
	switch {
	case base == "":
		base = "value"
	case token.IsKeyword(base):
		base += "Value"
	}
	name := base
	for i := 2; n.taken[name]; i++ {
		name = base + strconv.Itoa(i)
	}
	n.taken[name] = true
	n.order = append(n.order, name)
	return name
}

// unexport is a name whose first word is in lower case: DBInstance is dbInstance.
func unexport(name string) string {
	runes := []rune(name)
	for i, c := range runes {
		if !unicode.IsUpper(c) || i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			break
		}
		runes[i] = unicode.ToLower(c)
	}
	return string(runes)
}
