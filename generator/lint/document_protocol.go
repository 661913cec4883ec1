package lint

import "github.com/modelsmith/modelsmith/generator/model"

func documentProtocol() Rule {
	return Rule{
		ID: "document/protocol", Severity: Error,
		Reason: "The query and XML protocols cannot carry documents.",
		check: func(p *pass) {
			switch p.service.Protocol {
			case "query", "ec2", "rest-xml":
			default:
				return
			}
			for _, s := range p.service.Shapes {
				if d, ok := s.(*model.Document); ok {
					p.report(d.Pos, d.Path, "the protocol %s cannot carry a document", p.service.Protocol)
				}
			}
		},
	}
}
