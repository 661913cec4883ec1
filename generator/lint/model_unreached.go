package lint

func modelUnreached() Rule {
	return Rule{
		ID: "model/unreached", Severity: Note,
		Reason: "A shape that no operation leads to is in no client; often the reference to it got lost.",
		check: func(p *pass) {
			for _, s := range p.service.Unreached {
				p.report(s.Pos, "shapes."+s.Name, "no operation leads to the shape")
			}
		},
	}
}
