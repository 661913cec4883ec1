// Package expression compiles JMESPath expressions over the Go types of a service
// to Go. It knows what paginators and waiters of AWS's models are made of; other
// expressions are problems.
//
// Where Go cannot tell things apart that JMESPath can, these are one: a list or map
// that is absent is empty, so that its length is 0, and an enum without a value is
// null.
package expression

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// runtimePath is the import path of what compiled expressions are made of.
const runtimePath = emit.RuntimePath + "/jmespath"

// absence is how null looks in Go.
type absence uint8

const (
	// never is a value that cannot be null.
	never absence = iota
	// isNil is a pointer, list, map or interface.
	isNil
	// isZero is what has no other null than its zero value: enums.
	isZero
)

// Value is a Go expression without side effects, and what is known about it.
type Value struct {
	code *jen.Statement
	// shape is nil for what no shape describes; kind is known for all.
	shape model.Shape
	kind  jmespath.Kind
	// base is the Go type, or what the pointer points to if the value is one.
	base    *jen.Statement
	pointer bool
	null    absence
	// elem is an element of a list or map: a value without code.
	elem *Value
	// literal is a JSON value, whose Go expression is a constant.
	literal any
	// fields are those of an object that no shape describes.
	fields map[string]Value
	// source is null when a list is that was made of it.
	source *Value
	// called is true for an expression that is better evaluated once.
	called bool
	// hint is what a variable with the value may be called.
	hint string
}

// Code is the Go expression.
func (v Value) Code() *jen.Statement { return v.code.Clone() }

// Type is the Go type.
func (v Value) Type() *jen.Statement {
	if v.pointer {
		return jen.Op("*").Add(v.base.Clone())
	}
	return v.base.Clone()
}

// Shape is the shape of the model that the value has, nil for another value.
func (v Value) Shape() model.Shape { return v.shape }

// Kind is the kind of the value.
func (v Value) Kind() jmespath.Kind { return v.kind }

// Elem is what a list or map holds, a value without code; nil for other values.
func (v Value) Elem() *Value { return v.elem }

// IsPointer reports whether the Go expression is a pointer to the value.
func (v Value) IsPointer() bool { return v.pointer }

// Null is the Go condition that the value is null; nil if it never is.
func (v Value) Null() *jen.Statement { return v.check("==") }

// NotNull is the Go condition that the value is not null; nil if it never is.
func (v Value) NotNull() *jen.Statement { return v.check("!=") }

func (v Value) check(operator string) *jen.Statement {
	switch {
	case v.null == never:
		return nil
	case v.source != nil:
		return v.source.check(operator)
	case v.null == isNil:
		return v.Code().Op(operator).Nil()
	case v.kind == jmespath.Number:
		return v.Code().Op(operator).Lit(0)
	}
	return v.Code().Op(operator).Lit("")
}

// plain is the value where null does not matter: what a pointer points to, or a zero
// value.
func (v Value) plain() *jen.Statement {
	switch {
	case !v.pointer:
		return v.Code()
	case v.null == never:
		return jen.Op("*").Add(v.Code())
	}
	return helper("Get", v.Code())
}

// there is the value once it is known not to be null.
func (v Value) there() Value {
	v.null = never
	return v
}

// typed is the type for the resolver.
func (v Value) typed() jmespath.Type {
	switch {
	case v.fields != nil:
		fields := make(map[string]jmespath.Type, len(v.fields))
		for name, f := range v.fields {
			fields[name] = f.typed()
		}
		return jmespath.OfFields(fields)
	case v.shape != nil:
		return jmespath.Of(v.shape)
	case v.kind == jmespath.Array && v.elem != nil:
		return jmespath.ListOf(v.elem.typed())
	}
	return jmespath.Type{Kind: v.kind}
}

// helper is a call of the runtime.
func helper(name string, args ...jen.Code) *jen.Statement {
	return jen.Qual(runtimePath, name).Call(args...)
}
