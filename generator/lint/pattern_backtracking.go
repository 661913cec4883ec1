package lint

func patternBacktracking() Rule {
	return Rule{
		ID: "pattern/backtracking", Severity: Warning,
		Reason: "Repetition within repetition takes exponential time in every engine that backtracks, which those of Java and JavaScript do.",
		check: func(p *pass) {
			p.patterns(func(s subject) {
				if n := s.pattern.Root.Backtracks(); n != nil {
					p.report(s.traits.Pattern.Pos, s.path, "the repetition `%.60s` can divide a text in exponentially many ways", s.traits.Pattern.Text[n.At:])
				}
			})
		},
	}
}
