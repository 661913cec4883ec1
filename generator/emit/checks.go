package emit

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
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

// NewChecks collects the constraints of a service.
func NewChecks(s *model.Service) *Checks {
	c := &Checks{
		Input: make(map[model.Shape]bool), apart: make(map[model.Shape]bool),
		sparse: make(map[*model.Ref]bool),
		byKey:  make(map[string]string), programs: make(map[model.Pattern]*matcher),
	}
	inputs := make([]*model.Operation, 0, len(s.Operations))
	for _, op := range s.Operations {
		inputs = append(inputs, &model.Operation{Input: op.Input})
	}
	var reached, required, constrained, apart []model.Shape
	for _, shape := range model.Reach(inputs) {
		c.Input[shape] = true
	}
	for _, shape := range s.Shapes {
		if !c.Input[shape] {
			continue
		}
		reached = append(reached, shape)
		switch s := shape.(type) {
		case *model.Float, *model.Document:
			apart = append(apart, shape)
		case *model.List:
			c.sparse[&s.Elem] = s.Sparse
		case *model.Map:
			c.sparse[&s.Value] = s.Sparse
		}
	}
	for shape := range model.Leading(reached, apart) {
		c.apart[shape] = true
	}
	for _, shape := range reached {
		if slices.ContainsFunc(model.MembersOf(shape), isRequired) {
			required = append(required, shape)
			constrained = append(constrained, shape)
			continue
		}
		checked := false
		model.Refs(shape, func(r *model.Ref) { checked = checked || c.of(r).any() })
		if checked {
			constrained = append(constrained, shape)
		}
	}
	c.Requires, c.Constrained = keys(model.Leading(reached, required)), keys(model.Leading(reached, constrained))
	c.name(reached)
	return c
}

func keys(m map[model.Shape]model.Shape) map[model.Shape]bool {
	out := make(map[model.Shape]bool, len(m))
	for s := range m {
		out[s] = true
	}
	return out
}

// isRequired reports whether a member's absence can be told and is wrong: the
// zero value of a plain number may be what was meant.
func isRequired(m *model.Member) bool {
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
	return fmt.Sprintf("%q %q %q %d %q %q %q", c.min, c.max, c.pattern.Text, c.pattern.Dialect, enum, c.values, c.internal)
}

// name names the checks with a pattern: after their shape, or after the member
// that has constraints of its own.
func (c *Checks) name(shapes []model.Shape) {
	taken := make(map[string]bool)
	add := func(base string, k check, at string) {
		if k.pattern == nil || c.byKey[k.key()] != "" {
			return
		}
		name := names.Distinct(base, taken)
		c.byKey[k.key()] = name
		c.Named = append(c.Named, NamedCheck{name, k})
		c.compile(k.pattern, at)
	}
	for _, s := range shapes {
		info := s.Info()
		add(info.Name, c.of(&model.Ref{Target: s, Traits: info.Traits}), info.Path)
	}
	for _, s := range shapes {
		for _, m := range model.MembersOf(s) {
			add(s.Info().Name+"_"+m.Name, c.of(&m.Ref), s.Info().Path+".members."+m.Name)
		}
		i := 0
		if model.MembersOf(s) == nil {
			model.Refs(s, func(r *model.Ref) {
				i++
				add(fmt.Sprintf("%s_%d", s.Info().Name, i), c.of(r), s.Info().Path)
			})
		}
	}
	slices.SortFunc(c.Named, func(a, b NamedCheck) int { return strings.Compare(a.Name, b.Name) })
}

// patternKey is equal for equal patterns.
func patternKey(p *model.Pattern) model.Pattern {
	return model.Pattern{Text: p.Text, Dialect: p.Dialect}
}

// compile notes why a pattern cannot be checked.
func (c *Checks) compile(p *model.Pattern, at string) {
	if _, done := c.programs[patternKey(p)]; done {
		return
	}
	program, err := compilePattern(p)
	if err != nil {
		c.Skipped = append(c.Skipped, model.Problem{
			Pos: p.Pos, Path: at + ".pattern", Message: "the pattern is not checked: " + err.Error(),
		})
	}
	c.programs[patternKey(p)] = program
}

