package lint

import "github.com/modelsmith/modelsmith/generator/model"

func pagesTypes() Rule {
	return Rule{
		ID: "paginator/type", Severity: Warning,
		Reason: "Tokens are sent as they came and results are lists: other types do not work in every SDK.",
		check:  func(p *pass) { p.paginated(p.pageTypes) },
	}
}

// pageTypes reports what tokens, limit and results cannot be.
func (p *pass) pageTypes(op *model.Operation, pages *model.Paginator) {
	report := func(format string, args ...any) { p.report(pages.Pos, op.Path, format, args...) }
	for i, path := range pages.InputTokens {
		if m := find(op.Input, path.Text); m != nil && m.Required {
			report("the input token %s is required, so that there is no first page", path)
		}
		if i >= len(pages.OutputTokens) {
			continue
		}
		in, out := resolve(path, op.Input), resolve(pages.OutputTokens[i], op.Output)
		if in != nil && out != nil && kind(in) != kind(out) {
			report("the output token %s has the type %s, the input token %s the type %s", pages.OutputTokens[i], kind(out), path, kind(in))
		}
	}
	// A limit that is text is the same on the wire in all of the places that it has.
	if limit := resolve(pages.LimitKey, op.Input); limit != nil && kind(limit) != "integer" && !isText(limit) {
		report("the limit %s has the type %s and is no number", pages.LimitKey, kind(limit))
	}
	for _, path := range pages.ResultKeys {
		if out := resolve(path, op.Output); out != nil && kind(out) != "list" && kind(out) != "map" {
			report("the result %s has the type %s and is neither list nor map", path, kind(out))
		}
	}
}
