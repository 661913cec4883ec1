package diff

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func paginatorAdded() Rule {
	return Rule{
		ID: "paginator-added", Client: Compatible, Server: Compatible,
		What:   "An operation has pages.",
		Reason: "Clients gain what goes through them.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				if op.old.Paginator == nil && op.new.Paginator != nil {
					p.report(pagesSpot(op), newNames(paginatorNames(p.new, op.new)),
						"operation has pages%s: %s", inferred(op.new.Paginator), pages(op.new.Paginator))
				}
			}
		}),
	}
}

func paginatorRemoved() Rule {
	return Rule{
		ID: "paginator-removed", Client: Breaking, Server: Compatible,
		What: "An operation has no pages any more: the model names none, and none follow from the names of members.",
		Reason: "The paginator's types and its function are gone: code that goes through pages does not compile. Where they followed from " +
			"names, a second list in the output is enough.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				if op.old.Paginator != nil && op.new.Paginator == nil {
					p.report(pagesSpot(op), goneNames(paginatorNames(p.old, op.old)),
						"operation has no pages any more; it had%s: %s", inferred(op.old.Paginator), pages(op.old.Paginator))
				}
			}
		}),
	}
}

// inferred says where a paginator comes from that the model does not name.
func inferred(p *model.Paginator) string {
	if p.Inferred {
		return ", by the names of members"
	}
	return ""
}

func paginatorNamed() Rule {
	return Rule{
		ID: "paginator-named", Client: Docs, Server: Docs,
		What:   "The model names the pages of an operation that followed from the names of members, or names them no more and they follow.",
		Reason: "Clients have the paginator either way; a comment says where it comes from.",
		check: sameFormatOnly(func(p *pass) {
			p.eachPaginator(func(op operationPair, _ pagesChange) {
				switch old := op.old.Paginator.Inferred; {
				case old == op.new.Paginator.Inferred:
				case old:
					p.report(pagesSpot(op), nil, "pages followed from the names of members, and the model names them now")
				default:
					p.report(pagesSpot(op), nil, "pages were named by the model, and follow from the names of members now")
				}
			})
		}),
	}
}

func paginatorChanged() Rule {
	return Rule{
		ID: "paginator-changed", Client: Dangerous, Server: Compatible,
		What:   "The pages of an operation follow one another in another way, or hold other items of the same Go type.",
		Reason: "Loops over pages find other tokens or items.",
		check:  pagesChanged(pagesDiffer),
	}
}

func paginatorExtended() Rule {
	return Rule{
		ID: "paginator-extended", Client: Compatible, Server: Compatible,
		What:   "The pages of an operation list items, or their calls can have a limit, and are the same otherwise.",
		Reason: "The paginator gains the method Items, its options gain Limit.",
		check:  pagesChanged(pagesExtended),
	}
}

func paginatorNarrowed() Rule {
	return Rule{
		ID: "paginator-narrowed", Client: Breaking, Server: Compatible,
		What: "The pages of an operation list no items any more or those of another Go type, or their calls have no limit any more.",
		Reason: "Code with the paginator's method Items, or its option Limit, does not compile. Where the model does not name the items, a " +
			"second list in the output is enough.",
		check: pagesChanged(pagesNarrowed),
	}
}

func pagesChanged(kind pagesKind) func(*pass) {
	return func(p *pass) {
		p.eachPaginator(func(op operationPair, c pagesChange) {
			if c.kind == kind {
				p.report(pagesSpot(op), c.effects, "pages %s", was(c.old, c.new))
			}
		})
	}
}

func pagesSpot(op operationPair) spot {
	s := op.in("paginator")
	s.old, s.new = model.Pos{}, model.Pos{}
	if op.old.Paginator != nil {
		s.old = op.old.Paginator.Pos
	}
	if op.new.Paginator != nil {
		s.new = op.new.Paginator.Pos
	}
	return s
}

// tokens is what both formats tell of pages.
func tokens(p *model.Paginator) string {
	text := "tokens " + joined(p.OutputTokens) + " → " + joined(p.InputTokens)
	if p.LimitKey.Text != "" {
		text += ", limit " + p.LimitKey.Text
	}
	return text
}

// joined are expressions as people list them.
func joined(all []model.Expression) string {
	texts := make([]string, len(all))
	for i, e := range all {
		texts[i] = e.Text
	}
	return strings.Join(texts, " and ")
}

func pages(p *model.Paginator) string {
	text := tokens(p)
	if p.ResultKeys != nil {
		text += ", items " + joined(p.ResultKeys)
	}
	if p.MoreResults.Text != "" {
		text += ", more by " + p.MoreResults.Text
	}
	if p.NonAggregateKeys != nil {
		text += ", besides " + joined(p.NonAggregateKeys)
	}
	return text
}
