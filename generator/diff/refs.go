package diff

import (
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// pairRefs collects what a pair of shapes of one kind holds.
func (c *comparison) pairRefs(p *shapePair) {
	switch current := p.new.(type) {
	case *model.Structure, *model.Union:
		c.pairMembers(p, model.MembersOf(p.old), model.MembersOf(p.new))
	case *model.List:
		if old, ok := p.old.(*model.List); ok {
			c.pairRef(p, "member", &old.Elem, &current.Elem, old.Sparse, current.Sparse)
		}
	case *model.Map:
		if old, ok := p.old.(*model.Map); ok {
			c.pairRef(p, "key", &old.Key, &current.Key, false, false)
			c.pairRef(p, "value", &old.Value, &current.Value, old.Sparse, current.Sparse)
		}
	}
}

func (c *comparison) pairMembers(p *shapePair, old, current []*model.Member) {
	before := c.originals(p, old, current)
	for _, m := range current {
		o := before[m]
		if o == nil {
			continue
		}
		pair := memberPair{old: o, new: m, owner: p, spot: p.in("members." + m.Name)}
		pair.spot.old, pair.spot.new = o.Pos, m.Pos
		if o.Name != m.Name {
			pair.oldPath = cmpPath(p.spot) + ".members." + o.Name
		}
		c.members = append(c.members, pair)
		c.addRef(refPair{
			old: &o.Ref, new: &m.Ref, oldPtr: !isUnion(p.old) && !o.Value, newPtr: !isUnion(p.new) && !m.Value,
			owner: p, isMember: true, spot: pair.spot,
		}, 0)
	}
}

// originals are the members of the old shape by those of the new one: of the same
// name, of the same Go name, or of the same name on the wire and the same type.
// The message of an error is one member whatever its name, for every error has
// one, and the name may be modelsmith's.
func (c *comparison) originals(p *shapePair, old, current []*model.Member) map[*model.Member]*model.Member {
	found := make(map[*model.Member]*model.Member, len(current))
	pairBy := func(oldKey, newKey func(*model.Member) string, fits func(o, m *model.Member) bool) {
		before, after := membersByKey(old, found, oldKey), membersByKey(current, found, newKey)
		for key, came := range after {
			if gone := before[key]; key != "" && len(gone) == 1 && len(came) == 1 && fits(gone[0], came[0]) {
				found[came[0]], found[gone[0]] = gone[0], came[0]
			}
		}
	}
	always := func(_, _ *model.Member) bool { return true }
	name := func(m *model.Member) string { return m.Name }
	pairBy(name, name, always)
	if isError(p.old) && isError(p.new) {
		message := func(m *model.Member) string { return flag(isMessage(m)) }
		pairBy(message, message, always)
	}
	if c.old.Names != nil && c.new.Names != nil {
		pairBy(c.old.Names.Member, c.new.Names.Member, always)
	}
	wire := func(m *model.Member) string { return m.Location + "\x00" + emit.WireName(m) }
	pairBy(wire, wire, func(o, m *model.Member) bool { return c.same(o.Target, m.Target) && o.Value == m.Value })
	return found
}

// membersByKey are the members that are not in found yet.
func membersByKey(members []*model.Member, found map[*model.Member]*model.Member, key func(*model.Member) string) map[string][]*model.Member {
	out := make(map[string][]*model.Member, len(members))
	for _, m := range members {
		if found[m] == nil {
			out[key(m)] = append(out[key(m)], m)
		}
	}
	return out
}

func (c *comparison) pairRef(p *shapePair, name string, old, current *model.Ref, oldSparse, newSparse bool) {
	s := p.in(name)
	s.old, s.new = old.Pos, current.Pos
	c.addRef(refPair{old: old, new: current, oldPtr: oldSparse, newPtr: newSparse, owner: p, spot: s}, 0)
}

// addRef adds a reference, its traits, and what it leads to when that are lists or
// maps that no pair tells of.
func (c *comparison) addRef(r refPair, depth int) {
	c.refs = append(c.refs, r)
	t := traitPair{
		old: &r.old.Traits, new: &r.new.Traits, oldShape: r.old.Target, newShape: r.new.Target, owner: r.owner, isMember: r.isMember,
		spot: r.spot,
	}
	if c.twin[r.old.Target] == r.new.Target {
		t.oldTarget, t.newTarget = &r.old.Target.Info().Traits, &r.new.Target.Info().Traits
	}
	c.traits = append(c.traits, t)
	if t.oldTarget != nil || depth > maxNesting {
		return
	}
	inside := func(name string, old, current *model.Ref) {
		s := r.in(name)
		s.old, s.new = old.Pos, current.Pos
		c.addRef(refPair{old: old, new: current, owner: r.owner, nested: true, spot: s}, depth+1)
	}
	switch current := r.new.Target.(type) {
	case *model.List:
		if old, ok := r.old.Target.(*model.List); ok {
			inside("member", &old.Elem, &current.Elem)
		}
	case *model.Map:
		if old, ok := r.old.Target.(*model.Map); ok {
			inside("key", &old.Key, &current.Key)
			inside("value", &old.Value, &current.Value)
		}
	}
}

// findHolders finds the references to the shapes that have traits: what one
// format says of a shape the other may say of all references to it.
func (c *comparison) findHolders() {
	if c.formats {
		return
	}
	byTarget := make(map[model.Shape][]traitPair)
	for _, t := range c.traits {
		if !t.isShape {
			byTarget[t.newShape] = append(byTarget[t.newShape], t)
		}
	}
	for i := range c.traits {
		if t := &c.traits[i]; t.isShape && kind(t.newShape) != "structure" {
			t.holders = byTarget[t.newShape]
		}
	}
}

// same reports whether two references lead to one shape: a pair, or scalars that
// are called the same.
func (c *comparison) same(old, current model.Shape) bool {
	if c.twin[old] == current {
		return true
	}
	listed := c.twin[old] != nil || c.origin[current] != nil
	return !listed && kind(old) == kind(current) && (isScalar(current) && (!c.formats || old.Info().Name == current.Info().Name))
}
