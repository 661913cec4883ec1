package syntax

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// The parts of escapes; all match at the beginning of what is left.
var (
	// meant is what somebody who escaped twice wanted to escape. In a class, where
	// a backslash is often meant, only the letters of sets count.
	meant        = regexp.MustCompile(`^(?:[dDwWsSbB](?:[^a-zA-Z]|$)|[pP]\{|[.+*?$^(){}/-])`)
	meantInClass = regexp.MustCompile(`^(?:[dDwWsS](?:[^a-zA-Z0-9-]|$)|[pP]\{)`)
	back         = regexp.MustCompile(`^(?:\d+|k<(\w+)>|k)`)
	propertyName = regexp.MustCompile(`^(?:\{([\w=:-]+)\}|([A-Z]))`)
	charName     = regexp.MustCompile(`^\{[\w -]+\}`)
)

// escape reads an escape outside of classes; its backslash is consumed.
func (p *parser) escape(n *Node) {
	n.Op = OpClass
	rest := p.rest()
	switch {
	case rest == "":
		p.fail(n.At, "a backslash ends the pattern")
	case rest[0] == '\\':
		p.at++
		if meant.MatchString(p.rest()) {
			p.doubled(n.At)
		}
		n.Set = charset.Of('\\')
	case rest[0] == 'b' || rest[0] == 'B':
		p.at++
		n.Op, n.Negated = OpBoundary, rest[0] == 'B'
		if p.java() && p.eat("{g}") {
			p.unsupported(n.At, `\b{g}`)
		}
	case strings.IndexByte("AzZG", rest[0]) >= 0:
		p.at++
		n.Op = map[byte]Op{'A': OpBegin, 'G': OpBegin, 'z': OpEnd, 'Z': OpFinal}[rest[0]]
	case rest[0] >= '1' && rest[0] <= '9', rest[0] == 'k':
		p.backref(n)
	case rest[0] == 'Q' && p.java():
		p.at++
		p.quoted(n)
	case (rest[0] == 'R' || rest[0] == 'X') && p.java():
		p.at++
		p.sequenceOf(n, rest[0])
	default:
		set := charset.Set(nil)
		if c, of := p.shared(n.At); c >= 0 {
			set = p.folded(charset.Of(c))
		} else {
			set = of
		}
		n.Set = set
	}
}

// backref reads what follows the backslash of a reference to a group.
func (p *parser) backref(n *Node) {
	m := back.FindStringSubmatch(p.rest())
	p.at += len(m[0])
	n.Op = OpBackref
	p.fact(Backreference, n.At)
	if n.Group = p.names[m[1]]; m[1] == "" {
		n.Group, _ = strconv.Atoi(m[0])
	}
	// Further digits belong to the number only if there are so many groups.
	for n.Group >= 10 && n.Group > p.out.Captures {
		n.Group /= 10
		p.at--
	}
	switch {
	case n.Group == 0 || n.Group > p.out.Captures:
		p.unsupported(n.At, "a reference to a group that does not stand before it")
	case p.flags.fold:
		p.unsupported(n.At, "a reference without regard to case")
	}
}

// quoted reads literal text up to \E.
func (p *parser) quoted(n *Node) {
	text, _, closed := strings.Cut(p.rest(), `\E`)
	end := p.at + len(text)
	n.Op = OpConcat
	for p.at < end {
		at := p.at
		n.Sub = append(n.Sub, &Node{Op: OpClass, Set: p.folded(charset.Of(p.next())), At: at})
	}
	if p.at = end; closed {
		p.at += len(`\E`)
	}
	// A quantifier is for the last character only.
	if last := len(n.Sub) - 1; last >= 0 {
		n.Sub[last] = p.quantified(n.Sub[last], n.Sub[last].At)
	}
}

// sequenceOf is an escape for more than one character.
func (p *parser) sequenceOf(n *Node, c byte) {
	if c == 'X' {
		p.unsupported(n.At, `\X`)
		return
	}
	cr, lf := &Node{Op: OpClass, Set: charset.Of('\r')}, &Node{Op: OpClass, Set: charset.Of('\n')}
	n.Op = OpAlternate
	n.Sub = []*Node{{Op: OpConcat, Sub: []*Node{cr, lf}}, {Op: OpClass, Set: vertical}}
	p.breaks++
}

// doubled records an escaped backslash, with the character behind it.
func (p *parser) doubled(from int) {
	at := p.at
	p.next()
	p.fact(DoubleEscape, from)
	p.at = at
}

// shared reads an escape that means the same in and outside of classes: a
// character, or a set; then the character is negative.
func (p *parser) shared(from int) (rune, charset.Set) {
	c := p.next()
	if set := p.classEscape(c); set != nil {
		return -1, set
	}
	switch c {
	case 'p', 'P':
		return -1, p.property(c == 'P')
	case 'u':
		return p.unicode(from), nil
	case 'x':
		return p.hex(from), nil
	case 'c':
		return p.control(from), nil
	case '0':
		return p.octal(from), nil
	}
	if i := strings.IndexRune("tnrfv", c); i >= 0 {
		return rune("\t\n\r\f\v"[i]), nil
	}
	if i := strings.IndexRune("ae", c); i >= 0 && p.java() {
		return rune("\a\x1b"[i]), nil
	}
	switch {
	case c == 'N' && p.java():
		p.at += len(charName.FindString(p.rest()))
		p.unsupported(from, `\N`)
	case c < 128 && unicode.IsLetter(c) && p.java():
		p.fail(from, fmt.Sprintf(`unknown escape \%c`, c))
	}
	return c, nil
}
