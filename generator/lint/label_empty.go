package lint

import "github.com/modelsmith/modelsmith/generator/model"

func labelEmpty() Rule {
	return Rule{
		ID: "label/empty", Severity: Note,
		Reason: "An empty label leads to another route; a length of at least 1 says so before the request is sent.",
		check: func(p *pass) {
			seen := make(map[model.Shape]bool)
			for _, m := range p.members {
				if _, ok := m.Target.(*model.String); ok && m.Location == "uri" && m.Traits.Min == "0" && !seen[m.Target] {
					seen[m.Target] = true
					p.report(m.Pos, m.path, "the label can be empty: the length of %s begins at 0", m.Target.Info().Name)
				}
			}
		},
	}
}
