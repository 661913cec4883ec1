package lint

func memberDefault() Rule {
	return Rule{
		ID: "member/required-default", Severity: Note,
		Reason: "A required member is always set, so that its default is never used, and callers cannot see which of both is meant.",
		check: func(p *pass) {
			for _, m := range p.members {
				if m.Required && m.Default != "" && m.Default != "null" && p.sent[m.owner] {
					p.report(m.Pos, m.path, "the member is required and has the default %.80s", m.Default)
				}
			}
		},
	}
}
