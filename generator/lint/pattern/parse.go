package pattern

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
)

// The parts of patterns that are regular themselves.
var (
	groupFlags   = regexp.MustCompile(`^\?[a-zA-Z]*(-[a-zA-Z]+)?[:)]`)
	groupName    = regexp.MustCompile(`^\?P?<\w+>`)
	repeatCounts = regexp.MustCompile(`^\{(\d{1,9})(,?)(\d{0,9})\}`)
)

// parser reads a pattern from left to right. After a fault it consumes nothing
// more.
type parser struct {
	text string
	at   int
	out  *Pattern
	err  *Error
	// lines is true once a flag makes anchors match at the ends of lines.
	lines bool
}

func (p *parser) fail(at int, message string) {
	if p.err == nil {
		p.err = &Error{At: at, Message: message}
	}
	p.at = len(p.text)
}

func (p *parser) fact(kind FactKind, from int) {
	p.out.Facts = append(p.out.Facts, Fact{Kind: kind, At: from, Text: p.text[from:p.at]})
}

func (p *parser) rest() string { return p.text[p.at:] }

// eat consumes a prefix of the rest if that is there.
func (p *parser) eat(prefix string) bool {
	if !strings.HasPrefix(p.rest(), prefix) {
		return false
	}
	p.at += len(prefix)
	return true
}

// next consumes one character.
func (p *parser) next() rune {
	c, n := utf8.DecodeRuneInString(p.rest())
	p.at += n
	return c
}

func (p *parser) java() bool { return p.out.Dialect == model.JavaFull }

// delimiters records slashes around the pattern: those with an anchor at one of
// them, or with escaped slashes only between them.
func (p *parser) delimiters() {
	body, found := strings.CutPrefix(p.text, "/")
	body = strings.TrimRight(body, "gimsuy")
	if body, closed := strings.CutSuffix(body, "/"); found && closed && !strings.HasSuffix(body, `\`) {
		bare := strings.ReplaceAll(body, `\/`, "")
		escaped := bare != body && !strings.Contains(bare, "/")
		if escaped || strings.HasPrefix(body, "^") || strings.HasSuffix(body, "$") {
			p.out.Facts = append(p.out.Facts, Fact{Kind: Delimiters, Text: p.text})
		}
	}
}

// alternatives reads up to the end of a group or of the pattern.
func (p *parser) alternatives(depth int) *Node {
	if depth > maxDepth {
		p.fail(p.at, "groups nest deeper than "+strconv.Itoa(maxDepth))
		return &Node{}
	}
	n := &Node{Op: OpAlternate, At: p.at, Sub: []*Node{p.sequence(depth)}}
	for p.eat("|") {
		n.Sub = append(n.Sub, p.sequence(depth))
	}
	if len(n.Sub) == 1 {
		return n.Sub[0]
	}
	return n
}

func (p *parser) sequence(depth int) *Node {
	n := &Node{Op: OpConcat, At: p.at}
	for p.at < len(p.text) && p.text[p.at] != '|' && p.text[p.at] != ')' {
		from := p.at
		item := p.quantified(p.atom(depth), from)
		n.Sub = append(n.Sub, item)
	}
	return n
}

// atom reads what a quantifier may follow.
func (p *parser) atom(depth int) *Node {
	n := &Node{At: p.at}
	switch c := p.next(); c {
	case '(':
		return p.group(n, depth)
	case '[':
		n.Op, n.Class = OpClass, p.class(n.At, 0)
	case '.':
		if n.Op, n.Class = OpClass, `[^\n\r\x{2028}\x{2029}]`; p.java() {
			n.Class = `[^\n\r\x{85}\x{2028}\x{2029}]`
		}
	case '^':
		n.Op = p.anchor(OpBegin)
	case '$':
		n.Op = p.anchor(OpEnd)
	case '\\':
		p.escape(n)
	case '*', '+', '?':
		p.fail(n.At, "nothing to repeat with "+string(c))
	default:
		n.Op, n.Class = OpClass, quote(c)
	}
	return n
}

// anchor is the kind of a node for ^ or $.
func (p *parser) anchor(op Op) Op {
	if p.lines {
		return OpAssert
	}
	return op
}

// group reads a group; its opening parenthesis is consumed.
func (p *parser) group(n *Node, depth int) *Node {
	for _, look := range []string{"?=", "?!", "?<=", "?<!"} {
		if p.eat(look) {
			p.fact(Lookaround, n.At)
			p.alternatives(depth + 1)
			n.Op = OpAssert
			p.close(n.At)
			return n
		}
	}
	switch {
	case p.eat("?>"), p.eat("?:"):
	case strings.HasPrefix(p.rest(), "?<") || strings.HasPrefix(p.rest(), "?P<"):
		name := groupName.FindString(p.rest())
		if p.at += len(name); name == "" {
			p.fail(n.At, "malformed group")
		}
	case groupFlags.MatchString(p.rest()):
		flags := groupFlags.FindString(p.rest())
		p.at += len(flags)
		p.lines = p.lines || strings.Contains(flags, "m")
		p.out.flags = p.out.flags || len(flags) > len("?:")
		if n.At > 0 || p.text[p.at-1] != ')' {
			p.fact(InlineFlags, n.At)
		}
		if p.text[p.at-1] == ')' {
			return n
		}
	case strings.HasPrefix(p.rest(), "?"):
		p.fail(n.At, "malformed group")
	}
	inner := p.alternatives(depth + 1)
	p.close(n.At)
	return inner
}

func (p *parser) close(opened int) {
	if !p.eat(")") {
		p.fail(opened, "unclosed group")
	}
}

// quantified reads the quantifiers behind an atom; Java takes several.
func (p *parser) quantified(n *Node, from int) *Node {
	for stacked := 0; ; stacked++ {
		at := p.at
		low, high, ok := p.quantifier()
		if !ok {
			return n
		}
		if stacked == maxQuantifiers {
			p.fail(at, "more than "+strconv.Itoa(maxQuantifiers)+" quantifiers in a row")
			return n
		}
		if n.Op == OpBegin || n.Op == OpEnd {
			p.fact(QuantifiedAnchor, from)
		}
		if high != Unbounded && low > high {
			p.fail(at, "the quantifier "+p.text[at:p.at]+" has its bounds the wrong way round")
		}
		if !p.eat("?") && p.java() {
			p.eat("+") // possessive
		}
		n = &Node{Op: OpRepeat, Sub: []*Node{n}, Min: low, Max: high, At: from}
	}
}

func (p *parser) quantifier() (low, high int, ok bool) {
	switch {
	case p.eat("*"):
		return 0, Unbounded, true
	case p.eat("+"):
		return 1, Unbounded, true
	case p.eat("?"):
		return 0, 1, true
	}
	counts := repeatCounts.FindStringSubmatch(p.rest())
	if counts == nil {
		return 0, 0, false
	}
	p.at += len(counts[0])
	low, _ = strconv.Atoi(counts[1])
	high = low
	if counts[2] != "" {
		high = Unbounded
	}
	if counts[3] != "" {
		high, _ = strconv.Atoi(counts[3])
	}
	return low, high, true
}
