package diff

import (
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// onlyNew visits the members that only the new model has.
func (p *pass) onlyNew(visit func(s *shapePair, m *model.Member)) {
	p.loneMembers(func(s *shapePair) model.Shape { return s.new }, visit)
}

// onlyOld is [pass.onlyNew] for the old model.
func (p *pass) onlyOld(visit func(s *shapePair, m *model.Member)) {
	p.loneMembers(func(s *shapePair) model.Shape { return s.old }, visit)
}

// loneMembers visits the members of one side that are in no pair. A structure may
// be in several pairs of shapes.
func (p *pass) loneMembers(side func(*shapePair) model.Shape, visit func(s *shapePair, m *model.Member)) {
	type place struct {
		owner  *shapePair
		member *model.Member
	}
	paired := make(map[place]bool, 2*len(p.members))
	for _, m := range p.members {
		paired[place{m.owner, m.old}], paired[place{m.owner, m.new}] = true, true
	}
	for _, s := range p.shapes {
		for _, m := range model.MembersOf(side(s)) {
			if !paired[place{s, m}] {
				visit(s, m)
			}
		}
	}
}

func (s *shapePair) memberSpot(m *model.Member) spot { return s.in("members." + m.Name) }

func memberAdded() Rule {
	return Rule{
		ID: "member-added", Client: Compatible, Server: Compatible,
		What:   "A structure has one more member, which need not be set.",
		Reason: "Go types gain a field; who does not know it leaves it out.",
		check: func(p *pass) {
			p.onlyNew(func(s *shapePair, m *model.Member) {
				if !isUnion(s.new) && !enforced(s, m) {
					p.reportNew(s, m)
				}
			})
		},
	}
}

func memberAddedRequired() Rule {
	return Rule{
		ID: "member-added-required", Client: Breaking, Server: Breaking,
		What:   "A structure of inputs has one more member, which must be set.",
		Reason: "Calls that do not set it fail in the client, and requests of old clients are refused.",
		check: func(p *pass) {
			p.onlyNew(func(s *shapePair, m *model.Member) {
				if !isUnion(s.new) && enforced(s, m) {
					p.reportNew(s, m)
				}
			})
		},
	}
}

// enforced reports whether the absence of a member is refused: in inputs, where
// it can be told and clients do not fill it in.
func enforced(s *shapePair, m *model.Member) bool {
	return s.sent && emit.IsRequired(m) && !filled(s, m)
}

// filled reports whether clients fill in a member that is not set: tokens of inputs,
// not of what they hold.
func filled(s *shapePair, m *model.Member) bool { return s.input && m.IdempotencyToken }

func (p *pass) reportNew(s *shapePair, m *model.Member) {
	at := s.memberSpot(m)
	at.old, at.new = model.Pos{}, m.Pos
	required := ""
	if m.Required {
		required = "required "
	}
	p.report(at, fieldEffects(p.new, p.newFacts, s.new, s.labels, m, "new: %s %s"), "%smember is new, of type %s", required, describe(m.Target))
}

func (p *pass) reportGone(s *shapePair, m *model.Member) {
	at := s.memberSpot(m)
	at.old, at.new = m.Pos, model.Pos{}
	p.report(at, fieldEffects(p.old, p.oldFacts, s.old, s.labels, m, "gone: %s %s"), "member is gone")
}

// describe names a shape and its kind.
func describe(s model.Shape) string { return kind(s) + " " + quote(s.Info().Name) }

func memberRemoved() Rule {
	return Rule{
		ID: "member-removed", Client: Breaking, Server: Breaking,
		What:   "A structure has a member less.",
		Reason: "Go types lose a field that code may name; what old clients send in it is passed over.",
		check: func(p *pass) {
			p.onlyOld(func(s *shapePair, m *model.Member) {
				if !isUnion(s.new) {
					p.reportGone(s, m)
				}
			})
		},
	}
}

func unionMemberAdded() Rule {
	return Rule{
		ID: "union-member-added", Client: Compatible, Server: Dangerous,
		What:   "A union has one more member.",
		Reason: "Callers had to expect UnknownUnionMember; implementations get a member that they do not know, and old clients may too.",
		check: func(p *pass) {
			p.onlyNew(func(s *shapePair, m *model.Member) {
				if isUnion(s.new) {
					p.reportNew(s, m)
				}
			})
		},
	}
}

func unionMemberRemoved() Rule {
	return Rule{
		ID: "union-member-removed", Client: Breaking, Server: Breaking,
		What:   "A union has a member less.",
		Reason: "Its Go type is gone, and requests that use it are refused.",
		check: func(p *pass) {
			p.onlyOld(func(s *shapePair, m *model.Member) {
				if isUnion(s.new) {
					p.reportGone(s, m)
				}
			})
		},
	}
}

func memberRenamed() Rule {
	return Rule{
		ID: "member-renamed", Client: Breaking, Server: Breaking,
		What:   "A member has another name and is the same on the wire.",
		Reason: "Code that names the field does not compile.",
		check: func(p *pass) {
			for _, m := range p.members {
				if m.old.Name == m.new.Name || p.sameField(m) {
					continue
				}
				effects := append(fieldEffects(p.old, p.oldFacts, m.owner.old, m.owner.labels, m.old, "gone: %s %s"),
					fieldEffects(p.new, p.newFacts, m.owner.new, m.owner.labels, m.new, "new: %s %s")...)
				p.report(m.spot, effects, "member renamed from %s", quote(m.old.Name))
			}
		},
	}
}

func memberNamed() Rule {
	return Rule{
		ID: "member-name-changed", Client: Compatible, Server: Compatible,
		What:   "The name of a member changed, and that of its field did not.",
		Reason: "The Go name is the same; of the name on the wire another rule tells.",
		check: sameFormatOnly(func(p *pass) {
			for _, m := range p.members {
				if m.old.Name != m.new.Name && p.sameField(m) {
					p.report(m.spot, nil, "member renamed from %s", quote(m.old.Name))
				}
			}
		}),
	}
}

// sameField reports whether the field of a member has one name in both models.
func (c *comparison) sameField(m memberPair) bool {
	if isError(m.owner.new) && isMessage(m.new) {
		return true
	}
	return c.old.Names != nil && c.new.Names != nil && c.old.Names.Member(m.old) == c.new.Names.Member(m.new)
}

// cmpPath is the path in the old model.
func cmpPath(s spot) string {
	if s.oldPath != "" {
		return s.oldPath
	}
	return s.path
}

func memberOrder() Rule {
	return Rule{
		ID: "member-order-changed", Client: Compatible, Server: Compatible,
		What:   "The members of a structure or union stand in another order.",
		Reason: "The wire has no order; Go code that leaves out field names was never promised one.",
		check: func(p *pass) {
			last, told := make(map[*shapePair]int), make(map[*shapePair]bool)
			place := make(map[*model.Member]int)
			for _, s := range p.shapes {
				for i, m := range model.MembersOf(s.old) {
					place[m] = i
				}
			}
			for _, m := range p.members {
				if place[m.old] < last[m.owner] && !told[m.owner] && p.formats {
					told[m.owner] = true
					p.report(m.owner.in("members"), nil, "the order is another one")
				}
				last[m.owner] = place[m.old]
			}
		},
	}
}
