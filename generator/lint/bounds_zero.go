package lint

import "github.com/modelsmith/modelsmith/generator/model"

func boundsZero() Rule {
	return Rule{
		ID: "bounds/empty", Severity: Note,
		Reason: "A length of at most 0 takes the empty value only.",
		check: func(p *pass) {
			for _, s := range p.subjects {
				switch s.shape.(type) {
				case *model.String, *model.Enum, *model.Blob, *model.List, *model.Map:
					if s.traits.Max == "0" {
						p.report(s.pos, s.path, "a length of at most 0 takes the empty value only")
					}
				}
			}
		},
	}
}
