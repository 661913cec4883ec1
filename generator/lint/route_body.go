package lint

func routeBody() Rule {
	return Rule{
		ID: "route/body", Severity: Warning,
		Reason: "A body has no meaning on GET, HEAD and DELETE: proxies drop it, and some servers refuse it.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				method := r.op.Method
				if r.op.Input == nil || method != "GET" && method != "HEAD" && method != "DELETE" {
					continue
				}
				for _, m := range r.op.Input.Members {
					if m.Location == "" || m.Location == "payload" {
						p.report(r.op.Pos, r.op.Path, "%s sends a body: member %s has no place outside of it", method, m.Name)
						break
					}
				}
			}
		},
	}
}
