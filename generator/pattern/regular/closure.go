package regular

import "slices"

// place is what is known of a place in the text: whether it is at an end, and
// which looks behind match there.
type place struct {
	begin, end bool
	behind     []bool
}

// follow adds the threads that others lead to without reading: all that read, or
// wait for the end.
func (d *determinizer) follow(at *place, seeds []thread) []thread {
	if d.plain {
		return d.followPlain(at, seeds)
	}
	var out []thread
	seen := make(map[thread]bool, len(seeds))
	stack := slices.Clone(seeds)
	for len(stack) > 0 && d.spend(1) {
		t := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[t] {
			continue
		}
		seen[t] = true
		s := d.nfa.states[t.state]
		switch s.op {
		case opSplit:
			stack = append(stack, thread{s.next, t.duty}, thread{s.alt, t.duty})
		case opBegin:
			if at.begin {
				stack = append(stack, thread{s.next, t.duty})
			}
		case opEnd:
			if at.end {
				stack = append(stack, thread{s.next, t.duty})
			} else {
				out = append(out, t)
			}
		case opLook:
			if duty, holds := d.look(at, s.arg, t.duty); holds {
				stack = append(stack, thread{s.next, duty})
			}
		default:
			out = append(out, t)
		}
	}
	return d.in.pruned(out)
}

// followPlain is follow where there are no looks.
func (d *determinizer) followPlain(at *place, seeds []thread) []thread {
	d.round++
	var out []thread
	stack := d.stack[:0]
	for _, t := range seeds {
		stack = append(stack, t.state)
	}
	for len(stack) > 0 && d.spend(1) {
		q := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if d.seen[q] == d.round {
			continue
		}
		d.seen[q] = d.round
		s := d.nfa.states[q]
		switch {
		case s.op == opSplit:
			stack = append(stack, s.next, s.alt)
		case s.op == opBegin && at.begin, s.op == opEnd && at.end:
			stack = append(stack, s.next)
		case s.op != opBegin:
			out = append(out, thread{state: q})
		}
	}
	d.stack = stack
	slices.SortFunc(out, func(a, b thread) int { return int(a.state - b.state) })
	return out
}

// look decides a look, as far as the place tells; what it demands of the rest is
// added to the obligations.
func (d *determinizer) look(at *place, number, duty int32) (int32, bool) {
	l := d.nfa.looks[number]
	if l.behind {
		return duty, at.behind[number] != l.negated
	}
	threads := d.follow(at, []thread{{state: l.start}})
	switch o := d.in.obligation(l.negated, threads, d.sure); o {
	case kept:
		return duty, true
	case broken:
		return 0, false
	default:
		return d.in.with(duty, o), true
	}
}

// sure reports a thread that matches whatever follows.
func (d *determinizer) sure(t thread) bool {
	return t.duty == 0 && d.nfa.states[t.state].op == opSure
}

// accepts reports whether a thread matches at the end of the text.
func (d *determinizer) accepts(at *place, threads []thread) bool {
	for _, t := range d.follow(at, threads) {
		if op := d.nfa.states[t.state].op; op != opMatch && op != opSure {
			continue
		}
		if !slices.ContainsFunc(d.in.duties[t.duty], func(o int32) bool {
			ob := d.in.obligations[o]
			return d.accepts(at, ob.threads) == ob.negated
		}) {
			return true
		}
	}
	return false
}
