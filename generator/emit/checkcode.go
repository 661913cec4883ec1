package emit

import (
	"maps"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

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
			out = append(out, field(name, jen.Index().String().ValuesFunc(literals(values))))
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
		values := make([]int, len(k.ints))
		for i, v := range k.ints {
			values[i] = int(v.Value)
		}
		out = append(out, field("Ints", jen.Index().Int32().ValuesFunc(literals(values))))
	}
	if k.unique {
		out = append(out, field("Unique", jen.True()))
	}
	return out
}

// literals adds a literal for each value.
func literals[T any](values []T) func(*jen.Group) {
	return func(g *jen.Group) {
		for _, v := range values {
			g.Lit(v)
		}
	}
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
