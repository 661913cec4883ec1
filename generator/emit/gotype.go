package emit

import (
	"fmt"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

// MemberType is the Go type of a member's field: scalars and structures are
// pointers, unless the member is a value; all else is nil when absent.
func (c *Context) MemberType(m *model.Member) *jen.Statement {
	return c.refType(&m.Ref, !m.Value)
}

// ElemType is the Go type of a list's element or a map's value: a value, unless
// absent ones have to be told apart (trait sparse).
func (c *Context) ElemType(r *model.Ref, sparse bool) *jen.Statement {
	return c.refType(r, sparse)
}

func (c *Context) refType(r *model.Ref, pointer bool) *jen.Statement {
	if pointer && isPointer(r.Target) {
		return jen.Op("*").Add(c.baseType(r.Target))
	}
	return c.baseType(r.Target)
}

// isPointer reports whether absence of a shape needs a pointer.
func isPointer(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Boolean, *model.Float, *model.Timestamp, *model.Structure:
		return true
	case *model.Integer:
		return !isIntEnum(s)
	}
	return false
}

// isIntEnum reports whether a shape is an integer with known values: like an
// enum it is never a pointer.
func isIntEnum(s model.Shape) bool {
	i, ok := s.(*model.Integer)
	return ok && i.Values != nil
}

func (c *Context) baseType(s model.Shape) *jen.Statement {
	switch s := s.(type) {
	case *model.String:
		return jen.String()
	case *model.Boolean:
		return jen.Bool()
	case *model.Integer:
		if isIntEnum(s) {
			return c.named(s)
		}
		return jen.Id("int" + strconv.Itoa(s.Bits))
	case *model.Float:
		return jen.Id("float" + strconv.Itoa(s.Bits))
	case *model.Timestamp:
		return jen.Qual("time", "Time")
	case *model.BigInteger:
		return jen.Op("*").Qual("math/big", "Int")
	case *model.BigDecimal:
		return jen.Op("*").Qual("math/big", "Float")
	case *model.Document:
		return jen.Qual(c.DocumentPath(), "Interface")
	case *model.Blob:
		return jen.Index().Byte()
	case *model.List:
		return jen.Index().Add(c.ElemType(&s.Elem, s.Sparse))
	case *model.Map:
		return jen.Map(jen.String()).Add(c.ElemType(&s.Value, s.Sparse))
	case *model.Structure, *model.Union, *model.Enum:
		return c.named(s)
	}
	panic(fmt.Sprintf("emit: no Go type for %T", s))
}

// named is a type of package types.
func (c *Context) named(s model.Shape) *jen.Statement {
	return jen.Qual(c.TypesPath(), c.Names.Shape(s))
}
