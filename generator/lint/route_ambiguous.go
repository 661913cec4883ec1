package lint

func routeAmbiguous() Rule {
	return Rule{
		ID: "route/ambiguous", Severity: Warning,
		Reason: "A server cannot tell operations apart by method, path and query when all three are the same.",
		check: func(p *pass) {
			first := make(map[string]string)
			for _, r := range p.routes() {
				if other, taken := first[r.key()]; taken {
					p.report(r.op.URIPos, r.op.Path, "%s %s is the route of %s too", r.op.Method, r.op.URI, other)
					continue
				}
				first[r.key()] = r.op.Name
			}
		},
	}
}
