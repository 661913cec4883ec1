package diff

import (
	"github.com/modelsmith/modelsmith/generator/model"
)

func typeAdded() Rule {
	return Rule{
		ID: "type-added", Client: Compatible, Server: Compatible,
		What:   "A structure, union, enum or error is new.",
		Reason: "Package types gains a type.",
		check:  newShapes(true),
	}
}

func shapeAdded() Rule {
	return Rule{
		ID: "shape-added", Client: Compatible, Server: Compatible,
		What:   "A shape without a type in package types is new.",
		Reason: "Go knows it by what holds it only.",
		check:  sameFormatOnly(newShapes(false)),
	}
}

// newShapes is the check of the shapes that only the new model has. Those with a
// type count as new when they had none.
func newShapes(typed bool) func(*pass) {
	return func(p *pass) {
		for _, s := range p.new.Service.Shapes {
			old := p.origin[s]
			has := isType(p.newFacts, s)
			if has != typed || old != nil && (!typed || isType(p.oldFacts, old)) {
				continue
			}
			at := p.shapeSpot(nil, s)
			if old != nil {
				at.old = old.Info().Pos
			}
			p.report(at, typeEffect(p.new, s, has, "new type types."), "%s is new", kind(s))
		}
	}
}

func isType(f *facts, s model.Shape) bool { return isDeclared(s) && f.nested[s] }

func typeEffect(s Side, shape model.Shape, has bool, text string) []string {
	if s.Names == nil || !has {
		return nil
	}
	return []string{text + s.Names.Shape(shape)}
}

// shapeSpot is the spot of a shape that one of the models has.
func (c *comparison) shapeSpot(old, current model.Shape) spot {
	s := spot{operations: func() []string { return c.leading(old, current) }}
	if current != nil {
		s.subject, s.new = "shapes."+current.Info().Name, current.Info().Pos
	} else {
		s.subject, s.old = "shapes."+old.Info().Name, old.Info().Pos
	}
	s.path = s.subject
	return s
}

func typeRemoved() Rule {
	return Rule{
		ID: "type-removed", Client: Breaking, Server: Breaking,
		What:   "A structure, union, enum or error is gone.",
		Reason: "Package types loses a type that code may name.",
		check:  goneShapes(true),
	}
}

func shapeRemoved() Rule {
	return Rule{
		ID: "shape-removed", Client: Compatible, Server: Compatible,
		What:   "A shape without a type in package types is gone.",
		Reason: "Go knew it by what held it only, of which changes are told.",
		check:  sameFormatOnly(goneShapes(false)),
	}
}

func goneShapes(typed bool) func(*pass) {
	return func(p *pass) {
		for _, s := range p.old.Service.Shapes {
			current := p.twin[s]
			has := isType(p.oldFacts, s)
			if has != typed || current != nil && (!typed || isType(p.newFacts, current)) {
				continue
			}
			at := p.shapeSpot(s, nil)
			p.report(at, typeEffect(p.old, s, has, "gone: type types."), "%s is gone", kind(s))
		}
	}
}

func typeRenamed() Rule {
	return Rule{
		ID: "type-renamed", Client: Breaking, Server: Breaking,
		What:   "A structure, union, enum or error has another name and is the same otherwise.",
		Reason: "Code that names the type in package types does not compile.",
		check:  renamedShapes(true),
	}
}

func shapeRenamed() Rule {
	return Rule{
		ID: "shape-renamed", Client: Compatible, Server: Compatible,
		What:   "A shape has another name, and no type in package types or one of the same name.",
		Reason: "The name does not show in Go.",
		check:  sameFormatOnly(renamedShapes(false)),
	}
}

func renamedShapes(typed bool) func(*pass) {
	return func(p *pass) {
		for _, s := range p.shapes {
			if s.oldPath == "" || s.old.Info().Name == s.new.Info().Name || p.twin[s.old] != s.new {
				continue
			}
			if typed != (isType(p.oldFacts, s.old) && isType(p.newFacts, s.new) && !p.sameType(s)) {
				continue
			}
			effects := p.effects[s.path]
			if typed && p.old.Names != nil && p.new.Names != nil {
				effects = append([]string{"type types." + p.old.Names.Shape(s.old) + " → types." + p.new.Names.Shape(s.new)}, effects...)
			}
			p.report(s.spot, effects, "%s renamed from %s", kind(s.new), quote(s.old.Info().Name))
		}
	}
}

// sameType reports whether the type of a pair has one name in both models.
func (c *comparison) sameType(s *shapePair) bool {
	return c.old.Names != nil && c.new.Names != nil && c.old.Names.Shape(s.old) == c.new.Names.Shape(s.new)
}

func shapeKind() Rule {
	return Rule{
		ID: "shape-kind-changed", Client: Breaking, Server: Breaking,
		What:   "A shape is of another kind.",
		Reason: "Its Go type is another one, and what goes over the wire most often too.",
		check: func(p *pass) {
			for _, s := range p.shapes {
				old, current := kind(s.old), kind(s.new)
				if lostUnion := !p.formats && old != "error" && current != "error" && isUnion(s.old) != isUnion(s.new) &&
					model.MembersOf(s.old) != nil && model.MembersOf(s.new) != nil; lostUnion {
					continue // botocore's format had no unions for long
				}
				if old != current && p.twin[s.old] == s.new {
					p.report(s.spot, p.effects[s.path], "%s became %s", old, current)
				}
			}
		},
	}
}

func sparseType() Rule {
	return Rule{
		ID: "sparse-type-changed", Client: Breaking, Server: Breaking,
		What:   "The elements of a list or map may be null, or may not any more, which makes their Go type another one.",
		Reason: "Elements become pointers, or pointers become values.",
		check:  sparse(true),
	}
}

func sparseWire() Rule {
	return Rule{
		ID: "sparse-changed", Client: Dangerous, Server: Dangerous,
		What:   "The elements of a list or map may be null, or may not any more, and have the same Go type.",
		Reason: "Values arrive, or are refused, that were not before.",
		check:  sparse(false),
	}
}

func sparse(typed bool) func(*pass) {
	return func(p *pass) {
		for _, s := range p.shapes {
			old, current := isSparse(s.old), isSparse(s.new)
			if effects := p.effects[s.path+sparsePath]; old != current && kind(s.old) == kind(s.new) && typed == (effects != nil) {
				p.report(s.in("sparse"), effects, "%s", was(flag(old), flag(current)))
			}
		}
		for _, r := range p.refs {
			// Of other lists, for types that stay; of others target rules tell.
			old, current := isSparse(r.old.Target), isSparse(r.new.Target)
			if old != current && !typed && p.twin[r.old.Target] != r.new.Target && kind(r.old.Target) == kind(r.new.Target) && !p.typeDiffers(r) {
				p.report(r.in("sparse"), nil, "%s", was(flag(old), flag(current)))
			}
		}
	}
}

func isSparse(s model.Shape) bool {
	switch s := s.(type) {
	case *model.List:
		return s.Sparse
	case *model.Map:
		return s.Sparse
	}
	return false
}

func eventStream() Rule {
	return Rule{
		ID: "event-stream-changed", Client: Breaking, Server: Breaking,
		What:   "A union became an event stream, or is none any more.",
		Reason: "Events are sent one after another, with other frames and other Go.",
		check:  shapeFact("eventStream", func(u *model.Union) string { return flag(u.EventStream) }),
	}
}
