package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// pushFunc emits the statement that pushes a member.
type pushFunc func(m *model.Member, at, v *jen.Statement) jen.Code

// encode emits the Encode method of a structure:
//
//	func (v *User) Encode(e runtime.Encoder) {
//		e.String(&mUser[0], v.Path)
//	}
func (c *Context) encode(typeName string, members []*model.Member, push pushFunc) jen.Code {
	recv, param := templates.Receiver{Name: "v", Type: "*" + typeName}, jen.Id("e").Qual(RuntimePath, "Encoder")
	if allStreams(members) {
		recv.Name, param = "", jen.Qual(RuntimePath, "Encoder")
	}
	method := templates.Method(recv, "Encode").Params(param)
	if len(members) == 1 && !isStream(members[0]) {
		return method.Add(templates.OneLine(push(members[0], entry(typeName, 0), jen.Id("v").Dot(c.Names.Member(members[0])))))
	}
	return method.BlockFunc(func(g *jen.Group) {
		for i, m := range members {
			if isStream(m) {
				continue
			}
			g.Add(push(m, entry(typeName, i), jen.Id("v").Dot(c.Names.Member(m))))
		}
	})
}

// entry is the address of a table entry: &mUser[0].
func entry(typeName string, i int) *jen.Statement {
	return jen.Op("&").Id(tableName(typeName)).Index(jen.Lit(i))
}

// encodeMember emits the statement that pushes a member if it is set or has a
// default.
func (c *Context) encodeMember(m *model.Member, at, v *jen.Statement) jen.Code {
	if hasDefault(m) {
		return c.encodeDefault(m, at, v)
	}
	return c.encodeSet(m, at, v)
}

// encodeSet emits the statement that pushes a member if it is set.
func (c *Context) encodeSet(m *model.Member, at, v *jen.Statement) jen.Code {
	if m.Value || isIntEnum(m.Target) {
		return c.encodeValue(m, at, v)
	}
	switch m.Target.(type) {
	case *model.Enum:
		// e.Enum(&mUser[0], string(v.Status))
		return jen.Id("e").Dot("Enum").Call(at, jen.String().Call(v))
	case *model.Structure, *model.Union:
		// e.Struct(&mUser[0], v.Boundary, v.Boundary != nil)
		return jen.Id("e").Dot("Struct").Call(at, v, v.Clone().Op("!=").Nil())
	case *model.List, *model.Map:
		if call := c.encodeWhole(m, at, v); call != nil {
			return call
		}
		return jen.If(v.Clone().Op("!=").Nil()).BlockFunc(func(g *jen.Group) { c.encodeElem(g, &m.Ref, at, v, false, 0) })
	}
	// e.String(&mUser[0], v.Path)
	return jen.Id("e").Dot(scalarMethod(m.Target)).Call(at, v)
}

// encodeWhole emits the push of a list or map that the runtime has a function
// for, nil for the others.
func (c *Context) encodeWhole(m *model.Member, at, v *jen.Statement) jen.Code {
	switch s := m.Target.(type) {
	case *model.List:
		if !s.Sparse && isText(s.Elem.Target) {
			// runtime.Strings(e, &mUser[0], v.Names)
			return runtimeID("Strings").Call(jen.Id("e"), at, v)
		}
		if _, ok := s.Elem.Target.(*model.Structure); ok && !s.Sparse {
			// runtime.Structs(e, &mUser[0], v.Tags)
			return runtimeID("Structs").Call(jen.Id("e"), at, v)
		}
	case *model.Map:
		if !s.Sparse && isText(s.Value.Target) {
			// runtime.StringMap(e, &mUser[0], v.Labels)
			return runtimeID("StringMap").Call(jen.Id("e"), at, v)
		}
	}
	return nil
}

// encodeValue emits the push of a member that is no pointer: its zero value
// stands for the absent one.
func (c *Context) encodeValue(m *model.Member, at, v *jen.Statement) jen.Code {
	cond := v.Clone()
	if _, ok := m.Target.(*model.Boolean); !ok {
		cond = cond.Op("!=").Lit(0)
	}
	return jen.If(cond).BlockFunc(func(g *jen.Group) { c.encodeElem(g, &m.Ref, at, v, false, 0) })
}

