package lint

import (
	"strings"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/model"
)

func enumSimilar() Rule {
	return Rule{
		ID: "enum/similar", Severity: Warning,
		Reason: "Values that differ by case or punctuation only get the same name in most languages.",
		check: func(p *pass) {
			for _, shape := range p.service.Shapes {
				e, ok := shape.(*model.Enum)
				if !ok {
					continue
				}
				first := make(map[string]string)
				for _, v := range e.Values {
					key := plain(v)
					if other, taken := first[key]; taken && key != "" {
						p.report(e.Pos, e.Path, "the values %q and %q differ by case or punctuation only", other, v)
						continue
					}
					first[key] = v
				}
			}
		},
	}
}

// plain leaves the letters and digits, in lower case.
func plain(text string) string {
	return strings.Map(func(c rune) rune {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, text)
}
