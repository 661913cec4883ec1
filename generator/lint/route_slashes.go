package lint

import "strings"

func routeSlashes() Rule {
	return Rule{
		ID: "route/double-slash", Severity: Warning,
		Reason: "Proxies and routers make one slash of two, and signatures break over it.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				if strings.Contains(r.Operation.URI, "//") {
					p.report(r.Operation.URIPos, r.Operation.Path, "the URI %s has two slashes in a row", r.Operation.URI)
				}
			}
		},
	}
}
