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

// Struct emits a structure's type under its comment.
func (c *Context) Struct(comment *jen.Statement, name string, f Fields) jen.Code {
	return comment.Type().Id(name).StructFunc(func(fields *jen.Group) {
		for _, m := range f.Members {
			fields.Add(MemberDoc(m)).Id(c.Names.Member(m)).Add(c.fieldType(f, m))
		}
		if f.Extra != nil {
			fields.Add(f.Extra)
		}
	}).Line()
}

// Serde emits what codecs need of a structure: the member table and the
// methods; and the printing methods of one that holds a sensitive value.
func (c *Context) Serde(typeName string, s *model.Structure) jen.Code {
	return c.serde(typeName, s, c.encodeMember)
}

// InputSerde is [Context.Serde] for an operation's input, which sends no
// defaults (Smithy 2.0, "default trait").
func (c *Context) InputSerde(typeName string, s *model.Structure) jen.Code {
	return c.serde(typeName, s, c.encodeSet)
}

func (c *Context) serde(typeName string, s *model.Structure, push pushFunc) jen.Code {
	out := new(jen.Statement)
	if len(s.Members) > 0 {
		out.Add(c.Table(typeName, s)).Line().Line().Add(c.MemberTable(typeName))
	} else {
		out.Add(emptyTable(typeName))
	}
	out.Line().Add(c.encode(typeName, s.Members, push)).Line()
	out.Add(c.DecodeMember(typeName, s.Members)).Line()
	if c.Facts.Sensitive[s] {
		out.Add(c.Printing(typeName, s.Members))
	}
	return out
}

func emptyTable(typeName string) jen.Code {
	return templates.Method(templates.Receiver{Type: "*" + typeName}, "MemberTable").
		Params().Index().Qual(RuntimePath, "Member").Add(templates.OneLine(jen.Return(jen.Nil())))
}

// Printing emits the methods that keep sensitive values out of text. A method
// whose name one of the fields has is left out; the others cover for it.
func (c *Context) Printing(typeName string, fields []*model.Member) jen.Code {
	taken := make(map[string]bool)
	for _, m := range fields {
		taken[c.Names.Member(m)] = true
	}
	recv, v := templates.Receiver{Name: "v", Type: typeName}, jen.Op("&").Id("v")
	out := new(jen.Statement)
	// func (v Bot) String() string { return runtime.Describe(&v) }
	if !taken["String"] {
		out.Add(templates.Method(recv, "String")).Params().String().
			Add(templates.OneLine(jen.Return(runtimeID("Describe").Call(v)))).Line()
	}
	// func (v Bot) GoString() string { return runtime.Describe(&v) }
	if taken["Format"] && !taken["GoString"] {
		out.Add(templates.Method(recv, "GoString")).Params().String().
			Add(templates.OneLine(jen.Return(runtimeID("Describe").Call(v)))).Line()
	}
	// func (v Bot) Format(f fmt.State, _ rune) { runtime.Format(f, &v) }
	if !taken["Format"] {
		out.Add(templates.Method(recv, "Format")).Params(jen.Id("f").Qual("fmt", "State"), jen.Id("_").Rune()).
			Add(templates.OneLine(runtimeID("Format").Call(jen.Id("f"), v))).Line()
	}
	// func (v Bot) LogValue() slog.Value { return runtime.LogValue(&v) }
	if !taken["LogValue"] {
		out.Add(templates.Method(recv, "LogValue")).Params().Qual("log/slog", "Value").
			Add(templates.OneLine(jen.Return(runtimeID("LogValue").Call(v)))).Line()
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
		Add(templates.OneLine(jen.Return(jen.Id(tableName(tableOf)).Index(jen.Op(":")))))
}
