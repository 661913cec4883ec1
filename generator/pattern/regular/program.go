package regular

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// Instruction is a step of a program that is evaluated from the end of a text, as
// package runtime/pattern has it.
type Instruction struct {
	Op, Set     int
	Next, Other int
}

// Backward is such a program: an instruction follows all that it depends on
// without reading. Where it begins is the last one.
type Backward struct {
	Code    []Instruction
	Classes []charset.Set
	// Member tells for each set which classes are in it.
	Member [][]bool
}

// Backwards returns the program of an expression that all of the text matches. It
// is nil for looks behind at more than one character, and beyond the limit.
func Backwards(e *Expr, limit int) *Backward {
	n, err := newNFA(e.productive(), limit)
	if err != nil {
		return nil
	}
	b := &backwards{nfa: n, out: &Backward{}, number: make([]int, len(n.states)), open: make([]bool, len(n.states))}
	if !b.visit(n.start) {
		return nil
	}
	for i := 0; i < len(b.out.Code); i++ {
		if b.out.Code[i].Op == pattern.OpChar {
			// What is read may lead back, to an instruction behind this one.
			if !b.visit(n.states[b.states[i]].next) {
				return nil
			}
		}
	}
	a := newAlphabet(n.sets)
	if a == nil || a.size > maxClasses {
		return nil
	}
	return b.finish(a)
}

// backwards orders the instructions.
type backwards struct {
	nfa    *nfa
	out    *Backward
	states []int32
	// number is an instruction's place, counted from one; open is true while what it
	// depends on is visited.
	number []int
	open   []bool
}

// visit adds the instruction of a state behind all that it depends on; it is false
// when it depends on itself, or on what cannot be told from the end.
func (b *backwards) visit(q int32) bool {
	if b.number[q] > 0 {
		return true
	}
	if b.open[q] {
		return false
	}
	b.open[q] = true
	s := b.nfa.states[q]
	in, needs := b.instruction(s)
	for _, need := range needs {
		if !b.visit(need) {
			return false
		}
	}
	b.open[q] = false
	if in.Op < 0 {
		return false
	}
	b.out.Code, b.states = append(b.out.Code, in), append(b.states, q)
	b.number[q] = len(b.out.Code)
	return true
}

// instruction is that of a state, with the states that it depends on without
// reading. Its addresses are states yet.
func (b *backwards) instruction(s state) (Instruction, []int32) {
	in := Instruction{Next: int(s.next)}
	switch s.op {
	case opClass:
		in.Op, in.Set = pattern.OpChar, int(s.arg)
		return in, nil
	case opSplit:
		in.Op, in.Other = pattern.OpSplit, int(s.alt)
		return in, []int32{s.next, s.alt}
	case opBegin:
		in.Op = pattern.OpBegin
	case opEnd:
		in.Op = pattern.OpEnd
	case opMatch:
		in.Op, in.Next = pattern.OpEnd, -1
		return in, nil
	case opSure:
		in.Op = pattern.OpSure
		return in, nil
	case opLook:
		return b.look(s)
	}
	return in, []int32{s.next}
}

func (b *backwards) look(s state) (Instruction, []int32) {
	l := b.nfa.looks[s.arg]
	in := Instruction{Op: pattern.OpAhead, Next: int(s.next), Other: int(l.start)}
	if !l.behind {
		if l.negated {
			in.Op = pattern.OpNotAhead
		}
		return in, []int32{l.start, s.next}
	}
	if l.set < 0 {
		return Instruction{Op: -1}, nil
	}
	in.Op, in.Set, in.Other = pattern.OpBefore, int(l.set), 0
	if l.negated {
		in.Op = pattern.OpNotBefore
	}
	return in, []int32{s.next}
}

// finish makes addresses of states, and puts the beginning last.
func (b *backwards) finish(a *alphabet) *Backward {
	begin := b.number[b.nfa.start] - 1
	for i := range b.out.Code {
		in := &b.out.Code[i]
		switch in.Op {
		case pattern.OpSure:
			in.Next = 0
			continue
		case pattern.OpEnd:
			if in.Next < 0 {
				in.Next = i
				continue
			}
		case pattern.OpSplit, pattern.OpAhead, pattern.OpNotAhead:
			in.Other = b.number[in.Other] - 1
		}
		in.Next = b.number[in.Next] - 1
	}
	if begin != len(b.out.Code)-1 {
		b.out.Code = append(b.out.Code, Instruction{Op: pattern.OpSplit, Next: begin, Other: begin})
	}
	b.out.Classes, b.out.Member = a.sets(), a.member
	return b.out
}

// productive is an expression whose unbounded repetitions read in every round.
func (e *Expr) productive() *Expr {
	if len(e.Sub) == 0 {
		return e
	}
	out := *e
	out.Sub = make([]*Expr, len(e.Sub))
	for i, s := range e.Sub {
		out.Sub[i] = s.productive()
	}
	if low, _ := out.Sub[0].Lengths(); e.Kind == Repeat && e.Max == Unbounded && low == 0 {
		if full := out.Sub[0].nonEmpty(); full != nil {
			return Repeated(full, 0, Unbounded)
		}
	}
	return &out
}

// nonEmpty is an expression without the empty text; nil when looks decide about it.
func (e *Expr) nonEmpty() *Expr {
	low, _ := e.Lengths()
	switch {
	case low > 0:
		return e
	case e.zeroWidth():
		return nil
	case e.Kind == Repeat:
		first := e.Sub[0].nonEmpty()
		if first == nil {
			return nil
		}
		rest := e.Max
		if rest != Unbounded {
			rest--
		}
		return Sequence(first, Repeated(e.Sub[0], max(e.Min-1, 0), rest))
	}
	var parts []*Expr
	for i, s := range e.Sub {
		full := s.nonEmpty()
		if full == nil {
			return nil
		}
		if e.Kind == Concat {
			full = Sequence(append([]*Expr{full}, e.Sub[i+1:]...)...)
		}
		parts = append(parts, full)
	}
	return Either(slices.Clone(parts)...)
}
