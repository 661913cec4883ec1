package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// NestedStructures are the structures of package types that are no errors, in
// the order of their names.
func (c *Context) NestedStructures() (out []*model.Structure) {
	for _, s := range c.Service.Shapes {
		if st, ok := s.(*model.Structure); ok && st.Error == nil && c.Facts.Nested[s] {
			out = append(out, st)
		}
	}
	return out
}

// Struct emits a structure's type; extra fields follow its members.
func (c *Context) Struct(name string, members []*model.Member, extra jen.Code) jen.Code {
	return jen.Type().Id(name).StructFunc(func(fields *jen.Group) {
		for i, m := range members {
			if i > 0 {
				fields.Line()
			}
			fields.Add(MemberDoc(m)).Id(c.Names.Member(m)).Add(c.MemberType(m))
		}
		if extra != nil {
			if len(members) > 0 {
				fields.Line()
			}
			fields.Add(extra)
		}
	}).Line()
}

// Serde emits what codecs need of a structure: the member table and the
// methods; and the printing methods of one that holds a sensitive value.
func (c *Context) Serde(typeName string, s *model.Structure) jen.Code {
	out := new(jen.Statement)
	add := func(comment string, code jen.Code) {
		out.Add(Doc(comment)).Add(code).Line().Line()
	}
	if len(s.Members) > 0 {
		out.Add(c.Table(typeName, s.Members)).Line().Line()
		add("MemberTable implements runtime.Decodable.", c.MemberTable(typeName))
	} else {
		add("MemberTable implements runtime.Decodable.", emptyTable(typeName))
	}
	add("Encode implements runtime.Encodable.", c.Encode(typeName, s.Members))
	add("DecodeMember implements runtime.Decodable.", c.DecodeMember(typeName, s.Members))
	if c.Facts.Sensitive[s] {
		out.Add(c.printing(typeName, s))
	}
	return out
}

func emptyTable(typeName string) jen.Code {
	return templates.Method(templates.Receiver{Type: "*" + typeName}, "MemberTable").
		Params().Index().Qual(RuntimePath, "Member").Block(jen.Return(jen.Nil()))
}

// printing emits the methods that keep sensitive values out of text. A method
// whose name a field has is left out; the others cover for it.
func (c *Context) printing(typeName string, s *model.Structure) jen.Code {
	taken := make(map[string]bool)
	for _, m := range s.Members {
		taken[c.Names.Member(m)] = true
	}
	recv := templates.Receiver{Name: "v", Type: typeName}
	args := []jen.Code{jen.Lit(typeName), jen.Op("&").Id("v")}
	out := new(jen.Statement)
	// func (v Bot) String() string { return runtime.Describe("Bot", &v) }
	if !taken["String"] {
		out.Add(Doc("String returns the members as text, sensitive ones redacted.")).
			Add(templates.Method(recv, "String")).Params().String().
			Block(jen.Return(runtimeID("Describe").Call(args...))).Line().Line()
	}
	// func (v Bot) Format(f fmt.State, _ rune) { runtime.Format(f, "Bot", &v) }
	if !taken["Format"] {
		out.Add(Doc("Format implements fmt.Formatter; every verb prints String.")).
			Add(templates.Method(recv, "Format")).Params(jen.Id("f").Qual("fmt", "State"), jen.Id("_").Rune()).
			Block(runtimeID("Format").Call(append([]jen.Code{jen.Id("f")}, args...)...)).Line().Line()
	}
	// func (v Bot) LogValue() slog.Value { return runtime.LogValue("Bot", &v) }
	if !taken["LogValue"] {
		out.Add(Doc("LogValue implements slog.LogValuer.")).
			Add(templates.Method(recv, "LogValue")).Params().Qual("log/slog", "Value").
			Block(jen.Return(runtimeID("LogValue").Call(args...))).Line().Line()
	}
	return out
}

// EncodeElem emits the push of a union member's value.
func (c *Context) EncodeElem(g *jen.Group, typeName string, i int, r *model.Ref) {
	c.encodeElem(g, r, entry(typeName, i), jen.Id("v").Dot("Value"), false, 0)
}

// DecodeElem emits the read of a union member's value.
func (c *Context) DecodeElem(g *jen.Group, typeName string, i int, r *model.Ref) {
	c.decode(g, r, entry(typeName, i), jen.Id("v").Dot("Value"), false, 0)
}

// MemberTableOf emits the MemberTable method of a type that has the table of
// another.
func (c *Context) MemberTableOf(typeName, tableOf string) jen.Code {
	return templates.Method(templates.Receiver{Type: "*" + typeName}, "MemberTable").
		Params().Index().Qual(RuntimePath, "Member").
		Block(jen.Return(jen.Id(tableName(tableOf)).Index(jen.Op(":"))))
}
