package lint

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func errorStatus() Rule {
	return Rule{
		ID: "error/status", Severity: Note,
		Reason: "Without a status a server answers as it likes, and clients cannot tell whose fault it was.",
		check: func(p *pass) {
			if !strings.HasPrefix(p.service.Protocol, "rest-") {
				return // bodies say what kind of error it is
			}
			for _, s := range p.errors() {
				if s.Error.Status == 0 {
					p.report(s.Pos, s.Path, "the error has no HTTP status")
				}
			}
		},
	}
}

// errors are the errors among the shapes.
func (f *facts) errors() (out []*model.Structure) {
	for _, shape := range f.service.Shapes {
		if s, ok := shape.(*model.Structure); ok && s.Error != nil {
			out = append(out, s)
		}
	}
	return out
}
