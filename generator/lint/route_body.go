package lint

func routeBody() Rule {
	return Rule{
		ID: "route/body", Severity: Warning,
		Reason: "A body has no meaning on GET, HEAD and DELETE: proxies drop it, and some servers refuse it.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				method := r.Operation.Method
				if r.Operation.Input == nil || method != "GET" && method != "HEAD" && method != "DELETE" {
					continue
				}
				for _, m := range r.Operation.Input.Members {
					if m.Location == "" || m.Location == "payload" {
						p.report(r.Operation.Pos, r.Operation.Path, "%s sends a body: member %s has no place outside of it", method, m.Name)
						break
					}
				}
			}
		},
	}
}
