package lint

func errorCode() Rule {
	return Rule{
		ID: "error/code", Severity: Warning,
		Reason: "Clients find the type of an error by its code; of two with one code they never return the second.",
		check: func(p *pass) {
			first := make(map[string]string)
			for _, s := range p.errors() {
				if other, taken := first[s.Error.Code]; taken {
					p.report(s.Pos, s.Path, "the error has the code %s, as %s has", s.Error.Code, other)
					continue
				}
				first[s.Error.Code] = s.Name
			}
		},
	}
}
