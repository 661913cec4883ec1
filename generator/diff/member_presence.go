package diff

import (
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

func requiredAdded() Rule {
	return Rule{
		ID: "required-added", Client: Breaking, Server: Breaking,
		What:   "A member of inputs must be set.",
		Reason: "Calls that do not set it fail in the client, and requests of old clients are refused.",
		check: func(p *pass) {
			for _, m := range p.members {
				if !m.old.Required && m.new.Required && enforced(m.owner, m.new) {
					p.report(m.in("required"), nil, "member is required now")
				}
			}
		},
	}
}

func requiredPromised() Rule {
	return Rule{
		ID: "required-promised", Client: Compatible, Server: Dangerous,
		What:   "A member is required where nobody refuses its absence: in outputs, and where it has a zero value or is filled in.",
		Reason: "Clients may rely on it: implementations that leave it out break a promise.",
		check: func(p *pass) {
			for _, m := range p.members {
				token := filled(m.owner, m.new) && !m.old.IdempotencyToken // of which required-token-added tells
				if !m.old.Required && m.new.Required && !enforced(m.owner, m.new) && !token {
					p.report(m.in("required"), nil, "member is required now")
				}
			}
		},
	}
}

func requiredRemovedInput() Rule {
	return Rule{
		ID: "required-removed-input", Client: Compatible, Server: Dangerous,
		What:   "A member of inputs need not be set any more.",
		Reason: "Implementations get nil where they never did.",
		check:  requiredRemoved(func(s *shapePair) bool { return s.sent }),
	}
}

func requiredRemovedOutput() Rule {
	return Rule{
		ID: "required-removed-output", Client: Dangerous, Server: Compatible,
		What:   "A member of outputs need not be set any more.",
		Reason: "Callers get nil where they never did.",
		check:  requiredRemoved(func(s *shapePair) bool { return !s.sent || s.received }),
	}
}

func requiredRemoved(where func(*shapePair) bool) func(*pass) {
	return func(p *pass) {
		for _, m := range p.members {
			if m.old.Required && !m.new.Required && where(m.owner) {
				p.report(m.in("required"), nil, "member is not required any more")
			}
		}
	}
}

func requiredToken() Rule {
	return Rule{
		ID: "required-token-added", Client: Compatible, Server: Breaking,
		What:   "A member of inputs must be set, and clients fill it in as they did not before: an idempotency token.",
		Reason: "Requests of old clients lack it and are refused.",
		check: func(p *pass) {
			demanded := func(s *shapePair, m *model.Member) bool { return emit.IsRequired(m) && filled(s, m) }
			for _, m := range p.members {
				if demanded(m.owner, m.new) && !m.old.Required && !m.old.IdempotencyToken {
					p.report(m.in("required"), nil, "member is required now, and an idempotency token")
				}
			}
			p.onlyNew(func(s *shapePair, m *model.Member) {
				if demanded(s, m) {
					at := s.memberSpot(m).in("required")
					at.old, at.new = model.Pos{}, m.Pos
					p.report(at, nil, "the new member is required, and an idempotency token")
				}
			})
		},
	}
}

func tokenAdded() Rule {
	return Rule{
		ID: "idempotency-token-added", Client: Compatible, Server: Compatible,
		What:   "A member of inputs is an idempotency token now.",
		Reason: "Clients fill it in when it is not set.",
		check:  conditionalFlag(idempotencyToken(), true),
	}
}

func tokenRemoved() Rule {
	return Rule{
		ID: "idempotency-token-removed", Client: Breaking, Server: Dangerous,
		What:   "A member of inputs is no idempotency token any more.",
		Reason: "Calls that left it to the client go without it. With the last one, Options loses IdempotencyTokenProvider.",
		check:  conditionalFlag(idempotencyToken(), false),
	}
}
