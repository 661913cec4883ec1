package lint

import "github.com/modelsmith/modelsmith/generator/model"

func pagesTypes() Rule {
	return Rule{
		ID: "paginator/type", Severity: Warning,
		Reason: "Tokens are sent as they came, limits are numbers, and results are added up: other types do not work in every SDK.",
		check: func(p *pass) {
			p.paginated(func(op *model.Operation, pages *model.Paginator) {
				report := func(format string, args ...any) { p.report(pages.Pos, op.Path, format, args...) }
				for i, path := range pages.InputTokens {
					in := resolve(path, op.Input)
					if m := find(op.Input, path); m != nil && m.Required {
						report("the input token %s is required, so that there is no first page", path)
					}
					if i >= len(pages.OutputTokens) || in == nil {
						continue
					}
					out := resolve(pages.OutputTokens[i], op.Output)
					if out != nil && kind(in) != kind(out) {
						report("the output token %s is a %s, the input token %s a %s", pages.OutputTokens[i], kind(out), path, kind(in))
					}
				}
				if limit := resolve(pages.LimitKey, op.Input); pages.LimitKey != "" && limit != nil && kind(limit) != "integer" {
					report("the limit %s is a %s and no integer", pages.LimitKey, kind(limit))
				}
				for _, path := range pages.ResultKeys {
					if out := resolve(path, op.Output); out != nil && kind(out) != "list" && kind(out) != "map" {
						report("the result %s is a %s, neither list nor map", path, kind(out))
					}
				}
			})
		},
	}
}
