package lint

func deprecatedMessage() Rule {
	return Rule{
		ID: "deprecated/message", Severity: Note,
		Reason: "Who is told not to use something wants to know what to use instead.",
		check: func(p *pass) {
			for _, op := range p.service.Operations {
				if op.Deprecated != nil && op.Deprecated.Message == "" {
					p.report(op.Pos, op.Path, "the operation is deprecated, and nothing says what to use instead")
				}
			}
		},
	}
}
