package lint

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

// facts are what several rules ask about a service.
type facts struct {
	service *model.Service
	// subjects are all shapes, and the references with constraints of their own.
	subjects []subject
	// members are those of all structures and unions.
	members []member
	// sent and received are the shapes that inputs, and outputs or errors, reach.
	sent, received map[model.Shape]bool
}

// subject is a shape, or a reference that overlays what its target has.
type subject struct {
	shape  model.Shape
	traits *model.Traits
	pos    model.Pos
	path   string
	// pattern is nil when there is none or it cannot be read; fault says why.
	pattern *syntax.Pattern
	fault   error
}

// member is a member with the shape that it belongs to.
type member struct {
	*model.Member
	owner model.Shape
	path  string
}

func newFacts(s *model.Service) *facts {
	f := &facts{service: s, sent: make(map[model.Shape]bool), received: make(map[model.Shape]bool)}
	for _, shape := range s.Shapes {
		info := shape.Info()
		f.subject(shape, &info.Traits, info.Pos, info.Path)
		for _, m := range model.MembersOf(shape) {
			path := info.Path + ".members." + m.Name
			f.members = append(f.members, member{Member: m, owner: shape, path: path})
			f.overlay(&m.Ref, path)
		}
		switch shape := shape.(type) {
		case *model.List:
			f.overlay(&shape.Elem, info.Path+".member")
		case *model.Map:
			f.overlay(&shape.Key, info.Path+".key")
			f.overlay(&shape.Value, info.Path+".value")
		}
	}
	for _, op := range s.Operations {
		reach(f.sent, op.Input)
		reach(f.received, op.Output)
		for _, e := range op.Errors {
			reach(f.received, e)
		}
	}
	return f
}

// overlay adds a reference whose constraints are not all its target's.
func (f *facts) overlay(r *model.Ref, path string) {
	own := r.Target.Info().Traits
	if r.Traits.Min != own.Min || r.Traits.Max != own.Max || !samePattern(r.Traits.Pattern, own.Pattern) {
		f.subject(r.Target, &r.Traits, r.Pos, path)
	}
}

// samePattern reports whether two patterns are one, written at one place.
func samePattern(a, b *model.Pattern) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func (f *facts) subject(shape model.Shape, t *model.Traits, pos model.Pos, path string) {
	s := subject{shape: shape, traits: t, pos: pos, path: path}
	if t.Pattern != nil {
		s.pattern, s.fault = syntax.Parse(t.Pattern.Text, t.Pattern.Dialect)
	}
	f.subjects = append(f.subjects, s)
}

// reach adds a structure and all that it leads to.
func reach(seen map[model.Shape]bool, from *model.Structure) {
	if from == nil {
		return
	}
	queue := []model.Shape{from}
	for len(queue) > 0 {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if seen[next] {
			continue
		}
		seen[next] = true
		model.Refs(next, func(r *model.Ref) { queue = append(queue, r.Target) })
	}
}

// wireName is the name that a member has on the wire.
func (m member) wireName() string {
	if m.Traits.LocationName != "" {
		return m.Traits.LocationName
	}
	return m.Name
}

// find returns the member of a structure by its name, nil for none.
func find(s *model.Structure, name string) *model.Member {
	if s == nil {
		return nil
	}
	for _, m := range s.Members {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// isText reports whether a shape is a string.
func isText(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum:
		return true
	}
	return false
}
