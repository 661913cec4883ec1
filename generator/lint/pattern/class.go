package pattern

import (
	"fmt"
	"strings"
	"unicode"
)

// class reads a class whose bracket is consumed, and returns it in Go's syntax;
// empty when that has nothing like it.
func (p *parser) class(from, depth int) string {
	c := &class{parser: p, start: p.at, exact: true}
	c.negated = p.eat("^")
	if depth > maxDepth {
		p.fail(from, "classes nest too deep")
	}
	for first := true; ; first = false {
		if p.at >= len(p.text) {
			p.fail(from, "unclosed class")
			return ""
		}
		// In Java a bracket that comes first is a character.
		if !(first && p.java()) && p.eat("]") {
			break
		}
		c.item(depth)
	}
	if !c.exact || c.set.Len() == 0 {
		return ""
	}
	if c.negated {
		return "[^" + c.set.String() + "]"
	}
	return "[" + c.set.String() + "]"
}

// class is a class while it is read.
type class struct {
	*parser
	start   int
	negated bool
	set     strings.Builder
	// exact is false once Go has nothing like an item.
	exact bool
}

// item reads an item of a class.
func (c *class) item(depth int) {
	from := c.at
	switch {
	case c.java() && c.eat("&&"):
		c.fact(Intersection, from)
		c.exact = false
		return
	case c.java() && c.eat("["):
		inner := c.class(from, depth+1)
		if inner == "" || strings.HasPrefix(inner, "[^") {
			c.exact = false
			return
		}
		c.set.WriteString(inner[1 : len(inner)-1])
		return
	case c.eat("||"):
		c.fact(ClassSeparator, from)
		c.set.WriteString(`\|`)
		return
	}
	low, set := c.one()
	if set || low < 0 {
		return
	}
	if !strings.HasPrefix(c.rest(), "-") || strings.HasPrefix(c.rest(), "-]") || c.java() && strings.HasPrefix(c.rest(), "-[") || c.rest() == "-" {
		c.set.WriteString(quote(low))
		return
	}
	c.at++
	high, set := c.one()
	if set || high < 0 {
		c.set.WriteString(quote(low) + `\-`)
		return
	}
	c.span(from, low, high)
}

// span adds a range.
func (c *class) span(from int, low, high rune) {
	if low > high {
		c.fail(from, fmt.Sprintf("the range %s has its ends the wrong way round", c.text[from:min(c.at, len(c.text))]))
		return
	}
	if wide(low, high) {
		c.fact(WideRange, from)
	}
	c.set.WriteString(quote(low) + "-" + quote(high))
}

// one reads a character, or a set, which it adds to the class itself.
func (c *class) one() (r rune, isSet bool) {
	from := c.at
	if r = c.next(); r != '\\' {
		return r, false
	}
	switch {
	case c.rest() == "":
		c.fail(from, "a backslash ends the pattern")
		return -1, false
	case c.eat(`\`):
		if meantInClass.MatchString(c.rest()) {
			c.doubled(from)
		}
		return '\\', false
	case c.eat("b"):
		return '\b', false
	}
	set, r := c.shared(from)
	if set == "" && r < 0 {
		c.exact = false
		return -1, true
	}
	c.set.WriteString(set)
	return r, set != ""
}

// wide reports a range whose ends are a letter and another kind of character, or
// letters of both cases: it has the punctuation between them too.
func wide(low, high rune) bool {
	if high >= 127 || !alnum(low) {
		return false
	}
	return alnum(high) && kind(low) != kind(high)
}

func alnum(c rune) bool { return c < 128 && (unicode.IsLetter(c) || unicode.IsDigit(c)) }

// kind tells digits and the two cases apart.
func kind(c rune) int {
	switch {
	case unicode.IsDigit(c):
		return 0
	case unicode.IsUpper(c):
		return 1
	}
	return 2
}
