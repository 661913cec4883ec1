package lint

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/route"
)

func routeGreedy() Rule {
	return Rule{
		ID: "route/greedy-inside", Severity: Note,
		Reason: "Many routers, Go's ServeMux among them, take a label of several segments at the end of a path only.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				if i := slices.Index(r.Segments, route.Greedy); i >= 0 && i < len(r.Segments)-1 {
					p.report(r.Operation.URIPos, r.Operation.Path, "the greedy label of %s is not at its end", r.Operation.URI)
				}
			}
		},
	}
}
