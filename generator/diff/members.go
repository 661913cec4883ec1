package diff

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// onlyNew visits the members that only the new model has, except for those that
// have another name in the old one.
func (p *pass) onlyNew(visit func(s *shapePair, m *model.Member)) {
	p.loneMembers(func(s *shapePair, gone, came []*model.Member) {
		renamed := make(map[*model.Member]bool)
		for _, r := range renamedMembers(p.comparison, gone, came) {
			renamed[r[1]] = true
		}
		for _, m := range came {
			if !renamed[m] {
				visit(s, m)
			}
		}
	})
}

// onlyOld is [pass.onlyNew] for the old model.
func (p *pass) onlyOld(visit func(s *shapePair, m *model.Member)) {
	p.loneMembers(func(s *shapePair, gone, came []*model.Member) {
		renamed := make(map[*model.Member]bool)
		for _, r := range renamedMembers(p.comparison, gone, came) {
			renamed[r[0]] = true
		}
		for _, m := range gone {
			if !renamed[m] {
				visit(s, m)
			}
		}
	})
}

// loneMembers visits the pairs of structures and unions that have members of
// their own.
func (p *pass) loneMembers(visit func(s *shapePair, gone, came []*model.Member)) {
	paired := make(map[*model.Member]bool, 2*len(p.members))
	for _, m := range p.members {
		paired[m.old], paired[m.new] = true, true
	}
	lone := func(s model.Shape) []*model.Member {
		return slices.DeleteFunc(slices.Clone(model.MembersOf(s)), func(m *model.Member) bool { return paired[m] })
	}
	for i := range p.shapes {
		s := &p.shapes[i]
		if gone, came := lone(s.old), lone(s.new); gone != nil || came != nil {
			visit(s, gone, came)
		}
	}
}

// renamedMembers are the members that are the same on the wire and have another
// name.
func renamedMembers(c *comparison, gone, came []*model.Member) (pairs [][2]*model.Member) {
	key := func(m *model.Member) string { return m.Location + "\x00" + emit.WireName(m) }
	before, count := make(map[string]*model.Member, len(gone)), make(map[string]int, len(gone))
	for _, m := range gone {
		before[key(m)] = m
		count[key(m)]++
	}
	for _, m := range came {
		count[key(m)]++
	}
	for _, m := range came {
		old := before[key(m)]
		if old != nil && count[key(m)] == 2 && c.same(old.Target, m.Target) && old.Value == m.Value {
			pairs = append(pairs, [2]*model.Member{old, m})
		}
	}
	return pairs
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
// it can be told.
func enforced(s *shapePair, m *model.Member) bool {
	return s.sent && m.Required && !m.Value && !m.IdempotencyToken
}

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
			p.loneMembers(func(s *shapePair, gone, came []*model.Member) {
				for _, r := range renamedMembers(p.comparison, gone, came) {
					at := s.memberSpot(r[1])
					at.oldPath = cmpPath(s.spot) + ".members." + r[0].Name
					at.old, at.new = r[0].Pos, r[1].Pos
					effects := append(fieldEffects(p.old, p.oldFacts, s.old, s.labels, r[0], "gone: %s %s"),
						fieldEffects(p.new, p.newFacts, s.new, s.labels, r[1], "new: %s %s")...)
					p.report(at, effects, "member renamed from %s", quote(r[0].Name))
				}
			})
		},
	}
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
