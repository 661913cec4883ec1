package syntax

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// class reads a class whose bracket is consumed, its closing one too.
func (p *parser) class(from, depth int) charset.Set {
	negated := p.eat("^")
	var set charset.Set
	if p.java() {
		set = p.javaClass(from, depth)
	} else {
		set = p.items(from)
	}
	p.eat("]")
	if negated {
		return set.Negate()
	}
	return set
}

// items reads up to the bracket that closes a class of ECMA-262.
func (p *parser) items(from int) charset.Set {
	var sets []charset.Set
	for p.at < len(p.text) && p.text[p.at] != ']' {
		set, _ := p.item()
		sets = append(sets, set)
	}
	if p.at == len(p.text) {
		p.fail(from, "unclosed class")
	}
	return charset.Union(sets...)
}

// item reads an item of a class, and tells a single character from a range or set.
func (p *parser) item() (set charset.Set, single bool) {
	from := p.at
	if p.eat("||") {
		p.fact(ClassSeparator, from)
		p.at = from
	}
	low, set := p.one()
	if low < 0 {
		return set, false
	}
	if !p.ranges() {
		return p.folded(charset.Of(low)), true
	}
	p.at++
	high, set := p.one()
	switch {
	case high >= 0:
		return p.folded(p.span(from, low, high)), false
	case p.java():
		p.fail(from, "the range "+p.text[from:p.at]+" ends in a set")
	}
	return charset.Union(p.folded(charset.Of(low)), charset.Of('-'), set), false
}

// ranges reports whether a dash for a range follows.
func (p *parser) ranges() bool {
	rest := p.rest()
	if len(rest) < 2 || rest[0] != '-' || rest[1] == ']' {
		return false
	}
	return !p.java() || rest[1] != '['
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
	case !p.java() && p.eat("b"):
		return '\b', nil
	case p.java() && p.eat("Q"):
		p.unsupported(from, `\Q in a class`)
		text, _, _ := strings.Cut(p.rest(), `\E`)
		p.at = min(p.at+len(text+`\E`), len(p.text))
		return -1, nil
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