// encodeElem emits the push of a value v that is there, to the writer itself.
// pointer says that v may be nil, of a sparse list or map.
func (c *Context) encodeElem(g *jen.Group, r *model.Ref, at, v *jen.Statement, pointer bool, depth int) {
	w := jen.Id("e").Dot("W")
	if pointer && isNilable(r.Target) {
		// e.W.String(at, *v), or for an absent element e.W.Null(at)
		g.If(v.Clone().Op("==").Nil()).Block(w.Clone().Dot("Null").Call(at), jen.Continue())
		if _, ok := r.Target.(*model.Structure); !ok && isPointer(r.Target) {
			v = jen.Op("*").Add(v)
		}
	}
	switch s := r.Target.(type) {
	case *model.String:
		g.Add(w).Dot("String").Call(at, v)
	case *model.Enum:
		g.Add(w).Dot("String").Call(at, jen.String().Call(v))
	case *model.Boolean:
		g.Add(w).Dot("Bool").Call(at, v)
	case *model.Integer:
		g.Add(w).Dot("Int").Call(at, jen.Int64().Call(v))
	case *model.Float:
		g.Add(w).Dot("Float").Call(at, jen.Float64().Call(v), jen.Lit(s.Bits))
	case *model.Timestamp:
		g.Add(w).Dot("Time").Call(at, v)
	case *model.Blob:
		g.Add(w).Dot("Blob").Call(at, v)
	case *model.Structure:
		if !pointer {
			v = jen.Op("&").Add(v)
		}
		g.Add(w).Dot("Struct").Call(at, v)
	case *model.Union:
		g.Id("e").Dot("Struct").Call(at, v, v.Clone().Op("!=").Nil())
	case *model.BigInteger, *model.BigDecimal:
		g.Id("e").Dot(scalarMethod(s)).Call(at, v)
	case *model.Document:
		// A nil among others is a null: documents have that value.
		method := "Document"
		if depth > 0 {
			method = "DocumentElem"
		}
		g.Id("e").Dot(method).Call(at, v)
	case *model.List:
		c.encodeList(g, s, at, v, depth)
	case *model.Map:
		c.encodeMap(g, s, at, v, depth)
	}
}

// encodeList emits a loop over a list:
//
//	e.W.BeginList(at, len(v))
//	for i := range v {
//		e.W.Int(at.Elem, int64(v[i]))
//	}
//	e.W.EndList(at)
func (c *Context) encodeList(g *jen.Group, s *model.List, at, v *jen.Statement, depth int) {
	i, m := local("i", depth), local("m", depth)
	g.Add(m).Op(":=").Add(at)
	g.Id("e").Dot("W").Dot("BeginList").Call(m, jen.Len(v))
	g.For(i.Clone().Op(":=").Range().Add(v)).BlockFunc(func(g *jen.Group) {
		c.encodeElem(g, &s.Elem, m.Clone().Dot("Elem"), v.Clone().Index(i), s.Sparse, depth+1)
	})
	g.Id("e").Dot("W").Dot("EndList").Call(m)
}

// encodeMap emits a loop over a map, in the order of its keys; a nil that cannot
// be is left out with its key:
//
//	e.W.BeginMap(at, len(v))
//	for _, k := range runtime.Keys(v) {
//		e.W.Key(at, k)
//		x := v[k]
//		e.W.Int(at.Elem, int64(x))
//	}
//	e.W.EndMap(at)
func (c *Context) encodeMap(g *jen.Group, s *model.Map, at, v *jen.Statement, depth int) {
	k, x, m := local("k", depth), local("x", depth), local("m", depth)
	g.Add(m).Op(":=").Add(at)
	g.Id("e").Dot("W").Dot("BeginMap").Call(m, jen.Len(v))
	g.For(jen.List(jen.Id("_"), k).Op(":=").Range().Add(runtimeID("Keys").Call(v))).BlockFunc(func(g *jen.Group) {
		if isSkipped(s.Value.Target) && !s.Sparse {
			g.If(v.Clone().Index(k).Op("==").Nil()).Block(jen.Continue())
		}
		g.Id("e").Dot("W").Dot("Key").Call(m, k)
		g.Add(x).Op(":=").Add(v.Clone().Index(k))
		c.encodeElem(g, &s.Value, m.Clone().Dot("Elem"), x, s.Sparse, depth+1)
	})
	g.Id("e").Dot("W").Dot("EndMap").Call(m)
}

// local is the name of a local variable at a depth of nested loops.
func local(name string, depth int) *jen.Statement {
	if depth > 0 {
		name += strconv.Itoa(depth)
	}
	return jen.Id(name)
}
