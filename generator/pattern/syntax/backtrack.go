package syntax

import "github.com/modelsmith/modelsmith/generator/pattern/charset"

// many is from how many repetitions on backtracking takes long.
const many = 16

// maxParts is how many parts of a node are compared with one another.
const maxParts = 64

// Backtracks returns a repetition whose rounds can be divided in many ways, such
// as (a+)+: engines that try one after another take exponential time. It is nil
// when there is none.
func (n *Node) Backtracks() *Node {
	if n.Op == OpRepeat && (n.Max == Unbounded || n.Max >= many) && ambiguous(n.Sub[0]) {
		return n
	}
	for _, s := range n.Sub {
		if found := s.Backtracks(); found != nil {
			return found
		}
	}
	return nil
}

// ambiguous reports whether one round of a repetition may be several: a repeated
// character with nothing that must stand beside it, or alternatives that share
// their only character.
func ambiguous(n *Node) bool {
	switch n.Op {
	case OpRepeat:
		low, high := n.Sub[0].Lengths()
		return high != 0 && low > 0 && (n.Max == Unbounded || n.Max >= many) && n.Min <= 1
	case OpAlternate:
		for i, s := range n.Sub {
			if ambiguous(s) {
				return true
			}
			for _, other := range n.Sub[:min(i, maxParts)] {
				if overlap(s, other) {
					return true
				}
			}
		}
	case OpConcat:
		for i, s := range n.Sub[:min(len(n.Sub), maxParts)] {
			if ambiguous(s) && dispensable(n.Sub, i) {
				return true
			}
		}
	}
	return false
}

// dispensable reports whether all parts but one may be empty, or are characters
// that the one takes too.
func dispensable(sub []*Node, one int) bool {
	for i, s := range sub {
		if i == one {
			continue
		}
		if low, _ := s.Lengths(); low > 0 && !overlap(single(s), single(sub[one])) {
			return false
		}
	}
	return true
}

// single is what a repetition repeats, and any other node itself.
func single(n *Node) *Node {
	if n.Op == OpRepeat {
		return n.Sub[0]
	}
	return n
}

// overlap reports whether two nodes are single characters with one in common.
func overlap(a, b *Node) bool { return chars(a).Overlaps(chars(b)) }

// chars is the class of a node that matches one character, nil for others.
func chars(n *Node) charset.Set {
	if n.Op == OpConcat && len(n.Sub) == 1 {
		return chars(n.Sub[0])
	}
	if n.Op != OpClass {
		return nil
	}
	return n.Set
}
