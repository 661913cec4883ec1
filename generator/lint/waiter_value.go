package lint

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

func waiterValue() Rule {
	return Rule{
		ID: "waiter/value", Severity: Warning,
		Reason: "A waiter that expects a value which its enum does not have waits for what never comes.",
		check: func(p *pass) {
			p.acceptors(func(op *model.Operation, w *model.Waiter, a model.Acceptor) {
				if a.Path.Text == "" {
					return
				}
				t, _ := jmespath.Resolve(a.Path.Text, wellformed.Subject(op, a))
				if t.Kind == jmespath.Array {
					t = t.Elem()
				}
				e, ok := t.Shape.(*model.Enum)
				if !ok || slices.Contains(e.Values, a.Expected) {
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
