package pattern

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

// lowering makes a regular expression of a syntax tree.
type lowering struct {
	dialect model.Dialect
	err     error
	size    int
	// fixed are the texts of groups that are referred to.
	fixed map[int]*regular.Expr
	// through are the nodes around such a group, each with the part that has it: the
	// group takes part in the match.
	through map[*syntax.Node]*syntax.Node
	// root is the tree, for what references need to know of it.
	root *syntax.Node
	// whole is true when a match is always one of the whole text.
	whole bool
	// lineless is true when no text that matches has a line terminator.
	lineless bool
	// repeated is how many repetitions stand around what is lowered.
	repeated int
}

// maxSize is how many nodes an expression may have.
const maxSize = 200_000

// lower returns the expression whose full matches are what the pattern accepts.
func lower(p *syntax.Pattern) (*regular.Expr, error) {
	l := &lowering{
		dialect: p.Dialect, root: p.Root,
		fixed: make(map[int]*regular.Expr), through: make(map[*syntax.Node]*syntax.Node),
	}
	begin, end := p.Root.Anchored()
	l.whole = !search(p) || begin && end
	l.lineless = l.whole && !l.consumed().Overlaps(terminators)
	e := l.node(p.Root, !search(p))
	if l.err != nil {
		return nil, l.err
	}
	if search(p) {
		e = searched(e)
	}
	return e.Whole(), nil
}

func search(p *syntax.Pattern) bool { return p.Dialect == model.ECMASearch }

// searched is an expression with anything around it, which anchors take away.
func searched(e *regular.Expr) *regular.Expr {
	parts := []*regular.Expr{e}
	if e.Kind == regular.Alternate {
		parts = e.Sub
	}
	out := make([]*regular.Expr, len(parts))
	for i, part := range parts {
		inner := append([]*regular.Expr(nil), sequence(part)...)
		inner = fewest(inner, 0, 1)
		inner = fewest(inner, len(inner)-1, -1)
		out[i] = regular.Sequence(regular.Anything(), regular.Sequence(inner...), regular.Anything())
	}
	return regular.Either(out...)
}

// fewest makes repetitions from one end on as short as they may be: beside
// anything more rounds make no difference.
func fewest(parts []*regular.Expr, at, step int) []*regular.Expr {
	for ; at >= 0 && at < len(parts); at += step {
		part := parts[at]
		if part.Kind != regular.Repeat || !part.Plain() {
			break
		}
		parts[at] = regular.Repeated(part.Sub[0], part.Min, part.Min)
		if part.Min > 0 {
			break
		}
	}
	return parts
}

func (l *lowering) fail(reason string, args ...any) *regular.Expr {
	if l.err == nil {
		l.err = fmt.Errorf(reason, args...)
	}
	return regular.Never()
}

// node lowers a node; tail is true where nothing but the empty text may follow.
func (l *lowering) node(n *syntax.Node, tail bool) *regular.Expr {
	if l.size++; l.size > maxSize {
		return l.fail("its expansion is too large")
	}
	if l.err != nil {
		return regular.Never()
	}
	if e, is := l.fixed[n.Group]; is && n.Group > 0 {
		return l.referred(n, e)
	}
	if groups := l.scope(n); len(groups) > 0 {
		return l.expand(n, groups, tail)
	}
	switch n.Op {
	case syntax.OpClass:
		return regular.Chars(n.Set)
	case syntax.OpBegin:
		return regular.AtBegin()
	case syntax.OpEnd:
		return regular.AtEnd()
	case syntax.OpFinal:
		return final(tail || l.lineless)
	case syntax.OpLook:
		return l.look(n)
	case syntax.OpBoundary:
		return l.boundary(n.Negated)
	case syntax.OpBackref:
		return l.fail("a reference to a group that is repeated, or stands elsewhere")
	case syntax.OpConcat:
		return l.concat(n, tail)
	case syntax.OpAlternate:
		return l.alternate(n, tail)
	case syntax.OpRepeat:
		return l.repeat(n, tail)
	}
	return regular.Empty()
}

func (l *lowering) concat(n *syntax.Node, tail bool) *regular.Expr {
	parts := make([]*regular.Expr, len(n.Sub))
	for i := len(n.Sub) - 1; i >= 0; i-- {
		parts[i] = l.node(n.Sub[i], tail)
		if _, high := parts[i].Lengths(); high != 0 {
			tail = false
		}
	}
	return regular.Sequence(parts...)
}

func (l *lowering) alternate(n *syntax.Node, tail bool) *regular.Expr {
	if only, is := l.through[n]; is {
		return l.node(only, tail)
	}
	parts := make([]*regular.Expr, len(n.Sub))
	for i, s := range n.Sub {
		parts[i] = l.node(s, tail)
	}
	return regular.Either(parts...)
}

func (l *lowering) look(n *syntax.Node) *regular.Expr {
	body := l.node(n.Sub[0], false)
	e := regular.Ahead(body)
	if n.Behind {
		e = regular.Behind(body)
	}
	if n.Negated {
		return regular.Not(e)
	}
	return e
}

// terminators are what ends a line in Java.
var terminators = charset.Of('\n', '\r', 0x85, 0x2028, 0x2029)

// final is Java's $: the end, or before a last line terminator; not inside of one.
func final(tail bool) *regular.Expr {
	if tail {
		return regular.AtEnd()
	}
	cr, lf, other := regular.Chars(charset.Of('\r')), regular.Chars(charset.Of('\n')), regular.Chars(charset.Of('\r', 0x85, 0x2028, 0x2029))
	return regular.Either(
		regular.AtEnd(),
		regular.Ahead(regular.Sequence(other, regular.AtEnd())),
		regular.Ahead(regular.Sequence(cr, lf, regular.AtEnd())),
		regular.Sequence(regular.Not(regular.Behind(cr)), regular.Ahead(regular.Sequence(lf, regular.AtEnd()))),
	)
}

// boundary is between a word and what is none, or elsewhere.
func (l *lowering) boundary(negated bool) *regular.Expr {
	word := regular.Chars(wordOf(l.dialect))
	before, after := regular.Behind(word), regular.Ahead(word)
	if negated {
		return regular.Either(regular.Sequence(before, after), regular.Sequence(regular.Not(before), regular.Not(after)))
	}
	return regular.Either(regular.Sequence(before, regular.Not(after)), regular.Sequence(regular.Not(before), after))
}

func (l *lowering) repeat(n *syntax.Node, tail bool) *regular.Expr {
	if n.Max != 1 {
		l.repeated++
		defer func() { l.repeated-- }()
	}
	body := l.node(n.Sub[0], tail && n.Max == 1)
	if _, is := l.through[n]; is {
		return body
	}
	if !n.Possessive {
		return regular.Repeated(body, n.Min, n.Max)
	}
	low, high := body.Lengths()
	switch {
	case n.Min == n.Max && low == high:
		return regular.Repeated(body, n.Min, n.Max)
	case body.Kind != regular.Class:
		return l.fail("a possessive repetition of more than one character")
	}
	// As many as there are: the most, or fewer with another character behind.
	end := regular.Not(regular.Ahead(body))
	if n.Max == regular.Unbounded {
		return regular.Sequence(regular.Repeated(body, n.Min, n.Max), end)
	}
	if n.Min == n.Max {
		return regular.Repeated(body, n.Max, n.Max)
	}
	return regular.Either(
		regular.Repeated(body, n.Max, n.Max),
		regular.Sequence(regular.Repeated(body, n.Min, n.Max-1), end),
	)
}
