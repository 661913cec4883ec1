package emit

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// InputValidate emits the Validate method of an operation's input. One without
// constraints has the method too, so that all inputs have.
func (c *Context) InputValidate(typeName string, s *model.Structure) jen.Code {
	if c.Facts.Checks.Constrained[s] || c.hasValidate(s) {
		return c.Validate(typeName, s)
	}
	// func (*GetInput) Validate() error { return nil }
	return templates.Method(templates.Receiver{Type: "*" + typeName}, "Validate").
		Params().Error().Add(templates.OneLine(jen.Return(jen.Nil()))).Line()
}

// Validate emits the Validate method of a structure that an input reaches, if
// it can break a constraint:
//
//	func (v *User) Validate() error { return runtime.Validate(v) }
//
// Patterns that are not checked are named above. A structure with a field of that
// name goes without the method; runtime.Validate takes it all the same.
func (c *Context) Validate(typeName string, s *model.Structure) jen.Code {
	out := new(jen.Statement)
	if !c.Facts.Checks.Constrained[s] || c.hasValidate(s) {
		return out
	}
	if doc := c.unchecked(s); doc != "" {
		out.Add(Doc(doc))
	}
	call := runtimeID("Validate").Call(jen.Id("v"))
	if stream := Stream(s); stream != nil {
		// func (v *PutInput) Validate() error { return runtime.ValidateStream(v, v.Body) }
		call = runtimeID("ValidateStream").Call(jen.Id("v"), jen.Id("v").Dot(c.Names.Member(stream)))
	}
	return out.Add(templates.Method(templates.Receiver{Name: "v", Type: "*" + typeName}, "Validate")).
		Params().Error().Add(templates.OneLine(jen.Return(call))).Line()
}

// unchecked says which patterns Validate does not check; empty for none.
func (c *Context) unchecked(s *model.Structure) string {
	var uncompiled, left []string
	for _, m := range c.Facts.Checks.skipped(s) {
		if reason := c.Facts.Checks.of(&m.Ref).pattern.Unchecked; reason != "" {
			left = append(left, c.Names.Member(m)+" ("+reason+")")
		} else {
			uncompiled = append(uncompiled, c.Names.Member(m))
		}
	}
	doc := "Validate checks all constraints but the patterns of "
	switch {
	case left == nil && uncompiled == nil:
		return ""
	case left == nil:
		return doc + strings.Join(uncompiled, ", ") + ", which cannot be compiled."
	case uncompiled != nil:
		left = append(left, strings.Join(uncompiled, ", ")+", which cannot be compiled")
	}
	return doc + strings.Join(left, ", ") + "."
}

// hasValidate reports whether a field has the method's name.
func (c *Context) hasValidate(s *model.Structure) bool {
	return slices.ContainsFunc(s.Members, func(m *model.Member) bool { return c.Names.Member(m) == "Validate" })
}
