package lint

import (
	"github.com/modelsmith/modelsmith/generator/lint/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

func waiterPath() Rule {
	return Rule{
		ID: "waiter/path", Severity: Error,
		Reason: "An acceptor whose path leads nowhere never accepts, and its waiter runs into its time limit.",
		check: func(p *pass) {
			p.acceptors(func(op *model.Operation, w *model.Waiter, a model.Acceptor) {
				if a.Path == "" {
					return
				}
				if _, err := jmespath.Resolve(a.Path, from(op, a)); err != nil {
					p.report(a.Pos, op.Path, "waiter %s: the path %q leads nowhere: %v", w.Name, a.Path, err)
				}
			})
		},
	}
}

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

// from is what the path of an acceptor begins at.
func from(op *model.Operation, a model.Acceptor) jmespath.Value {
	if !a.WithInput {
		return jmespath.Shape(op.Output)
	}
	return jmespath.Value{Kind: jmespath.Object, Fields: map[string]jmespath.Value{
		"input": jmespath.Shape(op.Input), "output": jmespath.Shape(op.Output),
	}}
}
