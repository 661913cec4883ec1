package syntax

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

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
		switch {
		case stacked > 0 && p.java():
			p.again(at)
			continue
		case stacked > 0:
			p.unsupported(at, "a quantifier of a quantifier")
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
	for p.java() && p.eat(`\Q\E`) {
	}
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
