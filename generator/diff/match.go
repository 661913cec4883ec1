package diff

import (
	"cmp"
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
)

// match finds the shapes of the old model in the new one: by their names, by those
// of their Go types, then, as far as it is beyond doubt, those that only have
// another name.
func (c *comparison) match() {
	c.twin, c.origin = make(map[model.Shape]model.Shape), make(map[model.Shape]model.Shape)
	// Scalars of different namespaces may share a name; they go in their order.
	named := make(map[string][]model.Shape)
	for _, s := range c.new.Service.Shapes {
		name := s.Info().Name
		named[name] = append(named[name], s)
	}
	for _, s := range c.old.Service.Shapes {
		if list := named[s.Info().Name]; len(list) > 0 {
			c.pair(s, list[0])
			named[s.Info().Name] = list[1:]
		}
	}
	c.matchGoNames()
	c.matchRenamed()
}

// matchGoNames pairs the types that have one Go name and are of one kind, whatever
// the models call them.
func (c *comparison) matchGoNames() {
	if c.old.Names == nil || c.new.Names == nil {
		return
	}
	named := make(map[string]model.Shape)
	for _, s := range c.new.Service.Shapes {
		if c.origin[s] == nil && isType(c.newFacts, s) {
			named[c.new.Names.Shape(s)] = s
		}
	}
	for _, s := range c.old.Service.Shapes {
		current := named[c.old.Names.Shape(s)]
		if c.twin[s] == nil && isType(c.oldFacts, s) && current != nil && kind(s) == kind(current) {
			c.pair(s, current)
		}
	}
}

func (c *comparison) pair(old, current model.Shape) { c.twin[old], c.origin[current] = current, old }

// votes are the shapes of the new model that stand where one of the old model
// stood, and the other way round; two are enough to be in doubt.
type votes struct {
	forward, back map[model.Shape][]model.Shape
	// fresh are the shapes of the old model that the last round voted for.
	fresh []model.Shape
}

// matchRenamed pairs shapes that stand in each other's places everywhere and are
// the same but for their names. What a pair holds votes in the next round.
func (c *comparison) matchRenamed() {
	v := &votes{forward: make(map[model.Shape][]model.Shape), back: make(map[model.Shape][]model.Shape)}
	c.voteOperations(v)
	for _, old := range c.old.Service.Shapes {
		if current := c.twin[old]; current != nil {
			c.voteRefs(v, old, current)
		}
	}
	for len(v.fresh) > 0 {
		candidates := v.fresh
		v.fresh = nil
		for _, old := range candidates {
			if len(v.forward[old]) != 1 || len(v.back[v.forward[old][0]]) != 1 || c.twin[old] != nil {
				continue
			}
			if current := v.forward[old][0]; c.sameStructure(old, current) {
				c.pair(old, current)
				c.voteRefs(v, old, current)
			}
		}
	}
}

func (c *comparison) vote(v *votes, old, current model.Shape) {
	if c.twin[old] != nil || c.origin[current] != nil || !c.oldFacts.listed[old] || !c.newFacts.listed[current] {
		return
	}
	if len(v.forward[old]) > 1 || len(v.back[current]) > 1 || slices.Contains(v.forward[old], current) {
		return // told, or in doubt already
	}
	v.forward[old], v.back[current] = append(v.forward[old], current), append(v.back[current], old)
	v.fresh = append(v.fresh, old)
}

func (c *comparison) voteOperations(v *votes) {
	known := byName(c.new.Service)
	for _, op := range c.old.Service.Operations {
		other := known[op.Name]
		if other == nil {
			continue
		}
		if op.Input != nil && other.Input != nil {
			c.vote(v, op.Input, other.Input)
		}
		if op.Output != nil && other.Output != nil {
			c.vote(v, op.Output, other.Output)
		}
		c.voteErrors(v, op.Errors, other.Errors)
	}
}

// voteErrors has the errors of an operation vote for those of the same code. Those
// that are in doubt are left out, or many errors of one code would take the square
// of their number.
func (c *comparison) voteErrors(v *votes, old, current []*model.Structure) {
	open := make(map[string][]*model.Structure, len(current))
	for _, f := range current {
		if c.origin[f] == nil {
			open[f.Error.Code] = append(open[f.Error.Code], f)
		}
	}
	for _, e := range old {
		list := open[e.Error.Code]
		for _, f := range list {
			if c.twin[e] != nil || len(v.forward[e]) > 1 {
				break
			}
			c.vote(v, e, f)
		}
		for len(list) > 0 && len(v.back[list[0]]) > 1 {
			list = list[1:]
		}
		open[e.Error.Code] = list
	}
}

// voteRefs has the references of a pair vote for the shapes that they lead to.
func (c *comparison) voteRefs(v *votes, old, current model.Shape) {
	if kind(old) != kind(current) {
		return
	}
	targets := make(map[string]model.Shape)
	eachRef(current, func(name string, r *model.Ref) { targets[name] = r.Target })
	eachRef(old, func(name string, r *model.Ref) {
		if t := targets[name]; t != nil {
			c.vote(v, r.Target, t)
		}
	})
}

// eachRef visits the references of a shape with their names.
func eachRef(s model.Shape, visit func(name string, r *model.Ref)) {
	switch s := s.(type) {
	case *model.List:
		visit("member", &s.Elem)
	case *model.Map:
		visit("key", &s.Key)
		visit("value", &s.Value)
	default:
		for _, m := range model.MembersOf(s) {
			visit("members."+m.Name, &m.Ref)
		}
	}
}

// sameStructure reports whether two shapes are the same but for their names, as
// far as one can see without following them: recursive ones are renamed together.
func (c *comparison) sameStructure(old, current model.Shape) bool {
	if kind(old) != kind(current) || !sameValues(old, current) {
		return false
	}
	type ref struct {
		name string
		to   model.Shape
	}
	collect := func(s model.Shape) (refs []ref) {
		eachRef(s, func(name string, r *model.Ref) { refs = append(refs, ref{name, r.Target}) })
		slices.SortFunc(refs, func(a, b ref) int { return cmp.Compare(a.name, b.name) })
		return refs
	}
	return slices.EqualFunc(collect(old), collect(current), func(a, b ref) bool {
		return a.name == b.name && kind(a.to) == kind(b.to) && (c.twin[a.to] == nil && c.origin[b.to] == nil || c.twin[a.to] == b.to)
	})
}

// sameValues reports whether enums know the same values.
func sameValues(old, current model.Shape) bool {
	switch o := old.(type) {
	case *model.Enum:
		return slices.Equal(slices.Sorted(slices.Values(o.Values)), slices.Sorted(slices.Values(current.(*model.Enum).Values)))
	case *model.Integer:
		return slices.Equal(o.Values, current.(*model.Integer).Values)
	}
	return true
}
