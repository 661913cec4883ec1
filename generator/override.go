package generator

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// overrides puts the overrides of a service's configuration into its model.
type overrides struct {
	service *model.Service
	shapes  map[string]model.Shape
	members map[string]*model.Member
	// known has the paths of shapes and of members, ofMembers and ofBoth guess.
	known             map[string]bool
	ofMembers, ofBoth closest.Guesser
	problems          model.Problems
}

// override changes a model that was just read as its configuration says.
func (s *service) override(m *model.Service) model.Problems {
	if len(s.cfg.Values)+len(s.cfg.Unchecked) == 0 {
		return nil
	}
	o := &overrides{service: m, shapes: make(map[string]model.Shape), members: make(map[string]*model.Member), known: make(map[string]bool)}
	for _, shape := range m.Shapes {
		path := "shapes." + shape.Info().Name
		o.shapes[path], o.known[path] = shape, true
		for _, member := range model.MembersOf(shape) {
			path := path + ".members." + member.Name
			o.members[path], o.known[path] = member, true
		}
	}
	for _, v := range s.cfg.Values {
		o.value(v)
	}
	for _, u := range s.cfg.Unchecked {
		o.unchecked(u)
	}
	return o.problems.Sort()
}

// problem reports an override at its place, or at the model's if it has none.
func (o *overrides) problem(at Override, format string, args ...any) {
	pos := at.Pos
	if pos == (model.Pos{}) {
		pos = o.service.Pos
	}
	o.problems = append(o.problems, model.Problem{Pos: pos, Path: at.Path, Message: fmt.Sprintf(format, args...)})
}

// value makes a scalar member a value, whose zero stands for its absence.
func (o *overrides) value(v Override) {
	m := o.members[v.Path]
	if m == nil {
		o.problem(v, "the model has no such member%s", closest.Hint(&o.ofMembers, v.Path, o.members))
		return
	}
	zero := "0"
	switch m.Target.(type) {
	case *model.Boolean:
		zero = "false"
	case *model.Integer, *model.Float:
	default:
		o.problem(v, "only booleans and numbers can be values")
		return
	}
	switch {
	case m.Value:
		o.problem(v, "the member is a value already; remove the line")
	case m.Default != "":
		o.problem(v, "the member has the default %s, which a value could not tell from its zero", m.Default)
	default:
		m.Value, m.Default, m.DefaultPos = true, zero, v.Pos
	}
}

// unchecked takes the pattern of a shape, or of a member that has its own, out of
// what is checked.
func (o *overrides) unchecked(u Override) {
	var p *model.Pattern
	if m := o.members[u.Path]; m != nil {
		p = m.Traits.Pattern
	} else if s := o.shapes[u.Path]; s != nil {
		p = s.Info().Traits.Pattern
	} else {
		o.problem(u, "the model has no such shape or member%s", closest.Hint(&o.ofBoth, u.Path, o.known))
		return
	}
	switch {
	case u.Reason == "":
		o.problem(u, "say why the pattern is not to be checked")
	case p == nil:
		o.problem(u, "there is no pattern to leave unchecked; remove the line")
	default:
		p.Unchecked = u.Reason
	}
}
