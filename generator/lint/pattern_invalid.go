package lint

func patternInvalid() Rule {
	return Rule{
		ID: "pattern/invalid", Severity: Error,
		Reason: "A pattern that is no regular expression cannot be checked by anybody.",
		check: func(p *pass) {
			for _, s := range p.subjects {
				if s.fault != nil {
					p.report(s.traits.Pattern.Pos, s.path, "the pattern `%.200s` does not parse: %v", s.traits.Pattern.Text, s.fault)
				}
			}
		},
	}
}
