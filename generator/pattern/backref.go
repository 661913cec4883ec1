package pattern

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

// maxTexts is how many texts a group that is referred to may match.
const maxTexts = 256

// scope are the groups that are referred to and stand in this node with all that
// refers to them, but not in one of its parts.
func (l *lowering) scope(n *syntax.Node) []int {
	var out []int
	for _, g := range referredTo(n) {
		inPart := slices.ContainsFunc(n.Sub, func(s *syntax.Node) bool { return l.complete(s, g) })
		if _, done := l.fixed[g]; !done && !inPart && l.complete(n, g) {
			out = append(out, g)
		}
	}
	return out
}

// complete reports whether a node has a group and all that refers to it.
func (l *lowering) complete(n *syntax.Node, group int) bool {
	return find(n, group) != nil && count(n, group) == count(l.root, group)
}

// referredTo are the groups that references in a node name, each once.
func referredTo(n *syntax.Node) []int {
	var out []int
	if n.Op == syntax.OpBackref {
		out = append(out, n.Group)
	}
	for _, s := range n.Sub {
		out = append(out, referredTo(s)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// count is how many references to a group are in a node.
func count(n *syntax.Node, group int) int {
	if n.Op == syntax.OpBackref {
		if n.Group == group {
			return 1
		}
		return 0
	}
	total := 0
	for _, s := range n.Sub {
		total += count(s, group)
	}
	return total
}

// find is the way to a group, from the outside; nil where it is not.
func find(n *syntax.Node, group int) []*syntax.Node {
	if n.Op != syntax.OpBackref && n.Group == group {
		return []*syntax.Node{n}
	}
	for _, s := range n.Sub {
		if way := find(s, group); way != nil {
			return append([]*syntax.Node{n}, way...)
		}
	}
	return nil
}

// expand lowers a node once for every text of the first of the groups: a language
// with a reference to one of finitely many texts is regular.
func (l *lowering) expand(n *syntax.Node, groups []int, tail bool) *regular.Expr {
	group := groups[0]
	way := find(n, group)
	optional := false
	for _, outer := range way[:len(way)-1] {
		optional = optional || outer.Op == syntax.OpAlternate || outer.Op == syntax.OpRepeat && outer.Min == 0
		if outer.Op == syntax.OpRepeat && outer.Max != 1 || outer.Op == syntax.OpLook && outer != n {
			return l.fail("a reference to a group that is repeated, or in a look")
		}
	}
	if optional && l.repeated > 0 || way[len(way)-1] == n {
		return l.fail("a reference to a group that an earlier round may have matched")
	}
	texts, ok := l.texts(way[len(way)-1])
	if !ok {
		return l.fail("a reference to a group of more than %d texts", maxTexts)
	}
	var parts []*regular.Expr
	if optional {
		l.fixed[group] = nil
		parts = append(parts, l.node(n, tail))
	}
	for i, outer := range way[:len(way)-1] {
		l.through[outer] = way[i+1]
	}
	for _, text := range texts {
		l.fixed[group] = text
		parts = append(parts, l.node(n, tail))
	}
	delete(l.fixed, group)
	for _, outer := range way {
		delete(l.through, outer)
	}
	return factored(parts)
}

// factored is one of several sequences, with what all begin with before them.
func factored(parts []*regular.Expr) *regular.Expr {
	var common []*regular.Expr
	for len(parts) > 1 {
		first := sequence(parts[0])
		for _, p := range parts {
			if s := sequence(p); len(first) < 2 || len(s) < 2 || !s[0].Equal(first[0]) {
				return regular.Sequence(append(common, regular.Either(parts...))...)
			}
		}
		common = append(common, first[0])
		for i, p := range parts {
			parts[i] = regular.Sequence(sequence(p)[1:]...)
		}
	}
	return regular.Sequence(append(common, regular.Either(parts...))...)
}

// referred is a group whose text is fixed, or a reference to it. No text means
// that the group takes no part: then a reference fails in Java, and is empty in
// ECMA-262.
func (l *lowering) referred(n *syntax.Node, text *regular.Expr) *regular.Expr {
	switch {
	case text != nil:
		return text
	case n.Op == syntax.OpBackref && l.dialect == model.ECMASearch:
		return regular.Empty()
	}
	return regular.Never()
}

// texts are all texts of a group, each an expression. Characters that the rest of
// the pattern refuses everywhere are left out, so that a group may be a dot.
func (l *lowering) texts(n *syntax.Node) ([]*regular.Expr, bool) {
	e := (&lowering{dialect: l.dialect, root: n, fixed: l.fixed, through: l.through, whole: l.whole}).bare(n)
	set, low, high, ok := e.Run()
	if e.IsEmpty() {
		return []*regular.Expr{e}, true
	}
	if !ok || high != 1 {
		return l.finite(e)
	}
	set = set.Intersect(l.consumed())
	if set.Len() > maxTexts {
		return nil, false
	}
	var out []*regular.Expr
	for i := 0; i+1 < len(set); i += 2 {
		for c := set[i]; c <= set[i+1]; c++ {
			out = append(out, regular.Chars(charset.Of(c)))
		}
	}
	if low == 0 {
		out = append(out, regular.Empty())
	}
	return out, true
}

// bare lowers a group without its number.
func (l *lowering) bare(n *syntax.Node) *regular.Expr {
	inner := *n
	inner.Group = 0
	e := l.node(&inner, false)
	if l.err != nil {
		return regular.Never()
	}
	return e
}

// finite are the texts of alternatives of literals.
func (l *lowering) finite(e *regular.Expr) ([]*regular.Expr, bool) {
	parts := []*regular.Expr{e}
	if e.Kind == regular.Alternate {
		parts = e.Sub
	}
	for _, part := range parts {
		for _, c := range append([]*regular.Expr{}, sequence(part)...) {
			if c.Kind != regular.Class || c.Set.Len() != 1 {
				return nil, false
			}
		}
	}
	return parts, len(parts) <= maxTexts
}

// sequence are the parts of a concatenation, or the expression itself.
func sequence(e *regular.Expr) []*regular.Expr {
	if e.Kind == regular.Concat {
		return e.Sub
	}
	return []*regular.Expr{e}
}

// consumed are the characters that the whole text may have: those of all classes
// outside of looks, as the whole of it is matched by these.
func (l *lowering) consumed() charset.Set {
	if !l.whole {
		return charset.All
	}
	var sets []charset.Set
	var walk func(n *syntax.Node)
	walk = func(n *syntax.Node) {
		switch n.Op {
		case syntax.OpClass:
			sets = append(sets, n.Set)
		case syntax.OpLook:
		default:
			for _, s := range n.Sub {
				walk(s)
			}
		}
	}
	walk(l.root)
	return charset.Union(sets...)
}
