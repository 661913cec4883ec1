package emit

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// Checks are the constraints of a service's inputs. Outputs have none: clients
// tolerate what servers answer, and servers what their owners return.
type Checks struct {
	// Input are the shapes that an input reaches.
	Input map[model.Shape]bool
	// Requires are those of them that lead to a required member, Constrained those
	// that lead to one or to a check.
	Requires, Constrained map[model.Shape]bool
	// Named are the checks with a pattern, sorted by name; they are declared once
	// for all tables.
	Named []NamedCheck
	// Skipped are the patterns that are not checked, and why.
	Skipped model.Problems

	byKey map[string]string
	// programs are the matchers of the patterns, nil for those that are skipped.
	programs map[model.Pattern]*matcher
	budget   pattern.Budget
	// apart are the shapes that hold what has no equality.
	apart map[model.Shape]bool
	// sparse are the elements that may be null.
	sparse map[*model.Ref]bool
}

// NamedCheck is a check with a name.
type NamedCheck struct {
	Name  string
	check check
}

// check is what values of a reference must keep, apart from being there.
type check struct {
	min, max string
	pattern  *model.Pattern
	enum     *model.Enum
	values   []string
	internal []string
	ints     []model.IntValue
	unique   bool
}

// NewChecks collects the constraints of a service, which may be a part of a whole
// one: names of checks are those of the whole.
func NewChecks(s, whole *model.Service) *Checks {
	c := &Checks{
		Input: make(map[model.Shape]bool), sparse: make(map[*model.Ref]bool),
		byKey: make(map[string]string), programs: make(map[model.Pattern]*matcher),
	}
	reached, all := c.reach(s), c.reach(whole)
	for _, shape := range reached {
		c.Input[shape] = true
	}
	c.apart = leading(reached, func(s model.Shape) bool {
		switch s.(type) {
		case *model.Float, *model.Document:
			return true
		}
		return false
	})
	requires := func(s model.Shape) bool { return slices.ContainsFunc(model.MembersOf(s), IsRequired) }
	c.Requires = leading(reached, requires)
	c.Constrained = leading(reached, func(s model.Shape) bool {
		checked := requires(s)
		model.Refs(s, func(r *model.Ref) { checked = checked || c.of(r).any() })
		return checked
	})
	c.name(all)
	return c
}

// reach returns the shapes that inputs lead to, sorted by name.
func (c *Checks) reach(s *model.Service) (reached []model.Shape) {
	inputs := make([]*model.Operation, 0, len(s.Operations))
	for _, op := range s.Operations {
		inputs = append(inputs, &model.Operation{Input: op.Input})
	}
	input := make(map[model.Shape]bool)
	for _, shape := range model.Reach(inputs) {
		input[shape] = true
	}
	for _, shape := range s.Shapes {
		if !input[shape] {
			continue
		}
		reached = append(reached, shape)
		switch s := shape.(type) {
		case *model.List:
			c.sparse[&s.Elem] = s.Sparse
		case *model.Map:
			c.sparse[&s.Value] = s.Sparse
		}
	}
	return reached
}

// leading are the shapes that lead to one that is a goal, the goals included.
func leading(shapes []model.Shape, goal func(model.Shape) bool) map[model.Shape]bool {
	goals := slices.DeleteFunc(slices.Clone(shapes), func(s model.Shape) bool { return !goal(s) })
	out := make(map[model.Shape]bool)
	for s := range model.Leading(shapes, goals) {
		out[s] = true
	}
	return out
}

// IsRequired reports whether a member's absence can be told and is wrong: the
// zero value of a plain number may be what was meant.
func IsRequired(m *model.Member) bool {
	if i, ok := m.Target.(*model.Integer); ok && slices.ContainsFunc(i.Values, func(v model.IntValue) bool { return v.Value == 0 }) {
		return false
	}
	return m.Required && !m.Value
}

// of returns what the values of a reference must keep.
func (c *Checks) of(r *model.Ref) check {
	t := r.Traits
	out := check{min: bound(t.Min), max: bound(t.Max)}
	switch s := r.Target.(type) {
	case *model.String:
		out.pattern, out.values = t.Pattern, t.Enum
	case *model.Enum:
		out.pattern, out.enum, out.internal = t.Pattern, s, s.Internal
		if len(t.Enum) > 0 {
			out.enum, out.values = nil, t.Enum
		}
	case *model.Blob:
		if t.Streaming {
			return check{}
		}
	case *model.List:
		out.unique = t.UniqueItems && !c.apart[s]
	case *model.Integer:
		out.ints = s.Values
	case *model.Map, *model.Float, *model.BigInteger, *model.BigDecimal:
	default:
		return check{}
	}
	if c.sparse[r] {
		out = out.orZero()
	}
	if out.max == "" && out.min == "0" && isLength(r.Target) {
		out.min = ""
	}
	if out.pattern != nil && out.pattern.Text == "" && out.pattern.Dialect == model.ECMASearch {
		out.pattern = nil
	}
	return out
}

// orZero is the check of an element that may be null: enums and integers with
// known values are no pointers in Go, so that their zero value stands for it.
func (c check) orZero() check {
	if c.enum != nil {
		return check{enum: c.enum, internal: append(slices.Clone(c.internal), "")}
	}
	if c.ints != nil {
		return check{}
	}
	return c
}

// bound is a decimal literal as messages show it: a whole number without an
// exponent.
func bound(literal string) string {
	v, ok := new(big.Rat).SetString(literal)
	if ok && v.IsInt() && v.Num().BitLen() <= 64 {
		return v.Num().String()
	}
	return literal
}

func isLength(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum, *model.Blob, *model.List, *model.Map:
		return true
	}
	return false
}

func (c check) any() bool {
	return c.min != "" || c.max != "" || c.pattern != nil || c.enum != nil || c.values != nil || c.ints != nil || c.unique
}

// key is equal for equal checks.
func (c check) key() string {
	enum := ""
	if c.enum != nil {
		enum = c.enum.Name
	}
	return fmt.Sprintf("%q %q %q %d %q %q %q %q", c.min, c.max, c.pattern.Text, c.pattern.Dialect, c.pattern.Unchecked, enum, c.values, c.internal)
}
