package regular

import (
	"errors"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// ErrTooLarge is the error of an automaton beyond the limits.
var ErrTooLarge = errors.New("the automaton is too large")

// ErrLookAheadInBehind is the error of a look ahead, or the end, inside of a look
// behind.
var ErrLookAheadInBehind = errors.New("a look ahead inside of a look behind")

// op is the kind of a state of a non-deterministic automaton.
type op uint8

const (
	// opClass reads a character.
	opClass op = iota
	// opSplit goes on at two states.
	opSplit
	opLook
	opBegin
	opEnd
	// opMatch is the end of a match, opSure of one whatever follows.
	opMatch
	opSure
)

// state is a state; next, and alt of a split, are where it goes on.
type state struct {
	op        op
	next, alt int32
	// arg is the set of a class, or the look.
	arg int32
}

// look is a look, its automaton from start on.
type look struct {
	behind, negated bool
	start           int32
	// set is that of a look behind at one character, otherwise negative.
	set int32
}

// nfa is a non-deterministic automaton.
type nfa struct {
	states []state
	looks  []look
	sets   []charset.Set
	start  int32

	limit  int
	behind int
	setOf  map[string]int32
	lookOf map[*Expr]int32
	err    error
}

// newNFA builds the automaton of an expression that all of the text matches.
func newNFA(e *Expr, limit int) (*nfa, error) {
	n := &nfa{limit: limit, setOf: make(map[string]int32), lookOf: make(map[*Expr]int32)}
	n.start = n.build(e, n.add(state{op: opMatch}))
	return n, n.err
}

func (n *nfa) add(s state) int32 {
	if len(n.states) >= n.limit {
		n.err = ErrTooLarge
		return 0
	}
	n.states = append(n.states, s)
	return int32(len(n.states) - 1)
}

// build returns where an expression begins that goes on at next.
func (n *nfa) build(e *Expr, next int32) int32 {
	if n.err != nil {
		return 0
	}
	switch e.Kind {
	case Class:
		return n.add(state{op: opClass, next: next, arg: n.set(e.Set)})
	case Concat:
		for i := len(e.Sub) - 1; i >= 0; i-- {
			next = n.build(e.Sub[i], next)
		}
		return next
	case Alternate:
		return n.alternate(e, next)
	case Repeat:
		return n.repeat(e, next)
	case Look:
		return n.add(state{op: opLook, next: next, arg: n.look(e)})
	case Begin:
		return n.add(state{op: opBegin, next: next})
	}
	if n.behind > 0 {
		n.err = ErrLookAheadInBehind
	}
	return n.add(state{op: opEnd, next: next})
}

// set is the number of a set.
func (n *nfa) set(s charset.Set) int32 {
	key := string(s)
	i, is := n.setOf[key]
	if !is {
		i = int32(len(n.sets))
		n.setOf[key] = i
		n.sets = append(n.sets, s)
	}
	return i
}

func (n *nfa) alternate(e *Expr, next int32) int32 {
	if len(e.Sub) == 0 {
		return n.build(Chars(charset.All), n.add(state{op: opBegin, next: next}))
	}
	at := n.build(e.Sub[len(e.Sub)-1], next)
	for i := len(e.Sub) - 2; i >= 0; i-- {
		at = n.add(state{op: opSplit, next: n.build(e.Sub[i], next), alt: at})
	}
	return at
}

func (n *nfa) repeat(e *Expr, next int32) int32 {
	body := e.Sub[0]
	if e.Max == Unbounded {
		if body.Kind == Class && body.Set.Equal(charset.All) && (n.states[next].op == opMatch || n.states[next].op == opSure) {
			next = n.add(state{op: opSure})
		} else {
			again := n.add(state{op: opSplit, alt: next})
			start := n.build(body, again)
			n.states[again].next, next = start, again
		}
	} else {
		end := next
		for i := e.Min; i < e.Max && n.err == nil; i++ {
			next = n.add(state{op: opSplit, next: n.build(body, next), alt: end})
		}
	}
	for i := 0; i < e.Min && n.err == nil; i++ {
		next = n.build(body, next)
	}
	return next
}

// look is the number of a look. Those inside of it have lower ones.
func (n *nfa) look(e *Expr) int32 {
	if i, is := n.lookOf[e]; is {
		return i
	}
	body := e.Sub[0]
	if e.Behind {
		body = Sequence(Anything(), body)
		n.behind++
	} else if n.behind > 0 {
		n.err = ErrLookAheadInBehind
		return 0
	}
	l := look{behind: e.Behind, negated: e.Negated, set: -1}
	if e.Behind && e.Sub[0].Kind == Class {
		l.set = n.set(e.Sub[0].Set)
	}
	end := opSure
	if e.Behind {
		end = opMatch
	}
	l.start = n.build(body, n.add(state{op: end}))
	if e.Behind {
		n.behind--
	}
	n.looks = append(n.looks, l)
	n.lookOf[e] = int32(len(n.looks) - 1)
	return n.lookOf[e]
}
