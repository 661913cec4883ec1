package syntax

import "strings"

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
	case strings.HasPrefix(p.rest(), "?<"):
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
	if name == nil || p.java() && strings.Contains(name[1], "_") {
		p.fail(from, "malformed group")
		return 0
	}
	p.at += len(name[0])
	p.out.Captures++
	if p.names == nil {
		p.names = make(map[string]int)
	}
	if p.names[name[1]] > 0 {
		p.fail(from, "a second group named "+name[1])
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
		case 'd', 'm', 'u', 'x', 'U':
			p.unsupported(from, "the flag "+string(c))
		default:
			p.fail(from, "unknown flag "+string(c))
		}
	}
	return last == ')'
}

func (p *parser) close(opened int) {
	if !p.eat(")") {
		p.fail(opened, "unclosed group")
	}
}
