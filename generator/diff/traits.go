package diff

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func isStreaming(t *model.Traits) bool { return t.Streaming }

func isSensitive(t *model.Traits) bool { return t.Sensitive }

func sensitiveAdded() Rule {
	return Rule{
		ID: "sensitive-added", Client: Compatible, Server: Compatible,
		What:   "A value is sensitive now.",
		Reason: "Types that hold it print it redacted.",
		check:  traitFlag("sensitive", true, isSensitive),
	}
}

func sensitiveRemoved() Rule {
	return Rule{
		ID: "sensitive-removed", Client: Dangerous, Server: Dangerous,
		What:   "A value is not sensitive any more.",
		Reason: "It shows in logs that print the types that hold it; their printing methods may go.",
		check:  traitFlag("sensitive", false, isSensitive),
	}
}

// deprecations is the check of what is deprecated: the service, operations,
// waiters, shapes, members.
func deprecations(differ func(old, current *model.Deprecation) bool) func(*pass) {
	return func(p *pass) {
		look := func(s spot, old, current *model.Deprecation) {
			if differ(old, current) {
				p.report(s.in("deprecated"), nil, "%s", was(deprecation(old), deprecation(current)))
			}
		}
		look(p.service(), p.old.Service.Deprecated, p.new.Service.Deprecated)
		for _, op := range p.operations {
			look(op.spot, op.old.Deprecated, op.new.Deprecated)
		}
		p.eachWaiter(func(s spot, old, current *model.Waiter) {
			if old != nil && current != nil && p.formats {
				look(s, deprecationOf(old), deprecationOf(current))
			}
		})
		for _, t := range p.traits {
			_, _, own := differing(t, func(t *model.Traits) string { return deprecation(t.Deprecated) })
			if own {
				look(t.spot, t.old.Deprecated, t.new.Deprecated)
			}
		}
	}
}

// deprecationOf is the deprecation of a waiter, which has no text.
func deprecationOf(w *model.Waiter) *model.Deprecation {
	if w.Deprecated {
		return &model.Deprecation{}
	}
	return nil
}

func deprecation(d *model.Deprecation) string {
	if d == nil {
		return ""
	}
	return strings.Join(strings.Fields("deprecated "+d.Since), " ") + " " + d.Message
}

func deprecatedAdded() Rule {
	return Rule{
		ID: "deprecated-added", Client: Compatible, Server: Compatible,
		What:   "Something should not be used any more.",
		Reason: "It works as before; linters warn of its use.",
		check:  deprecations(func(old, current *model.Deprecation) bool { return old == nil && current != nil }),
	}
}

func deprecatedRemoved() Rule {
	return Rule{
		ID: "deprecated-removed", Client: Compatible, Server: Compatible,
		What:   "Something may be used again.",
		Reason: "It works as before.",
		check:  deprecations(func(old, current *model.Deprecation) bool { return old != nil && current == nil }),
	}
}

func deprecatedText() Rule {
	return Rule{
		ID: "deprecation-text-changed", Client: Docs, Server: Docs,
		What:   "The text of a deprecation changed.",
		Reason: "It stands in comments only.",
		check: deprecations(func(old, current *model.Deprecation) bool {
			return old != nil && current != nil && *old != *current
		}),
	}
}

func otherTraits() Rule {
	return Rule{
		ID: "trait-changed", Client: Compatible, Server: Compatible,
		What:   "A trait changed that generated code does not depend on, at least not at its place.",
		Reason: "Other tools may look at it.",
		check: sameFormatOnly(func(p *pass) {
			serviceFact("other", func(s *model.Service) string { return others(s.Other) })(p)
			operationFact("other", func(op *model.Operation) string { return others(op.Other) })(p)
			traitFact("other", func(t *model.Traits) string { return others(t.Other) })(p)
			traitFact("internal", func(t *model.Traits) string { return flag(t.Internal) })(p)
			traitFact("unstable", func(t *model.Traits) string { return flag(t.Unstable) })(p)
			traitFact("since", func(t *model.Traits) string { return t.Since })(p)
			withoutMeaning(p)
		}),
	}
}

// others is a text that differs when traits do.
func others(traits []model.Trait) string {
	var all []string
	for _, t := range traits {
		all = append(all, t.Name+" "+compact(t.JSON))
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

func documentation() Rule {
	return Rule{
		ID: "documentation-changed", Client: Docs, Server: Docs,
		What:   "Documentation changed.",
		Reason: "It stands in comments only.",
		check: func(p *pass) {
			if !p.docs {
				return
			}
			look := func(s spot, old, current string) {
				if old != current {
					p.report(s.in("documentation"), nil, "documentation changed from %d to %d bytes", len(old), len(current))
				}
			}
			look(p.service(), p.old.Service.Documentation, p.new.Service.Documentation)
			before := make(map[string]string)
			for _, c := range p.old.Service.ContextParams {
				before[c.Name] = c.Documentation
			}
			for _, c := range p.new.Service.ContextParams {
				if old, both := before[c.Name]; both {
					look(p.service().in("contextParams").in(c.Name), old, c.Documentation)
				}
			}
			for _, op := range p.operations {
				look(op.spot, op.old.Documentation, op.new.Documentation)
			}
			p.eachWaiter(func(s spot, old, current *model.Waiter) {
				if old != nil && current != nil {
					look(s, old.Documentation, current.Documentation)
				}
			})
			for _, t := range p.traits {
				if old, current, differ := differing(t, func(t *model.Traits) string { return t.Documentation }); differ {
					look(t.spot, old, current)
				}
			}
		},
	}
}
