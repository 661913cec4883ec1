package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

func patternNeverMatches() Rule {
	return Rule{
		ID: "pattern/never-matches", Severity: Error,
		Reason: "A pattern with characters behind its end or before its beginning refuses every value.",
		check: func(p *pass) {
			p.patterns(func(s subject) {
				if low, _ := s.pattern.Root.Lengths(); low >= syntax.Impossible {
					p.report(s.traits.Pattern.Pos, s.path, "no text matches the pattern `%.200s`: it wants characters beyond an anchor", s.traits.Pattern.Text)
				}
			})
		},
	}
}
