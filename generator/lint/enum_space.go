package lint

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func enumSpace() Rule {
	return Rule{
		ID: "enum/space", Severity: Warning,
		Reason: "Space around a value is part of it, and nobody types it.",
		check: func(p *pass) {
			for _, shape := range p.service.Shapes {
				e, ok := shape.(*model.Enum)
				if !ok {
					continue
				}
				for _, v := range e.Values {
					if v != strings.TrimSpace(v) {
						p.report(e.Pos, e.Path, "the value %q has space at an end", v)
					}
				}
			}
		},
	}
}
