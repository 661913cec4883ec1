package lint

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
)

func waiterError() Rule {
	return Rule{
		ID: "waiter/error", Severity: Note,
		Reason: "A waiter that waits for an error which the operation does not list depends on what the model does not say.",
		check: func(p *pass) {
			p.acceptors(func(op *model.Operation, w *model.Waiter, a model.Acceptor) {
				if a.Matcher != "error" || a.Expected == "true" || a.Expected == "false" {
					return
				}
				listed := slices.ContainsFunc(op.Errors, func(e *model.Structure) bool {
					return e.Name == a.Expected || e.Error.Code == a.Expected
				})
				if !listed {
					p.report(a.Pos, op.Path, "waiter %s expects the error %s, which the operation does not list", w.Name, a.Expected)
				}
			})
		},
	}
}
