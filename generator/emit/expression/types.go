package expression

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// Root is an input or output as what an expression begins at: code is a pointer to
// it that is not nil.
func Root(s *model.Structure, code *jen.Statement) Value {
	return Value{code: code, shape: s, kind: jmespath.Object, base: jen.Empty(), pointer: true}
}

// Object is an object of several values, such as input and output.
func Object(fields map[string]Value) Value {
	return Value{code: jen.Empty(), kind: jmespath.Object, base: jen.Empty(), fields: fields}
}

// member is a member of a structure whose Go expression is given.
func member(c *emit.Context, m *model.Member, code *jen.Statement) Value {
	v := ofShape(c, m.Target)
	v.code = code
	if pointable(m.Target) && !m.Value {
		v.pointer, v.null = true, isNil
	}
	if v.null == never && !m.Value && isEnum(m.Target) {
		v.null = isZero
	}
	return v
}

// ofShape is a value of a shape as lists have it: what can be nil is null then.
func ofShape(c *emit.Context, s model.Shape) Value {
	v := Value{shape: s, kind: jmespath.Of(s).Kind, base: c.ElemType(&model.Ref{Target: s}, false)}
	switch s := s.(type) {
	case *model.List:
		v.null, v.elem = isNil, element(c, &s.Elem, s.Sparse)
	case *model.Map:
		v.null, v.elem = isNil, element(c, &s.Value, s.Sparse)
	case *model.Union, *model.Blob, *model.Document, *model.BigInteger, *model.BigDecimal:
		v.null = isNil
	}
	return v
}

// element is what a list or map holds. Lists do not hold themselves without a
// structure between, so that this ends.
func element(c *emit.Context, r *model.Ref, sparse bool) *Value {
	v := ofShape(c, r.Target)
	if sparse && pointable(r.Target) {
		v.pointer, v.null = true, isNil
	}
	return &v
}

// computed is a value that no shape describes.
func computed(kind jmespath.Kind, base, code *jen.Statement) Value {
	return Value{code: code, kind: kind, base: base}
}

// listOf is a list of elements of a type.
func listOf(elem Value, code *jen.Statement) Value {
	elem.code = nil
	return Value{code: code, kind: jmespath.Array, base: jen.Index().Add(elem.Type()), null: isNil, elem: &elem}
}

// pointable reports whether a member with the shape is a pointer unless it is never
// absent.
func pointable(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Boolean, *model.Float, *model.Timestamp, *model.Structure:
		return true
	case *model.Integer:
		return !isEnum(s)
	}
	return false
}

// isEnum reports whether a shape is an enum, of strings or integers.
func isEnum(s model.Shape) bool {
	if i, ok := s.(*model.Integer); ok {
		return i.Values != nil
	}
	_, ok := s.(*model.Enum)
	return ok
}
