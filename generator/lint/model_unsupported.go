package lint

func modelUnsupported() Rule {
	return Rule{
		ID: "model/unsupported", Severity: Error,
		Reason: "The operation has a feature that the generator does not know, so that it refuses to generate it.",
		check: func(p *pass) {
			for _, op := range p.service.Operations {
				for _, problem := range op.Unsupported {
					p.report(problem.Pos, problem.Path, "%s", problem.Message)
				}
			}
		},
	}
}
