package diff

import (
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func paginatorAdded() Rule {
	return Rule{
		ID: "paginator-added", Client: Compatible, Server: Compatible,
		What:   "An operation has pages.",
		Reason: "Clients gain what goes through them.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				if op.old.Paginator == nil && op.new.Paginator != nil {
					p.report(pagesSpot(op), nil, "operation has pages: %s", pages(op.new.Paginator))
				}
			}
		}),
	}
}

func paginatorRemoved() Rule {
	return Rule{
		ID: "paginator-removed", Client: Breaking, Server: Compatible,
		What:   "An operation has no pages any more.",
		Reason: "What went through its pages is gone; who did it by hand may still.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				if op.old.Paginator != nil && op.new.Paginator == nil {
					p.report(pagesSpot(op), nil, "operation has no pages any more")
				}
			}
		}),
	}
}

func paginatorChanged() Rule {
	return Rule{
		ID: "paginator-changed", Client: Dangerous, Server: Compatible,
		What:   "The pages of an operation follow one another in another way, or hold other items.",
		Reason: "Loops over pages find other tokens or items.",
		check: func(p *pass) {
			for _, op := range p.operations {
				if op.old.Paginator == nil || op.new.Paginator == nil {
					continue
				}
				text := pages
				if !p.formats {
					text = tokens
				}
				if old, current := text(op.old.Paginator), text(op.new.Paginator); old != current {
					p.report(pagesSpot(op), nil, "pages %s", was(old, current))
				}
			}
		},
	}
}

func pagesSpot(op operationPair) spot {
	s := op.in("paginator")
	s.old, s.new = model.Pos{}, model.Pos{}
	if op.old.Paginator != nil {
		s.old = op.old.Paginator.Pos
	}
	if op.new.Paginator != nil {
		s.new = op.new.Paginator.Pos
	}
	return s
}

// tokens is what both formats tell of pages.
func tokens(p *model.Paginator) string {
	return fmt.Sprintf("tokens %s → %s, limit %s", joined(p.OutputTokens), joined(p.InputTokens), p.LimitKey)
}

// joined are expressions as people list them.
func joined(all []model.Expression) string {
	texts := make([]string, len(all))
	for i, e := range all {
		texts[i] = e.Text
	}
	return strings.Join(texts, " and ")
}

func pages(p *model.Paginator) string {
	text := tokens(p) + ", items " + joined(p.ResultKeys)
	if p.MoreResults.Text != "" {
		text += ", more by " + p.MoreResults.Text
	}
	if p.NonAggregateKeys != nil {
		text += ", besides " + joined(p.NonAggregateKeys)
	}
	return text
}

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
					p.report(s, nil, "waiter is new")
				}
			})
		},
	}
}

func waiterRemoved() Rule {
	return Rule{
		ID: "waiter-removed", Client: Breaking, Server: Compatible,
		What:   "An operation has a waiter less.",
		Reason: "Code that waits with it has to wait by itself.",
		check: func(p *pass) {
			p.eachWaiter(func(s spot, old, current *model.Waiter) {
				if current == nil {
					p.report(s, nil, "waiter is gone")
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
	text := fmt.Sprintf("every %d to %d s, %d times", w.MinDelay, w.MaxDelay, w.MaxAttempts)
	for _, a := range w.Acceptors {
		text += fmt.Sprintf("; %s when %s %s is %s", a.State, a.Matcher, a.Path, a.Expected)
		if a.WithInput {
			text += " with input"
		}
	}
	if w.Deprecated {
		text += "; deprecated"
	}
	return text
}
