package diff

import "github.com/modelsmith/modelsmith/generator/model"

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
				if !m.old.Required && m.new.Required && !enforced(m.owner, m.new) {
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

func tokenAdded() Rule {
	return Rule{
		ID: "idempotency-token-added", Client: Compatible, Server: Compatible,
		What:   "A member is an idempotency token now.",
		Reason: "Clients fill it in when it is not set.",
		check:  memberFlag("idempotencyToken", true, func(m *model.Member) bool { return m.IdempotencyToken }),
	}
}

func tokenRemoved() Rule {
	return Rule{
		ID: "idempotency-token-removed", Client: Breaking, Server: Dangerous,
		What:   "A member is no idempotency token any more.",
		Reason: "Calls that left it to the client go without it. With the last one, Options loses IdempotencyTokenProvider.",
		check:  memberFlag("idempotencyToken", false, func(m *model.Member) bool { return m.IdempotencyToken }),
	}
}
