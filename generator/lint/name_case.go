package lint

func nameCase() Rule {
	return Rule{
		ID: "name/case", Severity: Note,
		Reason: "Shapes whose names differ by case or punctuation only get the same name where languages have rules for case.",
		check: func(p *pass) {
			first := make(map[string]string)
			for _, s := range p.service.Shapes {
				switch kind(s) {
				case "structure", "union":
				default:
					continue // has no type of its own in most languages
				}
				info := s.Info()
				key := plain(info.Name)
				if other, taken := first[key]; taken {
					p.report(info.Pos, info.Path, "the name differs from %s by case or punctuation only", other)
					continue
				}
				first[key] = info.Name
			}
		},
	}
}
