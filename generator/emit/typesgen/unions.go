package typesgen

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

func (g *gen) unionFile(f *jen.File) {
	f.Add(g.unknownMember())
	for _, u := range g.unions() {
		name := g.Names.Shape(u)
		f.Add(g.unionInterface(name, u))
		for i, m := range u.Members {
			f.Add(g.unionMember(name, u, m, i))
		}
		f.Add(g.Table(name, u)).Line()
		f.Add(g.unionDecoder(name, u))
	}
}

// unionInterface emits the type of a union's values:
//
//	type Filter interface {
//		runtime.Encodable
//		isFilter()
//	}
func (g *gen) unionInterface(name string, u *model.Union) jen.Code {
	return emit.ShapeDoc(u, name+" is a union: a value is a pointer to one of its member types.").
		Type().Id(name).Interface(
		jen.Qual(emit.RuntimePath, "Encodable"),
		jen.Id("is"+name).Params(),
	).Line()
}

// unknownMember emits the type of the members that no union of the package has:
//
//	type UnknownUnionMember struct {
//		Tag   string
//		Value []byte
//	}
//
//	func (*UnknownUnionMember) isFilter() {}
//
//	func (v *UnknownUnionMember) Encode(e runtime.Encoder) { e.UnknownMember(v.Tag) }
func (g *gen) unknownMember() jen.Code {
	const typeName = "UnknownUnionMember"
	out := emit.Doc(typeName+" is a union of which a member is set that the model does not know. It cannot be sent.").
		Type().Id(typeName).Struct(
		emit.Doc("Tag is the name on the wire.").Id("Tag").String(),
		emit.Doc("Value is the value as it came: JSON text, or what the XML element holds.").Id("Value").Index().Byte(),
	).Line()
	sensitive := false
	for _, u := range g.unions() {
		out.Add(templates.Method(templates.Receiver{Type: "*" + typeName}, "is"+g.Names.Shape(u))).Params().Block().Line()
		sensitive = sensitive || g.Facts.Sensitive[u]
	}
	out.Line().Add(templates.Method(templates.Receiver{Name: "v", Type: "*" + typeName}, "Encode")).
		Params(jen.Id("e").Qual(emit.RuntimePath, "Encoder")).
		Add(templates.OneLine(jen.Id("e").Dot("UnknownMember").Call(jen.Id("v").Dot("Tag")))).Line()
	if sensitive {
		out.Line().Add(g.Printing(typeName, nil))
	}
	return out
}

// unionMember emits the type of a union with one member set:
//
//	type FilterMemberName struct {
//		Value string
//	}
//
//	func (*FilterMemberName) isFilter() {}
//
//	func (v *FilterMemberName) Encode(e runtime.Encoder) {
//		e.W.String(&mFilter[0], v.Value)
//	}
func (g *gen) unionMember(name string, u *model.Union, m *model.Member, i int) jen.Code {
	typeName := g.Names.UnionMember(u, m)
	out := emit.Doc(typeName + " is a " + name + " of which " + m.Name + " is set.").
		Type().Id(typeName).Struct(emit.MemberDoc(m).Id("Value").Add(g.ElemType(&m.Ref, false))).Line().Line().
		Add(templates.Method(templates.Receiver{Type: "*" + typeName}, "is"+name)).Params().Block().Line().Line().
		Add(templates.Method(templates.Receiver{Name: "v", Type: "*" + typeName}, "Encode")).
		Params(jen.Id("e").Qual(emit.RuntimePath, "Encoder")).
		BlockFunc(func(body *jen.Group) { g.EncodeElem(body, name, i, &m.Ref) }).Line()
	if m.Traits.Sensitive || u.Traits.Sensitive || g.Facts.Sensitive[m.Target] {
		out.Line().Add(g.Printing(typeName, nil))
	}
	return out
}

// unionDecoder emits the type that codecs decode a union into:
//
//	type FilterDecoder struct{ Union Filter }
func (g *gen) unionDecoder(name string, u *model.Union) jen.Code {
	typeName := name + "Decoder"
	cases := make([]jen.Code, len(u.Members))
	for i, m := range u.Members {
		// case 0:
		//	v := new(FilterMemberName)
		//	d.StringValue(&mFilter[0], &v.Value)
		//	dst.Union = v
		cases[i] = jen.Case(jen.Lit(i)).BlockFunc(func(body *jen.Group) {
			body.Id("v").Op(":=").New(jen.Id(g.Names.UnionMember(u, m)))
			g.DecodeElem(body, name, i, &m.Ref)
			body.Id("dst").Dot("Union").Op("=").Id("v")
		})
	}
	return emit.Doc(typeName+" takes a "+name+" from a decoder.").
		Type().Id(typeName).Struct(jen.Id("Union").Id(name)).Line().Line().
		Add(g.MemberTableOf(typeName, name)).Line().Line().
		Add(templates.Method(templates.Receiver{Name: "dst", Type: "*" + typeName}, "DecodeMember")).
		Params(jen.Id("i").Int(), jen.Id("d").Qual(emit.RuntimePath, "Decoder")).
		Block(jen.Switch(jen.Id("i")).Block(cases...)).Line().Line().
		// func (dst *FilterDecoder) UnknownMember(tag string, value []byte) {
		//	dst.Union = &UnknownUnionMember{Tag: tag, Value: value}
		// }
		Add(templates.Method(templates.Receiver{Name: "dst", Type: "*" + typeName}, "UnknownMember")).
		Params(jen.Id("tag").String(), jen.Id("value").Index().Byte()).Block(
		jen.Id("dst").Dot("Union").Op("=").Op("&").Id("UnknownUnionMember").
			Values(jen.Id("Tag").Op(":").Id("tag"), jen.Id("Value").Op(":").Id("value")),
	).Line()
}
