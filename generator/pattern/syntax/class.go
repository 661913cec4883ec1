package syntax

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// class reads a class whose bracket is consumed, its closing one too.
func (p *parser) class(from, depth int) charset.Set {
	if depth > maxDepth {
		p.fail(from, "classes nest too deep")
		return nil
	}
	negated := p.eat("^")
	set := p.items(from, depth)
	p.eat("]")
	if negated {
		return set.Negate()
	}
	return set
}

// items reads up to the bracket that closes a class.
func (p *parser) items(from, depth int) charset.Set {
	var sets []charset.Set
	for {
		switch {
		case p.at >= len(p.text):
			p.fail(from, "unclosed class")
			return nil
		// In Java a bracket that comes first is a character.
		case p.text[p.at] == ']' && (len(sets) > 0 || !p.java()):
			return charset.Union(sets...)
		case p.java() && strings.HasPrefix(p.rest(), "&&"):
			at := p.at
			p.at += len("&&")
			p.fact(Intersection, at)
			left, right, found := charset.Union(sets...), charset.Set(nil), false
			if right, found = p.operand(from, depth); found {
				left = left.Intersect(right)
			}
			sets = []charset.Set{left}
		default:
			sets = append(sets, p.item(depth))
		}
	}
}

// operand reads what is intersected with: classes, or items up to the closing
// bracket, before which Java forgets the classes.
func (p *parser) operand(from, depth int) (set charset.Set, found bool) {
	for p.at < len(p.text) && p.text[p.at] != ']' && p.text[p.at] != '&' {
		at := p.at
		if p.eat("[") {
			set = charset.Union(set, p.class(at, depth+1))
		} else {
			if depth++; depth > maxDepth {
				p.fail(from, "classes nest too deep")
			}
			set = p.items(from, depth)
		}
		found = true
	}
	return set, found
}

// item reads an item of a class.
func (p *parser) item(depth int) charset.Set {
	from := p.at
	switch {
	case p.java() && p.eat("["):
		return p.class(from, depth+1)
	case p.eat("||"):
		p.fact(ClassSeparator, from)
		return charset.Of('|')
	}
	low, set := p.one()
	if low < 0 {
		return set
	}
	if !strings.HasPrefix(p.rest(), "-") || strings.HasPrefix(p.rest(), "-]") || p.java() && strings.HasPrefix(p.rest(), "-[") || p.rest() == "-" {
		return p.folded(charset.Of(low))
	}
	p.at++
	high, set := p.one()
	if high < 0 {
		return charset.Union(p.folded(charset.Of(low)), charset.Of('-'), set)
	}
	return p.folded(p.span(from, low, high))
}

// span is a range.
func (p *parser) span(from int, low, high rune) charset.Set {
	if low > high {
		p.fail(from, fmt.Sprintf("the range %s has its ends the wrong way round", p.text[from:min(p.at, len(p.text))]))
		return nil
	}
	if wide(low, high) {
		p.fact(WideRange, from)
	}
	return charset.Range(low, high)
}

// one reads a character, or a set: then the character is negative.
func (p *parser) one() (rune, charset.Set) {
	from := p.at
	if r := p.next(); r != '\\' {
		return r, nil
	}
	switch {
	case p.rest() == "":
		p.fail(from, "a backslash ends the pattern")
		return -1, nil
	case p.eat(`\`):
		if meantInClass.MatchString(p.rest()) {
			p.doubled(from)
		}
		return '\\', nil
	case p.eat("b"):
		return '\b', nil
	}
	return p.shared(from)
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
