package clientgen

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

const awsPath = "github.com/aws/aws-sdk-go-v2/aws"

// ruleParam returns a parameter of the endpoint rules, nil if they lack it: then
// nothing depends on its value.
func (g *gen) ruleParam(name string) *endpoints.Parameter {
	if g.rules == nil || name == "" {
		return nil
	}
	i := slices.IndexFunc(g.rules.Parameters, func(p *endpoints.Parameter) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return g.rules.Parameters[i]
}

// paramBinding gives a parameter of the endpoint rules the value of a member or,
// when that is nil, a literal.
type paramBinding struct {
	param  *endpoints.Parameter
	member *model.Member
	value  string
}

// bindings are the parameters that an operation binds. What the operation says
// itself goes before what its input has.
func (g *gen) bindings(op *model.Operation) (all []paramBinding) {
	for _, m := range structureOf(op.Input).Members {
		if p := g.ruleParam(m.ContextParam); p != nil {
			all = append(all, paramBinding{param: p, member: m})
		}
	}
	for _, c := range op.ContextParams {
		if p := g.ruleParam(c.Name); p != nil && c.Value != "" {
			all = append(all, paramBinding{param: p, value: c.Value})
		}
	}
	return all
}

func (g *gen) binds(op *model.Operation) bool { return g.bindings(op) != nil }

// anyBinds reports whether the endpoint depends on the operation.
func (g *gen) anyBinds() bool { return slices.ContainsFunc(g.Service.Operations, g.binds) }

// bindEndpointParams emits the way in which an operation sets parameters of the
// endpoint rules:
//
//	func (v *GetInput) bindEndpointParams(p *EndpointParameters) {
//		p.Bucket = v.Bucket
//		p.UseControl = aws.Bool(true)
//	}
func (g *gen) bindEndpointParams(op *model.Operation, name string) jen.Code {
	return templates.Method(templates.Receiver{Name: "v", Type: "*" + name + "Input"}, "bindEndpointParams").
		Params(jen.Id("p").Op("*").Id("EndpointParameters")).BlockFunc(func(b *jen.Group) {
		for _, bind := range g.bindings(op) {
			field := jen.Id("p").Dot(bind.param.GoName)
			if bind.member == nil {
				b.Add(field).Op("=").Add(literalParam(bind))
				continue
			}
			g.bindMember(b, field, bind)
		}
	}).Line()
}

// bindMember emits the binding of a member; one that is not set keeps what the
// client says.
func (g *gen) bindMember(b *jen.Group, field *jen.Statement, bind paramBinding) {
	v := jen.Id("v").Dot(g.Names.Member(bind.member))
	switch {
	case bind.member.Value:
		b.Add(field).Op("=").Op("&").Add(v)
	case bind.param.Type == endpoints.StringArray:
		b.If(v.Clone().Op("!=").Nil()).Block(field.Clone().Op("=").Add(v))
	default:
		if _, ok := bind.member.Target.(*model.Enum); ok {
			b.If(v.Clone().Op("!=").Lit("")).Block(field.Clone().Op("=").Qual(awsPath, "String").Call(jen.String().Call(v)))
			return
		}
		b.If(v.Clone().Op("!=").Nil()).Block(field.Clone().Op("=").Add(v))
	}
}

// literalParam is the Go value of a JSON literal that checkBindings has seen.
func literalParam(bind paramBinding) jen.Code {
	switch bind.param.Type {
	case endpoints.Boolean:
		return jen.Qual(awsPath, "Bool").Call(jen.Lit(bind.value == "true"))
	case endpoints.StringArray:
		var list []string
		_ = json.Unmarshal([]byte(bind.value), &list)
		return jen.Index().String().ValuesFunc(func(values *jen.Group) {
			for _, s := range list {
				values.Lit(s)
			}
		})
	}
	var text string
	_ = json.Unmarshal([]byte(bind.value), &text)
	return jen.Qual(awsPath, "String").Call(jen.Lit(text))
}

// checkBindings reports values that are not of their parameter's type, and
// options that clients have already.
func (g *gen) checkBindings() (problems model.Problems) {
	problems = g.checkClientParams()
	for _, op := range g.Service.Operations {
		for _, bind := range g.bindings(op) {
			pos, path := op.Pos, op.Path
			if bind.member != nil {
				pos, path = bind.member.Pos, op.Input.Path+".members."+bind.member.Name
			}
			if !fits(bind) {
				problems = append(problems, model.Problem{Pos: pos, Path: path, Message: fmt.Sprintf(
					"the endpoint rules have another type for parameter %q: %s", bind.param.Name, bind.param.Type)})
			}
		}
	}
	return problems
}

// fits reports whether a value is of its parameter's type.
func fits(bind paramBinding) bool {
	if bind.member != nil {
		switch s := bind.member.Target.(type) {
		case *model.String, *model.Enum:
			return bind.param.Type == endpoints.String
		case *model.Boolean:
			return bind.param.Type == endpoints.Boolean
		case *model.List:
			_, text := s.Elem.Target.(*model.String)
			return text && !s.Sparse && bind.param.Type == endpoints.StringArray
		}
		return false
	}
	switch bind.param.Type {
	case endpoints.Boolean:
		return bind.value == "true" || bind.value == "false"
	case endpoints.StringArray:
		var list []string
		return json.Unmarshal([]byte(bind.value), &list) == nil
	}
	var text string
	return json.Unmarshal([]byte(bind.value), &text) == nil
}
