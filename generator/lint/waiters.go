package lint

import "github.com/modelsmith/modelsmith/generator/model"

// acceptors visits the acceptors of all waiters.
func (p *pass) acceptors(visit func(op *model.Operation, w *model.Waiter, a model.Acceptor)) {
	for _, op := range p.service.Operations {
		for _, w := range op.Waiters {
			for _, a := range w.Acceptors {
				visit(op, w, a)
			}
		}
	}
}