// skipped are the members of a structure whose patterns are not checked.
func (c *Checks) skipped(s *model.Structure) (out []*model.Member) {
	for _, m := range s.Members {
		if p := c.of(&m.Ref).pattern; p != nil && c.programs[patternKey(p)] == nil {
			out = append(out, m)
		}
	}
	return out
}

// matchers are the variables of the patterns that several named checks have.
func (c *Checks) matchers() map[model.Pattern]string {
	uses := make(map[model.Pattern]int)
	out := make(map[model.Pattern]string)
	for _, n := range c.Named {
		key := patternKey(n.check.pattern)
		if uses[key]++; uses[key] > 1 && c.programs[key] != nil {
			out[key] = ""
		}
	}
	for _, n := range slices.Backward(c.Named) {
		if key := patternKey(n.check.pattern); uses[key] > 1 && c.programs[key] != nil {
			out[key] = "match" + n.Name
		}
	}
	return out
}

// checkField is the field of a table entry that holds a check:
//
//	Check: &constraints.ChimeArn
//	Check: &runtime.Check{Min: "1", Max: "50"}
func (c *Context) checkField(r *model.Ref) []jen.Code {
	k := c.Facts.Checks.of(r)
	if !k.any() {
		return nil
	}
	if k.pattern != nil {
		return []jen.Code{field("Check", jen.Op("&").Qual(c.ConstraintsPath(), c.Facts.Checks.byKey[k.key()]))}
	}
	return []jen.Code{field("Check", jen.Op("&").Add(runtimeID("Check")).Values(c.checkValues(k, nil)...))}
}

// checkValues are the fields of a check.
func (c *Context) checkValues(k check, match jen.Code) (out []jen.Code) {
	add := func(name, value string) {
		if value != "" {
			out = append(out, field(name, jen.Lit(value)))
		}
	}
	list := func(name string, values []string) {
		if len(values) > 0 {
			out = append(out, field(name, jen.Index().String().ValuesFunc(func(g *jen.Group) {
				for _, v := range values {
					g.Lit(v)
				}
			})))
		}
	}
	add("Min", k.min)
	add("Max", k.max)
	if k.pattern != nil {
		add("Pattern", k.pattern.Text)
	}
	if match != nil {
		out = append(out, field("Match", match))
	}
	if k.enum != nil && k.pattern == nil {
		out = append(out, field("Enum", runtimeID("EnumOf").Index(c.named(k.enum))))
	} else if k.enum != nil {
		// Package types imports the package of the checks with a pattern.
		list("Values", k.enum.Values)
	}
	list("Values", k.values)
	list("Internal", k.internal)
	if k.ints != nil {
		out = append(out, field("Ints", jen.Index().Int32().ValuesFunc(func(g *jen.Group) {
			for _, v := range k.ints {
				g.Lit(int(v.Value))
			}
		})))
	}
	if k.unique {
		out = append(out, field("Unique", jen.True()))
	}
	return out
}

// Constraints emits the checks with a pattern, and the matchers that several of
// them have:
//
//	var (
//		ChimeArn = runtime.Check{Min: "5", Max: "1600", Pattern: "arn:.*", Match: &pattern.DFA{…}}
//	)
func (c *Context) Constraints(f *jen.File) {
	checks := c.Facts.Checks
	matchers := checks.matchers()
	f.Add(Doc("What texts must keep, by the shape or member that has the pattern.")).Var().DefsFunc(func(g *jen.Group) {
		for _, n := range checks.Named {
			key := patternKey(n.check.pattern)
			var match jen.Code
			program := checks.programs[key]
			switch {
			case matchers[key] != "":
				match = program.of(jen.Id(matchers[key]))
			case program != nil:
				match = program.of(program.value)
			}
			g.Id(n.Name).Op("=").Add(runtimeID("Check")).Values(c.checkValues(n.check, match)...)
		}
	})
	if len(matchers) == 0 {
		return
	}
	byName := make(map[string]model.Pattern)
	for p, name := range matchers {
		byName[name] = p
	}
	f.Var().DefsFunc(func(g *jen.Group) {
		for _, name := range slices.Sorted(maps.Keys(byName)) {
			g.Id(name).Op("=").Add(checks.programs[byName[name]].value)
		}
	})
}
