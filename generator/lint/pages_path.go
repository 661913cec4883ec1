package lint

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/lint/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

func pagesPath() Rule {
	return Rule{
		ID: "paginator/path", Severity: Error,
		Reason: "A paginator whose tokens or results lead nowhere ends after the first page, or never.",
		check: func(p *pass) {
			p.paginated(func(op *model.Operation, pages *model.Paginator) {
				for _, path := range append(slices.Clone(pages.InputTokens), pages.LimitKey) {
					p.path(op, "input", path, op.Input)
				}
				for _, path := range append(slices.Concat(pages.OutputTokens, pages.ResultKeys, pages.NonAggregateKeys), pages.MoreResults) {
					p.path(op, "output", path, op.Output)
				}
				if len(pages.InputTokens) != len(pages.OutputTokens) {
					p.report(pages.Pos, op.Path, "the paginator has %d input tokens and %d output tokens", len(pages.InputTokens), len(pages.OutputTokens))
				}
			})
		},
	}
}

// path reports a path of a paginator that leads nowhere.
func (p *pass) path(op *model.Operation, where, path string, in *model.Structure) {
	if path == "" {
		return
	}
	if _, err := jmespath.Resolve(path, jmespath.Shape(in)); err != nil {
		p.report(op.Paginator.Pos, op.Path, "the paginator's path %q leads nowhere in the %s: %v", path, where, err)
	}
}
