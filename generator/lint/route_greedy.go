package lint

import "slices"

func routeGreedy() Rule {
	return Rule{
		ID: "route/greedy-inside", Severity: Note,
		Reason: "Many routers, Go's ServeMux among them, take a label of several segments at the end of a path only.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				if i := slices.Index(r.segments, "{+}"); i >= 0 && i < len(r.segments)-1 {
					p.report(r.op.URIPos, r.op.Path, "the greedy label of %s is not at its end", r.op.URI)
				}
			}
		},
	}
}
