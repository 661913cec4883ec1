package emit

import (
	"math/big"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

// CheckDefaults reports the defaults that are no value of their member's shape.
func CheckDefaults(s *model.Service) (ps model.Problems) {
	for _, shape := range s.Shapes {
		for _, m := range model.MembersOf(shape) {
			if hasDefault(m) && literal(m) == nil {
				ps = append(ps, model.Problem{
					Pos: m.DefaultPos, Path: shape.Info().Path + ".members." + m.Name,
					Message: "the default does not fit the member's shape; correct it",
				})
			}
		}
	}
	return ps
}

// hasDefault reports whether an absent member means a value; null means none. The
// default of a stream is that it is empty, which needs no value.
func hasDefault(m *model.Member) bool {
	return m.Default != "" && m.Default != "null" && !isStream(m)
}

// orDefault is the expression of a member's value, or its default if there is
// none:
//
//	runtime.Or(v.Greeting, "hi")
func (c *Context) orDefault(m *model.Member, v *jen.Statement) *jen.Statement {
	value := literal(m)
	helper := "Or"
	switch m.Target.(type) {
	case *model.List:
		return runtimeID("OrList").Call(v)
	case *model.Map:
		return runtimeID("OrMap").Call(v)
	case *model.Blob:
		helper = "OrBlob"
	case *model.Document:
		helper = "OrDocument"
	case *model.BigInteger:
		helper = "OrBigInt"
	case *model.BigDecimal:
		helper = "OrBigFloat"
	default:
		switch {
		case isZeroDefault(m):
			return v
		case isPlain(m):
			return jen.Qual("cmp", "Or").Call(v, value)
		}
	}
	return runtimeID(helper).Call(v, value)
}

// isPlain reports whether a member's zero value stands for the absent one.
func isPlain(m *model.Member) bool {
	_, isEnum := m.Target.(*model.Enum)
	return m.Value || isEnum || isIntEnum(m.Target)
}

// isZeroDefault reports whether a member that is no pointer has its zero value
// as default: then nothing has to be set.
func isZeroDefault(m *model.Member) bool {
	if !isPlain(m) {
		return false
	}
	switch m.Target.(type) {
	case *model.Boolean:
		return m.Default == "false"
	case *model.Enum:
		return m.Default == `""`
	}
	v, ok := new(big.Rat).SetString(m.Default)
	return ok && v.Sign() == 0
}

// absentMembers emits the case of DecodeMember that sets the defaults:
//
//	case runtime.AbsentMembers:
//		v.Greeting = runtime.Or(v.Greeting, "hi")
func (c *Context) absentMembers(members []*model.Member) []jen.Code {
	if !setsDefaults(members) {
		return nil
	}
	return []jen.Code{jen.Case(runtimeID("AbsentMembers")).BlockFunc(func(g *jen.Group) {
		for _, m := range members {
			if v := jen.Id("v").Dot(c.Names.Member(m)); hasDefault(m) && !isZeroDefault(m) {
				g.Add(v).Op("=").Add(c.orDefault(m, v))
			}
		}
	})}
}

// setsDefaults reports whether decoding sets any default.
func setsDefaults(members []*model.Member) bool {
	for _, m := range members {
		if hasDefault(m) && !isZeroDefault(m) {
			return true
		}
	}
	return false
}

// encodeDefault emits the push of a member that has a default, and so is always
// there.
func (c *Context) encodeDefault(m *model.Member, at, v *jen.Statement) jen.Code {
	v = c.orDefault(m, v)
	switch m.Target.(type) {
	case *model.List, *model.Map:
		if call := c.encodeWhole(m, at, v); call != nil {
			return call
		}
		// A block of its own keeps its variables from those of the next member.
		return jen.BlockFunc(func(g *jen.Group) {
			g.Id("x").Op(":=").Add(v)
			c.encodeElem(g, &m.Ref, at, jen.Id("x"), false, 0)
		})
	case *model.Enum:
		return jen.Id("e").Dot("Enum").Call(at, jen.String().Call(v))
	}
	if !isPlain(m) {
		return jen.Id("e").Dot(scalarMethod(m.Target)).Call(at, v)
	}
	return jen.CustomFunc(jen.Options{}, func(g *jen.Group) { c.encodeElem(g, &m.Ref, at, v, false, 0) })
}
