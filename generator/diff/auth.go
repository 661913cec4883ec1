package diff

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func authAdded() Rule {
	return Rule{
		ID: "auth-added", Client: Compatible, Server: Compatible,
		What:   "There is one more way to authenticate.",
		Reason: "The old ways work as before.",
		check: func(p *pass) {
			p.eachAuth(func(s spot, old, current []model.Auth) {
				if came := without(current, append([]model.Auth{model.AuthNone}, old...)); came != "" {
					p.report(s, nil, "gains %s", came)
				}
			})
		},
	}
}

func authRemoved() Rule {
	return Rule{
		ID: "auth-removed", Client: Breaking, Server: Breaking,
		What:   "A way to authenticate is gone.",
		Reason: "Who has credentials of that kind only cannot call any more.",
		check: func(p *pass) {
			p.eachAuth(func(s spot, old, current []model.Auth) {
				if gone := without(old, current); gone != "" && !opened(old, current) {
					p.report(s, nil, "loses %s", gone)
				}
			})
		},
	}
}

func authNoneAdded() Rule {
	return Rule{
		ID: "auth-none-added", Client: Compatible, Server: Dangerous,
		What:   "Requests need not be authenticated any more.",
		Reason: "Everybody can call; handlers take unsigned requests that they refused before.",
		check: func(p *pass) {
			p.eachAuth(func(s spot, old, current []model.Auth) {
				if slices.Contains(current, model.AuthNone) && !slices.Contains(old, model.AuthNone) {
					p.report(s, nil, "%s", was(join(old), join(current)))
				}
			})
		},
	}
}

// opened reports whether everybody can call who could, because nothing is asked for
// any more. Without tokens Options loses their provider all the same.
func opened(old, current []model.Auth) bool {
	bearer := slices.Contains(old, model.AuthBearer) && !slices.Contains(current, model.AuthBearer)
	return slices.Contains(current, model.AuthNone) && !slices.Contains(old, model.AuthNone) && !bearer
}

func authOrder() Rule {
	return Rule{
		ID: "auth-order-changed", Client: Dangerous, Server: Compatible,
		What:   "Another way to authenticate is preferred.",
		Reason: "Callers with several kinds of credentials are somebody else now.",
		check: func(p *pass) {
			p.eachAuth(func(s spot, old, current []model.Auth) {
				if without(old, current) == "" && without(current, old) == "" && !slices.Equal(old, current) {
					p.report(s, nil, "%s", was(join(old), join(current)))
				}
			})
		},
	}
}

func authWritten() Rule {
	return Rule{
		ID: "auth-rewritten", Client: Compatible, Server: Compatible,
		What:   "An operation names the ways to authenticate that it had from its service, or no more.",
		Reason: "They are the same ways.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				same := slices.Equal(p.ways(p.old.Service, op.old), p.ways(p.new.Service, op.new))
				if same && (op.old.Auth == nil) != (op.new.Auth == nil) {
					p.report(op.in("auth"), nil, "%s", was(join(op.old.Auth), join(op.new.Auth)))
				}
			}
		}),
	}
}

// eachAuth visits the ways of the service, and those of the operations that have
// some of their own.
func (p *pass) eachAuth(visit func(s spot, old, current []model.Auth)) {
	visit(p.service().in("auth"), p.old.Service.Auth, p.new.Service.Auth)
	for _, op := range p.operations {
		if op.old.Auth != nil || op.new.Auth != nil {
			visit(op.in("auth"), p.ways(p.old.Service, op.old), p.ways(p.new.Service, op.new))
		}
	}
}

func (p *pass) ways(s *model.Service, op *model.Operation) []model.Auth {
	if op.Auth != nil {
		return op.Auth
	}
	return s.Auth
}

// without are the ways of a list that another one lacks.
func without(list, other []model.Auth) string {
	return join(slices.DeleteFunc(slices.Clone(list), func(a model.Auth) bool { return slices.Contains(other, a) }))
}

func join(list []model.Auth) string {
	texts := make([]string, len(list))
	for i, a := range list {
		texts[i] = string(a)
	}
	return strings.Join(texts, ", ")
}

func optionalAuthAdded() Rule {
	return Rule{
		ID: "operation-optional-auth-added", Client: Compatible, Server: Dangerous,
		What:   "An operation may be called without credentials.",
		Reason: "Handlers take unsigned requests that they refused before.",
		check:  operationFlag("optionalAuth", true, func(op *model.Operation) bool { return op.OptionalAuth }),
	}
}

func optionalAuthRemoved() Rule {
	return Rule{
		ID: "operation-optional-auth-removed", Client: Breaking, Server: Breaking,
		What:   "An operation may not be called without credentials any more.",
		Reason: "Calls without credentials fail, and requests of old clients are refused.",
		check:  operationFlag("optionalAuth", false, func(op *model.Operation) bool { return op.OptionalAuth }),
	}
}

func unsignedPayload() Rule {
	return Rule{
		ID: "operation-unsigned-payload-changed", Client: Compatible, Server: Dangerous,
		What:   "The body of a request became a part of its signature, or is none any more.",
		Reason: "Handlers trust bodies that they did not trust before, or want signatures that old clients do not make.",
		check:  operationFact("unsignedPayload", func(op *model.Operation) string { return flag(op.UnsignedPayload) }),
	}
}
