package clientgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// tokens are the input's members that are idempotency tokens.
func tokens(op *model.Operation) (all []*model.Member) {
	if op.Input == nil {
		return nil
	}
	for _, m := range op.Input.Members {
		if m.IdempotencyToken {
			all = append(all, m)
		}
	}
	return all
}

// withToken emits the way in which the client fills idempotency tokens, in a
// copy of the caller's input:
//
//	func (v *CreateRoomInput) withToken(next func() (string, error)) (runtime.Encodable, error) {
//		if v.ClientRequestToken != nil {
//			return v, nil
//		}
//		token, err := next()
//		in := *v
//		in.ClientRequestToken = &token
//		return &in, err
//	}
func (g *gen) withToken(name string, all []*model.Member) jen.Code {
	method := emit.Doc("withToken returns the input with its idempotency token set.").
		Add(templates.Method(templates.Receiver{Name: "v", Type: "*" + name + "Input"}, "withToken")).
		Params(jen.Id("next").Func().Params().Params(jen.String(), jen.Error())).
		Params(jen.Qual(emit.RuntimePath, "Encodable"), jen.Error())
	v, in := jen.Id("v"), jen.Id("in")
	if len(all) > 1 {
		return method.BlockFunc(func(b *jen.Group) { g.fillTokens(b, all) }).Line()
	}
	field := g.Names.Member(all[0])
	return method.Block(
		jen.If(v.Clone().Dot(field).Op("!=").Add(g.unset(all[0]))).Block(jen.Return(v, jen.Nil())),
		jen.List(jen.Id("token"), jen.Err()).Op(":=").Id("next").Call(),
		in.Clone().Op(":=").Op("*").Add(v),
		in.Clone().Dot(field).Op("=").Add(g.tokenValue(all[0])),
		jen.Return(jen.Op("&").Add(in), jen.Err()),
	).Line()
}

// fillTokens emits the body for several tokens, each of its own value:
//
//	in := *v
//	if in.ClientRequestToken == nil {
//		token, err := next()
//		if err != nil {
//			return nil, err
//		}
//		in.ClientRequestToken = &token
//	}
//	return &in, nil
func (g *gen) fillTokens(b *jen.Group, all []*model.Member) {
	in := jen.Id("in")
	b.Add(in.Clone().Op(":=").Op("*").Id("v"))
	for _, m := range all {
		field := in.Clone().Dot(g.Names.Member(m))
		b.If(field.Clone().Op("==").Add(g.unset(m))).Block(
			jen.List(jen.Id("token"), jen.Err()).Op(":=").Id("next").Call(),
			jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
			field.Clone().Op("=").Add(g.tokenValue(m)),
		)
	}
	b.Return(jen.Op("&").Add(in), jen.Nil())
}

// unset is the value of a token's field that the caller has not set.
func (g *gen) unset(m *model.Member) jen.Code {
	if _, ok := m.Target.(*model.Enum); ok {
		return jen.Lit("")
	}
	return jen.Nil()
}

// tokenValue is the variable token as the value of a token's field.
func (g *gen) tokenValue(m *model.Member) jen.Code {
	if _, ok := m.Target.(*model.Enum); ok {
		return g.MemberType(m).Call(jen.Id("token"))
	}
	return jen.Op("&").Id("token")
}
