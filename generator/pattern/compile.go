package pattern

import (
	"errors"

	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// The limits of automata.
const (
	maxStates    = 256
	maxTable     = 16 << 10
	maxWide      = 4096
	maxWideTable = 64 << 10
	maxNFA       = 20_000
	// maxWork is how many steps are taken for a pattern, attemptWork for one of its
	// automata.
	maxWork     = 6_000_000
	attemptWork = 1_500_000
	// maxTotal is how many steps are taken for the patterns of a service.
	maxTotal = 120_000_000
	// attemptCost is what an attempt costs that fails at once.
	attemptCost = 2000
	// maxDepth is how deep matchers are combined.
	maxDepth = 6
)

// candidate is a matcher for an expression; without one it is none.
type candidate struct {
	kind    Kind
	matcher pattern.Matcher
}

// compiler finds the matcher of an expression.
type compiler struct {
	work int
	// unsupported is what no automaton can have; nil for nothing.
	unsupported error
}

// compile returns the best matcher of what an expression matches as a whole.
func (c *compiler) compile(e *regular.Expr, depth int) candidate {
	if depth > 0 && c.work <= 0 {
		return candidate{}
	}
	if m := straight(e); m != nil {
		return c.quicker(e, m)
	}
	d, small := c.automaton(e)
	if small.matcher != nil || depth > maxDepth {
		return small
	}
	var best candidate
	for _, attempt := range []func(*regular.Expr, int) candidate{c.branches, c.conjunction, c.measured, c.rounds, c.split, c.splitLast, c.distributed} {
		found := attempt(e, depth+1)
		if found.matcher != nil && (best.matcher == nil || found.kind < best.kind) {
			best = found
		}
		if best.matcher != nil && best.kind <= Combined {
			return best
		}
	}
	if best.matcher != nil && best.kind < Regexp {
		return best
	}
	if m := wideTable(d); m != nil {
		return candidate{WideAutomaton, m}
	}
	if best.kind == Regexp && best.matcher != nil {
		return best
	}
	if m := asRegexp(e); m != nil {
		return candidate{Regexp, m}
	}
	if m := backward(e); m != nil {
		return candidate{Backward, m}
	}
	return best
}

// A sequence of more items than these few is slower than an automaton, which is not
// larger as long as it has not many states.
const (
	fewItems  = 3
	fewStates = 64
)

// quicker is straight code, or an automaton where that is faster.
func (c *compiler) quicker(e *regular.Expr, m pattern.Matcher) candidate {
	if s, is := m.(*pattern.Sequence); is && len(*s) > fewItems {
		if d, found := c.automaton(e); found.matcher != nil && len(d.Next) <= fewStates {
			return found
		}
	}
	return candidate{Straight, m}
}

// automaton makes an expression deterministic; the candidate is none when its
// table is too large.
func (c *compiler) automaton(e *regular.Expr) (*regular.DFA, candidate) {
	work := min(c.work, attemptWork)
	if work <= 0 {
		return nil, candidate{}
	}
	d, spent, err := regular.Determinize(e, regular.Limits{NFA: maxNFA, DFA: maxWide, Work: work})
	c.work -= spent + attemptCost
	if errors.Is(err, regular.ErrLookAheadInBehind) {
		c.unsupported = err
	}
	if err != nil {
		return nil, candidate{}
	}
	if t := newTable(d); len(t.states) <= maxStates && len(t.states)*len(d.Classes) <= maxTable {
		return d, candidate{Automaton, t.narrow()}
	}
	return d, candidate{}
}

// combined is the kind of a matcher made of others.
func combined(parts ...candidate) Kind {
	kind := Combined
	for _, p := range parts {
		kind = max(kind, p.kind)
	}
	return kind
}
