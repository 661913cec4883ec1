package lint

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/route"
)

func routeAmbiguous() Rule {
	return Rule{
		ID: "route/ambiguous", Severity: Warning,
		Reason: "A server cannot tell operations apart by method, path and query when all three are the same.",
		check: func(p *pass) {
			route.Ambiguous(p.routes(), func(op, other *model.Operation) {
				p.report(op.URIPos, op.Path, "%s %s is the route of %s too", op.Method, op.URI, other.Name)
			})
		},
	}
}
