package lint

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/lint/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

func waiterValue() Rule {
	return Rule{
		ID: "waiter/value", Severity: Warning,
		Reason: "A waiter that expects a value which its enum does not have waits for what never comes.",
		check: func(p *pass) {
			p.acceptors(func(op *model.Operation, w *model.Waiter, a model.Acceptor) {
				if a.Path == "" {
					return
				}
				v, err := jmespath.Resolve(a.Path, from(op, a))
				e, ok := v.Shape.(*model.Enum)
				if err != nil || v.Kind != jmespath.Of || !ok || slices.Contains(e.Values, a.Expected) {
					return
				}
				hint := ""
				for _, near := range closest.Names(a.Expected, e.Values, 1) {
					hint = "; did you mean " + near + "?"
				}
				p.report(a.Pos, op.Path, "waiter %s expects %q, which is no value of %s%s", w.Name, a.Expected, e.Name, hint)
			})
		},
	}
}
