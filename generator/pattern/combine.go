package pattern

import (
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// branches compiles alternatives: those whose automaton is small in one, the
// others alone.
func (c *compiler) branches(e *regular.Expr, depth int) candidate {
	if e.Kind != regular.Alternate {
		return candidate{}
	}
	var small []*regular.Expr
	var parts []candidate
	for _, s := range e.Sub {
		if _, found := c.automaton(s); found.matcher != nil {
			small = append(small, s)
			continue
		}
		found := c.compile(s, depth)
		if found.matcher == nil {
			return candidate{}
		}
		parts = append(parts, found)
	}
	if len(parts) == 0 {
		half := len(e.Sub) / 2
		parts = append(parts, c.compile(regular.Either(e.Sub[:half]...), depth), c.compile(regular.Either(e.Sub[half:]...), depth))
	} else if len(small) > 0 {
		parts = append(parts, c.compile(regular.Either(small...), depth))
	}
	out := pattern.Any{}
	for _, p := range parts {
		if p.matcher == nil {
			return candidate{}
		}
		out = append(out, p.matcher)
	}
	return candidate{combined(parts...), &out}
}

// maxTests is how many looks are tested apart.
const maxTests = 32

// conjunction compiles looks at the ends of a sequence apart from the rest.
func (c *compiler) conjunction(e *regular.Expr, depth int) candidate {
	parts := sequence(e)
	var tests []*regular.Expr
	var negated []bool
	for len(parts) > 0 && parts[0].Kind == regular.Look && !parts[0].Behind {
		tests, negated = append(tests, regular.Sequence(parts[0].Sub[0], regular.Anything())), append(negated, parts[0].Negated)
		parts = parts[1:]
	}
	for len(parts) > 0 {
		last := parts[len(parts)-1]
		if last.Kind != regular.Look || !last.Behind {
			break
		}
		tests, negated = append(tests, regular.Sequence(regular.Anything(), last.Sub[0])), append(negated, last.Negated)
		parts = parts[:len(parts)-1]
	}
	if len(tests) == 0 || len(tests) > maxTests {
		return candidate{}
	}
	rest := c.compile(regular.Sequence(parts...), depth)
	if rest.matcher == nil {
		return candidate{}
	}
	out, all := pattern.All{rest.matcher}, []candidate{rest}
	for i, test := range tests {
		found := c.compile(test.Whole(), depth)
		if found.matcher == nil {
			return candidate{}
		}
		all = append(all, found)
		if negated[i] {
			found.matcher = &pattern.Not{Pattern: found.matcher}
		}
		out = append(out, found.matcher)
	}
	return candidate{combined(all...), &out}
}

// measured compiles a sequence in which the length of one class only varies: it
// may be of any length when the whole text's is bounded.
func (c *compiler) measured(e *regular.Expr, depth int) candidate {
	parts := append([]*regular.Expr(nil), sequence(e)...)
	low, high := e.Lengths()
	varies := -1
	for i, part := range parts {
		if l, h := part.Lengths(); l == h {
			continue
		}
		if _, _, _, ok := part.Run(); !ok || varies >= 0 {
			return candidate{}
		}
		varies = i
	}
	if varies < 0 || parts[varies].Min <= 1 && high == regular.Unbounded {
		return candidate{}
	}
	set, least, _, _ := parts[varies].Run()
	parts[varies] = regular.Repeated(regular.Chars(set), min(least, 1), regular.Unbounded)
	rest := c.compile(regular.Sequence(parts...), depth)
	if rest.matcher == nil {
		return candidate{}
	}
	return candidate{combined(rest), &pattern.All{&pattern.Length{Min: low, Max: high}, rest.matcher}}
}

// partCost is what it costs to look at a part of a sequence.
const partCost = 16

// split compiles a sequence whose beginning ends at one place only.
func (c *compiler) split(e *regular.Expr, depth int) candidate {
	parts := sequence(e)
	for i := len(parts) - 1; i > 0 && c.work > 0; i-- {
		c.work -= len(parts) * partCost
		tail := regular.Sequence(parts[i:]...)
		if tail.LooksBehind() || regular.Sequence(parts[:i]...).LooksAhead() {
			continue
		}
		d, head := c.automaton(regular.Sequence(parts[:i]...))
		if head.matcher == nil || !d.PrefixFree() {
			continue
		}
		if found := c.compile(tail, depth); found.matcher != nil && found.kind < Regexp {
			return candidate{combined(found), &pattern.Split{Head: head.matcher.(*pattern.DFA), Tail: found.matcher}}
		}
	}
	return candidate{}
}

// splitLast compiles a sequence whose end begins behind a character that the end
// does not have.
func (c *compiler) splitLast(e *regular.Expr, depth int) candidate {
	parts := sequence(e)
	var last charset.Set
	for i := len(parts) - 1; i > 0 && c.work > 0; i-- {
		c.work -= len(parts) * partCost
		if !parts[i].Plain() {
			return candidate{}
		}
		last = charset.Union(last, parts[i].Alphabet())
		before, least, _, ok := parts[i-1].Run()
		if !ok || least == 0 || before.Overlaps(last) {
			continue
		}
		tail := c.compile(regular.Sequence(parts[i:]...), depth)
		head := c.compile(regular.Sequence(parts[:i]...), depth)
		if tail.matcher == nil || head.matcher == nil || head.kind >= Regexp {
			continue
		}
		return candidate{combined(head, tail), &pattern.SplitLast{Set: setOf(last), Head: head.matcher, Tail: tail.matcher}}
	}
	return candidate{}
}

// rounds compiles a repetition of what none begins with another of.
func (c *compiler) rounds(e *regular.Expr, _ int) candidate {
	if e.Kind != regular.Repeat || !e.Sub[0].Plain() {
		return candidate{}
	}
	d, round := c.automaton(e.Sub[0])
	if low, _ := e.Sub[0].Lengths(); low == 0 || round.matcher == nil || !d.PrefixFree() {
		return candidate{}
	}
	return candidate{Combined, &pattern.Rounds{Round: round.matcher.(*pattern.DFA), Min: e.Min, Max: e.Max}}
}

// backward is a program that is evaluated from the end; nil when it has too many
// instructions.
func backward(e *regular.Expr) pattern.Matcher {
	p := regular.Backwards(e, pattern.MaxInstructions-1)
	if p == nil || len(p.Member) > 255 {
		return nil
	}
	var code, sets []byte
	for _, in := range p.Code {
		code = append(code, byte(in.Op), byte(in.Set), byte(in.Next), byte(in.Next>>8), byte(in.Other), byte(in.Other>>8))
	}
	for _, member := range p.Member {
		for _, is := range member {
			if is {
				sets = append(sets, 1)
			} else {
				sets = append(sets, 0)
			}
		}
	}
	return &pattern.Backward{Classes: classes(p.Classes), Sets: string(sets), Width: len(p.Classes), Code: string(code)}
}

// maxBranches is how many alternatives inside of a sequence are made alternatives
// of it.
const maxBranches = 4

// distributed compiles a sequence with an optional part, or alternatives, as
// alternatives of sequences.
func (c *compiler) distributed(e *regular.Expr, depth int) candidate {
	parts := sequence(e)
	for i := len(parts) - 1; i >= 0 && len(parts) > 1; i-- {
		var choices []*regular.Expr
		switch part := parts[i]; {
		case part.Kind == regular.Alternate && len(part.Sub) <= maxBranches:
			choices = part.Sub
		case part.Kind == regular.Repeat && part.Min == 0 && part.Max == 1 && part.Sub[0].Kind != regular.Class:
			choices = []*regular.Expr{regular.Empty(), part.Sub[0]}
		default:
			continue
		}
		out, all := pattern.Any{}, []candidate{}
		for _, choice := range choices {
			around := append(append(append([]*regular.Expr(nil), parts[:i]...), choice), parts[i+1:]...)
			found := c.compile(regular.Sequence(around...).Whole(), depth)
			if found.matcher == nil {
				return candidate{}
			}
			all = append(all, found)
			out = append(out, found.matcher)
		}
		return candidate{combined(all...), &out}
	}
	return candidate{}
}
