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
	groupFlags   = regexp.MustCompile(`^\?[a-zA-Z]*(-[a-zA-Z]+)?[:)]`)
	groupName    = regexp.MustCompile(`^\?P?<(\w+)>`)
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

// brace reads a brace without anything to repeat: in Java it repeats the empty
// text, elsewhere it is a character.
func (p *parser) brace(n *Node) {
	if !p.java() {
		n.Op, n.Set = OpClass, charset.Of('{')
		return
	}
	p.at = n.At
	if repeatCounts.FindString(p.rest()) == "" {
		p.fail(n.At, "{ is no repetition")
	}
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

// group reads a group; its opening parenthesis is consumed.
func (p *parser) group(n *Node, depth int) *Node {
	outer, capture := p.flags, 0
	for _, look := range []string{"?=", "?!", "?<=", "?<!"} {
		if p.eat(look) {
			p.fact(Lookaround, n.At)
			n.Op, n.Negated, n.Behind = OpLook, strings.HasSuffix(look, "!"), len(look) == len("?<=")
			n.Sub = []*Node{p.alternatives(depth + 1)}
			p.flags = outer
			p.close(n.At)
			return n
		}
	}
	switch {
	case p.eat("?:"):
	case p.eat("?>"):
		p.unsupported(n.At, "an atomic group")
	case strings.HasPrefix(p.rest(), "?<") || strings.HasPrefix(p.rest(), "?P<"):
		capture = p.named(n.At)
	case groupFlags.MatchString(p.rest()):
		if p.inlineFlags(n.At) {
			return n
		}
	case strings.HasPrefix(p.rest(), "?"):
		p.fail(n.At, "malformed group")
	default:
		p.out.Captures++
		capture = p.out.Captures
	}
	inner := p.alternatives(depth + 1)
	p.flags = outer
	p.close(n.At)
	inner.Group = capture
	return inner
}

// named reads the name of a group, and counts it.
func (p *parser) named(from int) int {
	name := groupName.FindStringSubmatch(p.rest())
	if name == nil {
		p.fail(from, "malformed group")
		return 0
	}
	p.at += len(name[0])
	p.out.Captures++
	if p.names == nil {
		p.names = make(map[string]int)
	}
	p.names[name[1]] = p.out.Captures
	return p.out.Captures
}

// inlineFlags reads flags, and reports whether they are for the rest of the group
// that they stand in.
func (p *parser) inlineFlags(from int) bool {
	text := groupFlags.FindString(p.rest())
	p.at += len(text)
	last := text[len(text)-1]
	if from > 0 || last != ')' {
		p.fact(InlineFlags, from)
	}
	on, off, _ := strings.Cut(text[1:len(text)-1], "-")
	for _, c := range on + off {
		set := strings.ContainsRune(on, c)
		switch c {
		case 'i':
			p.flags.fold = set
		case 's':
			p.flags.all = set
		default:
			p.unsupported(from, "the flag "+string(c))
		}
	}
	return last == ')'
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
		if stacked > 0 && p.java() {
			p.again(at)
			continue
		}
		if n.Op == OpBegin || n.Op == OpEnd || n.Op == OpFinal {
			p.fact(QuantifiedAnchor, from)
		}
		if high != Unbounded && low > high {
			p.fail(at, "the quantifier "+p.text[at:p.at]+" has its bounds the wrong way round")
		}
		possessive := !p.eat("?") && p.java() && p.eat("+")
		n = &Node{Op: OpRepeat, Sub: []*Node{n}, Min: low, Max: high, Possessive: possessive, At: from}
	}
}

// again reads what follows a second quantifier: Java takes one with braces only,
// which then repeats the empty text before it.
func (p *parser) again(at int) {
	if p.text[at] != '{' {
		p.fail(at, "nothing to repeat with "+p.text[at:at+1])
	}
	if !p.eat("?") {
		p.eat("+")
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
