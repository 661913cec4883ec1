package diff

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/model"
)

// eachWaiter visits the waiters of the operations that both models have; one of
// a pair may be nil.
func (p *pass) eachWaiter(visit func(s spot, old, current *model.Waiter)) {
	for _, op := range p.operations {
		before := make(map[string]*model.Waiter)
		for _, w := range op.old.Waiters {
			before[w.Name] = w
		}
		for _, w := range op.new.Waiters {
			visit(waiterSpot(op, before[w.Name], w), before[w.Name], w)
			delete(before, w.Name)
		}
		for _, w := range op.old.Waiters {
			if before[w.Name] != nil {
				visit(waiterSpot(op, w, nil), w, nil)
			}
		}
	}
}

func waiterSpot(op operationPair, old, current *model.Waiter) spot {
	s := op.spot
	s.old, s.new = model.Pos{}, model.Pos{}
	if old != nil {
		s.path, s.old = op.path+".waiters."+old.Name, old.Pos
	}
	if current != nil {
		s.path, s.new = op.path+".waiters."+current.Name, current.Pos
	}
	return s
}

func waiterAdded() Rule {
	return Rule{
		ID: "waiter-added", Client: Compatible, Server: Compatible,
		What:   "An operation has one more waiter.",
		Reason: "Clients gain a way to wait.",
		check: func(p *pass) {
			p.eachWaiter(func(s spot, old, current *model.Waiter) {
				if old == nil {
					p.report(s, newNames(waiterNames(p.new, current)), "waiter is new")
				}
			})
		},
	}
}

func waiterRemoved() Rule {
	return Rule{
		ID: "waiter-removed", Client: Breaking, Server: Compatible,
		What:   "An operation has a waiter less.",
		Reason: "Its types and its function are gone: code that waits with it does not compile.",
		check: func(p *pass) {
			p.eachWaiter(func(s spot, old, current *model.Waiter) {
				if current == nil {
					p.report(s, goneNames(waiterNames(p.old, old)), "waiter is gone")
				}
			})
		},
	}
}

func waiterChanged() Rule {
	return Rule{
		ID: "waiter-changed", Client: Dangerous, Server: Compatible,
		What:   "A waiter waits for something else, or another time.",
		Reason: "Code that waits goes on at another moment.",
		check: sameFormatOnly(func(p *pass) {
			p.eachWaiter(func(s spot, old, current *model.Waiter) {
				if old != nil && current != nil && waiting(old) != waiting(current) {
					p.report(s, nil, "waiter %s", was(waiting(old), waiting(current)))
				}
			})
		}),
	}
}

// waiting says what a waiter does.
func waiting(w *model.Waiter) string {
	text := fmt.Sprintf("every %d to %d s", w.MinDelay, w.MaxDelay)
	if w.MaxAttempts > 0 {
		text += fmt.Sprintf(", %d times", w.MaxAttempts)
	}
	for _, a := range w.Acceptors {
		matcher := a.Matcher
		if a.Path.Text != "" {
			matcher += " " + a.Path.Text
		}
		text += fmt.Sprintf("; %s when %s is %s", a.State, matcher, a.Expected)
		if a.WithInput {
			text += " with input"
		}
	}
	return text
}

// waiterNames are the Go names that a waiter gives.
func waiterNames(s Side, w *model.Waiter) string {
	if s.Names == nil {
		return ""
	}
	name := s.Names.Waiter(w) + "Waiter"
	return name + ", " + name + "Options and New" + name
}
