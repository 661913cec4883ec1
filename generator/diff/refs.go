package diff

import "github.com/modelsmith/modelsmith/generator/model"

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
	before := membersByName(old)
	for _, m := range current {
		o := before[c.memberKey(p, m)]
		if o == nil {
			continue
		}
		pair := memberPair{old: o, new: m, owner: p, spot: p.in("members." + m.Name)}
		pair.spot.old, pair.spot.new = o.Pos, m.Pos
		if o.Name != m.Name {
			pair.oldPath = cmpPath(p.spot) + ".members." + o.Name
		}
		c.members = append(c.members, pair)
		c.addRef(refPair{&o.Ref, &m.Ref, !isUnion(p.old) && !o.Value, !isUnion(p.new) && !m.Value, p, pair.spot})
	}
}

// memberKey is the name by which a member is found in the old model. The message
// of an error is one member whatever its name, for every error has one on the
// wire, and the name may be modelsmith's.
func (c *comparison) memberKey(p *shapePair, m *model.Member) string {
	old, ok := p.old.(*model.Structure)
	if !ok || !isError(p.new) || !isMessage(m) {
		return m.Name
	}
	for _, o := range old.Members {
		if isMessage(o) {
			return o.Name
		}
	}
	return m.Name
}

func membersByName(members []*model.Member) map[string]*model.Member {
	out := make(map[string]*model.Member, len(members))
	for _, m := range members {
		out[m.Name] = m
	}
	return out
}

func (c *comparison) pairRef(p *shapePair, name string, old, current *model.Ref, oldSparse, newSparse bool) {
	s := p.in(name)
	s.old, s.new = old.Pos, current.Pos
	c.addRef(refPair{old, current, oldSparse, newSparse, p, s})
}

// addRef adds a reference and its traits.
func (c *comparison) addRef(r refPair) {
	c.refs = append(c.refs, r)
	t := traitPair{
		old: &r.old.Traits, new: &r.new.Traits, oldShape: r.old.Target, newShape: r.new.Target, owner: r.owner, spot: r.spot,
	}
	if c.twin[r.old.Target] == r.new.Target {
		t.oldTarget, t.newTarget = &r.old.Target.Info().Traits, &r.new.Target.Info().Traits
	}
	c.traits = append(c.traits, t)
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
