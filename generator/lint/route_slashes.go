package lint

import "strings"

func routeSlashes() Rule {
	return Rule{
		ID: "route/double-slash", Severity: Warning,
		Reason: "Proxies and routers make one slash of two, and signatures break over it.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				if strings.Contains(r.op.URI, "//") {
					p.report(r.op.URIPos, r.op.Path, "the URI %s has two slashes in a row", r.op.URI)
				}
			}
		},
	}
}
