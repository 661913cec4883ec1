package syntax

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// The parts of patterns that are regular themselves.
var (
	groupFlags   = regexp.MustCompile(`^\?[a-zA-Z]*(-[a-zA-Z]*)?[:)]`)
	groupName    = regexp.MustCompile(`^\?<([a-zA-Z]\w*)>`)
	repeatCounts = regexp.MustCompile(`^\{(\d{1,9})(,?)(\d{0,9})\}`)
)

// parser reads a pattern from left to right. After a fault it consumes nothing
// more.
type parser struct {
	text  string
	at    int
	out   *Pattern
	err   *Error
	flags flags
	// names are the numbers of groups with names.
	names map[string]int
	// breaks counts the escapes for line breaks.
	breaks int
}

// flags change what the rest of a group means.
type flags struct {
	// fold is i, all is s: the dot matches line terminators too.
	fold, all bool
}

// unsupported records that a pattern cannot be compiled; parsing goes on.
func (p *parser) unsupported(at int, message string) {
	if p.out.Unsupported == nil {
		p.out.Unsupported = &Error{At: at, Message: message}
	}
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
		from, breaks := p.at, p.breaks
		item := p.quantified(p.atom(depth), from)
		if item.Op == OpRepeat && p.breaks > breaks {
			// Java then takes both characters of a line break wherever it can.
			p.unsupported(from, `a repeated \R`)
		}
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
		n.Op, n.Set = OpClass, p.class(n.At, 0)
	case '.':
		n.Op, n.Set = OpClass, p.dot()
	case '^':
		n.Op = OpBegin
	case '$':
		if n.Op = OpEnd; p.java() {
			n.Op = OpFinal
		}
	case '\\':
		p.escape(n)
	case '*', '+', '?':
		p.fail(n.At, "nothing to repeat with "+string(c))
	case '{':
		p.brace(n)
	default:
		n.Op, n.Set = OpClass, p.folded(charset.Of(c))
	}
	return n
}

// dot is what a dot matches.
func (p *parser) dot() charset.Set {
	switch {
	case p.flags.all:
		return charset.All
	case p.java():
		return charset.Of('\n', '\r', 0x85, 0x2028, 0x2029).Negate()
	}
	return charset.Of('\n', '\r', 0x2028, 0x2029).Negate()
}

// folded adds the other case of letters where a flag says so.
func (p *parser) folded(set charset.Set) charset.Set {
	if p.flags.fold {
		return set.FoldASCII()
	}
	return set
}
