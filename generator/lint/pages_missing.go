package lint

import "github.com/modelsmith/modelsmith/generator/model"

func pagesMissing() Rule {
	return Rule{
		ID: "paginator/missing", Severity: Note,
		Reason: "An operation that takes and returns a token has pages, and no paginator says so.",
		check: func(p *pass) {
			for _, op := range p.service.Operations {
				if op.Paginator != nil || op.Input == nil || op.Output == nil {
					continue
				}
				for _, name := range []string{"NextToken", "nextToken", "Marker", "PageToken", "pageToken"} {
					in, out := find(op.Input, name), find(op.Output, name)
					if in != nil && out != nil && isText(in.Target) && isText(out.Target) && hasList(op.Output) {
						p.report(op.Pos, op.Path, "%s goes in and comes out beside a list, and there is no paginator", name)
						break
					}
				}
			}
		},
	}
}

// hasList reports whether a member is a list or map.
func hasList(s *model.Structure) bool {
	for _, m := range s.Members {
		if k := kind(m.Target); k == "list" || k == "map" {
			return true
		}
	}
	return false
}
