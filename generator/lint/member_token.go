package lint

func memberToken() Rule {
	return Rule{
		ID: "member/token", Severity: Note,
		Reason: "Clients fill idempotency tokens in what they send; one elsewhere does nothing.",
		check: func(p *pass) {
			for _, m := range p.members {
				if m.IdempotencyToken && !p.sent[m.owner] {
					p.report(m.Pos, m.path, "an idempotency token in what is received only does nothing")
				}
			}
		},
	}
}
