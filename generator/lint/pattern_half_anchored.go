package lint

func patternHalfAnchored() Rule {
	return Rule{
		ID: "pattern/half-anchored", Severity: Warning,
		Reason: "In ^a|b$ the first alternative is open at its end and the last at its beginning; a group was meant.",
		check: func(p *pass) {
			p.patterns(func(s subject) {
				if s.pattern.Root.HalfAnchored() {
					p.report(s.traits.Pattern.Pos, s.path, "the anchors of `%.200s` hold for one alternative each; put the alternatives into a group", s.traits.Pattern.Text)
				}
			})
		},
	}
}
