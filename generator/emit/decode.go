package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// MemberTable emits the method that hands out the member table:
//
//	func (*User) MemberTable() []runtime.Member { return mUser[:] }
func (c *Context) MemberTable(typeName string) jen.Code { return c.MemberTableOf(typeName, typeName) }

// DecodeMember emits the DecodeMember method of a structure:
//
//	func (v *User) DecodeMember(i int, d runtime.Decoder) {
//		switch i {
//		case 0:
//			d.String(&mUser[0], &v.Path)
//		}
//	}
//
// A structure with one member has an if instead of the switch.
func (c *Context) DecodeMember(typeName string, members []*model.Member) jen.Code {
	if allStreams(members) {
		return templates.Method(templates.Receiver{Type: "*" + typeName}, "DecodeMember").
			Params(jen.Int(), jen.Qual(RuntimePath, "Decoder")).Block()
	}
	method := templates.Method(templates.Receiver{Name: "v", Type: "*" + typeName}, "DecodeMember").
		Params(jen.Id("i").Int(), jen.Id("d").Qual(RuntimePath, "Decoder"))
	if len(members) == 1 && !setsDefaults(members) {
		m := members[0]
		return method.Block(jen.If(jen.Id("i").Op("==").Lit(0)).BlockFunc(func(g *jen.Group) {
			c.decode(g, &m.Ref, entry(typeName, 0), jen.Id("v").Dot(c.Names.Member(m)), !m.Value, 0)
		}))
	}
	cases := c.absentMembers(members)
	for i, m := range members {
		if isStream(m) {
			continue
		}
		at, v := entry(typeName, i), jen.Id("v").Dot(c.Names.Member(m))
		cases = append(cases, jen.Case(jen.Lit(i)).BlockFunc(func(g *jen.Group) { c.decode(g, &m.Ref, at, v, !m.Value, 0) }))
	}
	return method.Block(jen.Switch(jen.Id("i")).Block(cases...))
}

// decode emits the read of a value into v. pointer says that an absent value is
// a nil pointer.
func (c *Context) decode(g *jen.Group, r *model.Ref, at, v *jen.Statement, pointer bool, depth int) {
	d, dst := jen.Id("d"), jen.Op("&").Add(v)
	switch s := r.Target.(type) {
	case *model.Enum:
		g.Add(runtimeID("DecodeEnum")).Call(d, at, dst)
	case *model.Structure:
		if pointer {
			g.Add(runtimeID("DecodeStruct")).Call(d, at, dst)
		} else {
			g.Add(d).Dot("R").Dot("Struct").Call(at, dst)
		}
	case *model.Union:
		c.decodeUnion(g, s, at, v, depth)
	case *model.List:
		c.decodeList(g, r, s, at, v, depth)
	case *model.Map:
		c.decodeMap(g, s, at, v, depth)
	case *model.Blob:
		g.Add(d).Dot("Blob").Call(at, dst)
	case *model.Integer:
		if pointer && isPointer(s) {
			g.Add(d).Dot(scalarMethod(s)).Call(at, dst)
		} else {
			g.Add(runtimeID("IntValue")).Call(d, at, dst, jen.Lit(s.Bits))
		}
	case *model.Float:
		if pointer {
			g.Add(d).Dot(scalarMethod(s)).Call(at, dst)
		} else {
			g.Add(runtimeID("FloatValue")).Call(d, at, dst, jen.Lit(s.Bits))
		}
	case *model.BigInteger, *model.BigDecimal, *model.Document:
		g.Add(d).Dot(scalarMethod(s)).Call(at, dst)
	default:
		method := scalarMethod(s)
		if !pointer {
			method += "Value"
		}
		g.Add(d).Dot(method).Call(at, dst)
	}
}

// decodeUnion emits the read of a union:
//
//	var u types.FilterDecoder
//	if d.R.Struct(at, &u) {
//		v.Filter = u.Union
//	}
func (c *Context) decodeUnion(g *jen.Group, s *model.Union, at, v *jen.Statement, depth int) {
	u := local("u", depth)
	g.Var().Add(u).Qual(c.TypesPath(), c.Names.Shape(s)+"Decoder")
	g.If(jen.Id("d").Dot("R").Dot("Struct").Call(at, jen.Op("&").Add(u))).Block(v.Clone().Op("=").Add(u).Dot("Union"))
}

