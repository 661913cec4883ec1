package lint

func routeStatus() Rule {
	return Rule{
		ID: "route/status-without-body", Severity: Warning,
		Reason: "A response of status 204 or 205 has no body, so that members in it are lost.",
		check: func(p *pass) {
			for _, r := range p.routes() {
				if r.Operation.Output == nil || r.Operation.Status != 204 && r.Operation.Status != 205 {
					continue
				}
				for _, m := range r.Operation.Output.Members {
					if m.Location == "" || m.Location == "payload" {
						p.report(r.Operation.Pos, r.Operation.Path, "status %d allows no body, which member %s of the output is in", r.Operation.Status, m.Name)
						break
					}
				}
			}
		},
	}
}
