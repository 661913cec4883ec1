package pattern

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
)

// maxText is the longest text that patterns are tried on, in characters: Go's
// regexp repeats no more often.
const maxText = 1000

// Matcher returns what tells whether the pattern takes a text; nil when Go's
// regexp cannot tell, or flags change what the pattern means. Longer texts than 1000 characters are not judged: they match.
func (p *Pattern) Matcher() func(text string) bool {
	var b strings.Builder
	if p.flags || !p.Root.write(&b) {
		return nil
	}
	text := "(?:" + b.String() + ")"
	if p.Dialect == model.JavaFull {
		text = "^" + text + "$"
	}
	re, err := regexp.Compile(text)
	if err != nil {
		return nil
	}
	return func(text string) bool { return utf8.RuneCountInString(text) > maxText || re.MatchString(text) }
}

// write writes a node in Go's syntax; it is false for what Go lacks.
func (n *Node) write(b *strings.Builder) bool {
	switch n.Op {
	case OpEmpty:
	case OpClass:
		if n.Class == "" {
			return false
		}
		b.WriteString(n.goClass())
	case OpBegin:
		b.WriteString("^")
	case OpEnd:
		b.WriteString("$")
	case OpAssert:
		b.WriteString(n.Class)
		return n.Class != ""
	case OpBackref:
		return false
	case OpConcat, OpAlternate:
		for i, s := range n.Sub {
			if i > 0 && n.Op == OpAlternate {
				b.WriteString("|")
			}
			b.WriteString("(?:")
			if !s.write(b) {
				return false
			}
			b.WriteString(")")
		}
	case OpRepeat:
		b.WriteString("(?:")
		if !n.Sub[0].write(b) || n.Min > maxText {
			return false
		}
		b.WriteString("){" + strconv.Itoa(n.Min) + ",")
		if n.Max != Unbounded && n.Max <= maxText {
			b.WriteString(strconv.Itoa(n.Max))
		}
		b.WriteString("}")
	}
	return true
}

// goClass puts brackets around a set that has none.
func (n *Node) goClass() string {
	if strings.HasPrefix(n.Class, "[") && !strings.HasPrefix(n.Class, "[:") {
		return n.Class
	}
	return "[" + n.Class + "]"
}