// decodeList emits the read of a list:
//
//	if m := at; d.R.BeginList(m) {
//		list := runtime.List(m, v.Sizes)
//		for d.R.NextElem(m) {
//			if d.R.Null() {
//				continue
//			}
//			var x int32
//			runtime.IntValue(d, m.Elem, &x, 32)
//			list = append(list, x)
//		}
//		v.Sizes = list
//	}
func (c *Context) decodeList(g *jen.Group, r *model.Ref, s *model.List, at, v *jen.Statement, depth int) {
	if !s.Sparse && isText(s.Elem.Target) {
		g.Add(runtimeID("DecodeStrings")).Call(jen.Id("d"), at, jen.Op("&").Add(v))
		return
	}
	if _, ok := s.Elem.Target.(*model.Structure); ok && !s.Sparse {
		g.Add(runtimeID("DecodeStructs")).Call(jen.Id("d"), at, jen.Op("&").Add(v))
		return
	}
	list, x, m := local("list", depth), local("x", depth), local("m", depth)
	reader := jen.Id("d").Dot("R")
	g.If(m.Clone().Op(":=").Add(at), reader.Clone().Dot("BeginList").Call(m)).BlockFunc(func(g *jen.Group) {
		g.Add(list).Op(":=").Add(runtimeID("List").Call(m, v))
		g.For(reader.Clone().Dot("NextElem").Call(m)).BlockFunc(func(g *jen.Group) {
			if skipsNull(&s.Elem, s.Sparse) {
				g.If(reader.Clone().Dot("Null").Call()).Block(jen.Continue())
			}
			g.Var().Add(x).Add(c.ElemType(&s.Elem, s.Sparse))
			c.decode(g, &s.Elem, m.Clone().Dot("Elem"), x, s.Sparse, depth+1)
			g.Add(list).Op("=").Append(list, x)
		})
		g.Add(v).Op("=").Add(list)
	})
}

// decodeMap emits the read of a map:
//
//	if m := at; d.R.BeginMap(m) {
//		dict := runtime.Map(m, v.Counts)
//		for k, ok := d.R.NextKey(m); ok; k, ok = d.R.NextKey(m) {
//			if d.R.Null() {
//				continue
//			}
//			var x int32
//			runtime.IntValue(d, m.Elem, &x, 32)
//			dict[k] = x
//		}
//		v.Counts = dict
//	}
func (c *Context) decodeMap(g *jen.Group, s *model.Map, at, v *jen.Statement, depth int) {
	if !s.Sparse && isText(s.Value.Target) {
		g.Add(runtimeID("DecodeStringMap")).Call(jen.Id("d"), at, jen.Op("&").Add(v))
		return
	}
	k, ok, x, m, dict := local("k", depth), local("ok", depth), local("x", depth), local("m", depth), local("dict", depth)
	reader := jen.Id("d").Dot("R")
	next := func() *jen.Statement { return reader.Clone().Dot("NextKey").Call(m) }
	g.If(m.Clone().Op(":=").Add(at), reader.Clone().Dot("BeginMap").Call(m)).BlockFunc(func(g *jen.Group) {
		g.Add(dict).Op(":=").Add(runtimeID("Map").Call(m, v))
		g.For(
			jen.List(k, ok).Op(":=").Add(next()), ok.Clone(), jen.List(k, ok).Op("=").Add(next()),
		).BlockFunc(func(g *jen.Group) {
			if skipsNull(&s.Value, s.Sparse) {
				g.If(reader.Clone().Dot("Null").Call()).Block(jen.Continue())
			}
			g.Var().Add(x).Add(c.ElemType(&s.Value, s.Sparse))
			c.decode(g, &s.Value, m.Clone().Dot("Elem"), x, s.Sparse, depth+1)
			g.Add(dict).Index(k).Op("=").Add(x)
		})
		g.Add(v).Op("=").Add(dict)
	})
}

// skipsNull reports whether null elements are left out: not from sparse lists
// and maps, and not from those of documents, for which null is a value.
func skipsNull(r *model.Ref, sparse bool) bool {
	_, isDocument := r.Target.(*model.Document)
	return !sparse && !isDocument
}
