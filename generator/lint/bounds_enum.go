package lint

import (
	"strconv"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
)

func boundsEnum() Rule {
	return Rule{
		ID: "bounds/enum", Severity: Warning,
		Reason: "A known value that is shorter or longer than the length allows can never be sent.",
		check: func(p *pass) {
			for _, s := range p.subjects {
				e, ok := s.shape.(*model.Enum)
				if !ok {
					continue
				}
				least, errLeast := strconv.Atoi(s.traits.Min)
				most, errMost := strconv.Atoi(s.traits.Max)
				for _, v := range e.Values {
					if n := utf8.RuneCountInString(v); errLeast == nil && n < least || errMost == nil && n > most {
						p.report(s.pos, s.path, "the value %.80q has %d characters, which the length does not allow", v, n)
					}
				}
			}
		},
	}
}
