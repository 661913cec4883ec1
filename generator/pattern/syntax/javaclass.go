package syntax

import (
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// javaClass is a class as java.util.regex reads it. That gathers the single
// characters of Latin-1 apart, and has all of them wherever it has met one: what
// stands behind an intersection may change what stood before it.
type javaClass struct {
	// left is what stands before the last intersection; nil for nothing. Items are
	// those behind it, and last is the last of all; nil for a gathered one.
	left  *dependent
	items []charset.Set
	last  *dependent
	// gathered are the single characters; lacking is true while left and the items
	// are to be joined with them.
	gathered []charset.Set
	lacking  bool
}

// dependent is a set that depends on the gathered characters: which of them it has,
// and which others.
type dependent struct{ gathered, others charset.Set }

// everyGathered has the gathered characters and no others.
var everyGathered = dependent{gathered: charset.All}

func constant(set charset.Set) *dependent { return &dependent{set, set} }

// empty reports whether there is no item yet: then a bracket does not close it.
func (c *javaClass) empty() bool { return c.left == nil && c.items == nil && !c.lacking }

// add adds an item that is no operator.
func (c *javaClass) add(set charset.Set, single bool) {
	if single && set[0] <= unicode.MaxLatin1 {
		c.gathered, c.lacking, c.last = append(c.gathered, set), true, nil
		return
	}
	c.items, c.last = append(c.items, set), constant(set)
}

// join makes left of all items, and of the gathered characters if it lacks them.
func (c *javaClass) join() {
	if c.lacking && c.left == nil && c.items == nil {
		c.last = &everyGathered
	}
	all := charset.Union(c.items...)
	out := dependent{all, all}
	if c.left != nil {
		out = dependent{charset.Union(all, c.left.gathered), charset.Union(all, c.left.others)}
	}
	if c.lacking {
		out.gathered = charset.All
	}
	if c.left != nil || c.items != nil || c.lacking {
		c.left = &out
	}
	c.items, c.lacking = nil, false
}

// intersect keeps what is in an operand too; without one what is in the last item.
// It is false where that was gathered: then Java fails when it matches.
func (c *javaClass) intersect(operand *dependent) bool {
	if c.join(); operand != nil {
		c.last = operand
	}
	switch {
	case c.last == nil:
		return false
	case c.left == nil:
		c.left = c.last
	default:
		c.left = &dependent{c.left.gathered.Intersect(c.last.gathered), c.left.others.Intersect(c.last.others)}
	}
	return true
}

// set is the set of all items.
func (c *javaClass) set() charset.Set {
	c.join()
	gathered := charset.Union(c.gathered...)
	return charset.Union(c.left.gathered.Intersect(gathered), c.left.others.Intersect(gathered.Negate()))
}

// javaClass reads a class up to its closing bracket, which stays.
func (p *parser) javaClass(from, depth int) charset.Set {
	c := &javaClass{}
	if depth > maxDepth {
		p.fail(from, "classes nest too deep")
	}
	for {
		switch at := p.at; {
		case at >= len(p.text):
			p.fail(from, "unclosed class")
			return nil
		case p.text[at] == ']' && !c.empty():
			return c.set()
		case p.eat("["):
			c.add(p.class(at, depth+1), false)
		case p.eat("&&"):
			p.fact(Intersection, at)
			if operand := p.operand(from, depth+1); operand == nil && c.empty() {
				p.fail(at, "an intersection of nothing")
			} else if !c.intersect(operand) {
				p.unsupported(at, "an intersection with nothing")
			}
		default:
			c.add(p.item())
		}
	}
}

// operand reads what is intersected with: classes, and items up to the closing
// bracket; nil for neither.
func (p *parser) operand(from, depth int) *dependent {
	var sets []charset.Set
	for p.at < len(p.text) && p.text[p.at] != ']' && p.text[p.at] != '&' {
		if at := p.at; p.eat("[") {
			sets = append(sets, p.class(at, depth))
		} else {
			sets = append(sets, p.javaClass(from, depth))
		}
	}
	if sets == nil {
		return nil
	}
	return constant(charset.Union(sets...))
}
