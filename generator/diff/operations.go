package diff

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func operationAdded() Rule {
	return Rule{
		ID: "operation-added", Client: Compatible, Server: Dangerous,
		What: "An operation is new.",
		Reason: "Clients gain a method. The Service interface gains one too: implementations that embed Unimplemented compile and " +
			"answer the operation with status 501, others stop compiling.",
		check: func(p *pass) {
			for _, op := range p.added {
				var effects []string
				if p.new.Names != nil {
					name := p.new.Names.Operation(op)
					effects = append([]string{
						"new method Client." + name + " with " + operationNames(name),
						"Service gains method " + name + ": implementations that do not embed Unimplemented stop compiling",
					}, helpers(p.new, op, newNames)...)
				}
				p.report(operationSpot(op, model.Pos{}, op.Pos), effects, "operation is new")
			}
		},
	}
}

func operationRemoved() Rule {
	return Rule{
		ID: "operation-removed", Client: Breaking, Server: Breaking,
		What:   "An operation is gone.",
		Reason: "Its method and types are gone from client and server, and requests of old clients are refused.",
		check: func(p *pass) {
			for _, op := range p.removed {
				var effects []string
				if p.old.Names != nil {
					name := p.old.Names.Operation(op)
					effects = append([]string{
						"method Client." + name + " is gone with " + operationNames(name), "Service loses method " + name,
					}, helpers(p.old, op, goneNames)...)
				}
				p.report(operationSpot(op, op.Pos, model.Pos{}), effects, "operation is gone")
			}
		},
	}
}

// operationNames are the types that a method comes with.
func operationNames(name string) string {
	return name + "Input, " + name + "Output and " + name + "APIClient"
}

// helpers are the effects of the paginator and the waiters of an operation that
// comes or goes.
func helpers(s Side, op *model.Operation, effect func(names string) []string) (out []string) {
	if op.Paginator != nil {
		out = effect(paginatorNames(s, op))
	}
	for _, w := range op.Waiters {
		out = append(out, effect(waiterNames(s, w))...)
	}
	return out
}

func operationUnsupported() Rule {
	return Rule{
		ID: "operation-unsupported", Client: Breaking, Server: Breaking,
		What:   "An operation needs a feature that modelsmith does not support.",
		Reason: "Code is generated without it only (--skip-unsupported).",
		check:  unsupported(true),
	}
}

func operationSupported() Rule {
	return Rule{
		ID: "operation-supported", Client: Compatible, Server: Dangerous,
		What:   "An operation needs no unsupported feature any more.",
		Reason: "It is as good as new.",
		check:  unsupported(false),
	}
}

func unsupported(now bool) func(*pass) {
	return sameFormatOnly(func(p *pass) {
		for _, op := range p.operations {
			if old, current := missing(op.old), missing(op.new); (old == "") == now && (current != "") == now {
				p.report(op.in("unsupported"), nil, "unsupported features %s", was(old, current))
			}
		}
	})
}

// missing are the features that an operation needs and nobody knows.
func missing(op *model.Operation) string {
	var all []string
	for _, p := range op.Unsupported {
		all = append(all, p.Message)
	}
	return strings.Join(all, "; ")
}

func operationErrorAdded() Rule {
	return Rule{
		ID: "operation-error-added", Client: Dangerous, Server: Compatible,
		What:   "An operation may fail with one more error.",
		Reason: "Callers that handle every error meet one that they do not know.",
		check: func(p *pass) {
			for _, op := range p.operations {
				before := setOf(originals(p.comparison, op))
				for _, e := range op.new.Errors {
					if !before[e] {
						p.report(op.in("errors."+e.Name), nil, "error %s with code %s is new here", quote(e.Name), quote(e.Error.Code))
					}
				}
			}
		},
	}
}

func operationErrorRemoved() Rule {
	return Rule{
		ID: "operation-error-removed", Client: Compatible, Server: Dangerous,
		What:   "An operation does not fail with an error any more.",
		Reason: "Code that handles it is never reached; a server that sends it all the same breaks its promise.",
		check: func(p *pass) {
			for _, op := range p.operations {
				after := setOf(shapesOf(op.new.Errors))
				for _, e := range op.old.Errors {
					if !after[p.twin[e]] {
						p.report(op.in("errors."+e.Name), nil, "error %s with code %s is gone here", quote(e.Name), quote(e.Error.Code))
					}
				}
			}
		},
	}
}

func operationErrorOrder() Rule {
	return Rule{
		ID: "operation-error-order-changed", Client: Compatible, Server: Compatible,
		What:   "The errors of an operation stand in another order.",
		Reason: "The order means nothing.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				before, after := originals(p.comparison, op), shapesOf(op.new.Errors)
				had, has := setOf(before), setOf(after)
				before = slices.DeleteFunc(before, func(s model.Shape) bool { return !has[s] })
				after = slices.DeleteFunc(after, func(s model.Shape) bool { return !had[s] })
				if !slices.Equal(before, after) {
					p.report(op.in("errors"), nil, "the order is another one")
				}
			}
		}),
	}
}

// originals are the errors of the old operation, as shapes of the new model.
func originals(c *comparison, op operationPair) (out []model.Shape) {
	for _, e := range op.old.Errors {
		if twin := c.twin[e]; twin != nil {
			out = append(out, twin)
		}
	}
	return out
}

func shapesOf(errors []*model.Structure) (out []model.Shape) {
	for _, e := range errors {
		out = append(out, e)
	}
	return out
}

func setOf(shapes []model.Shape) map[model.Shape]bool {
	set := make(map[model.Shape]bool, len(shapes))
	for _, s := range shapes {
		set[s] = true
	}
	return set
}
