package expression

import (
	"fmt"
	"go/scanner"
	"go/token"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
)

// common is the type of a value that is one of two; false if no Go type has both.
func common(l, r Value) (Value, bool) {
	switch {
	case l.kind == jmespath.Null:
		l, r = r, l
	case r.kind != jmespath.Null && (l.kind != r.kind || l.kind == jmespath.Any):
		return l, false
	}
	if l.kind == jmespath.Null {
		return l, false
	}
	t := l
	t.literal, t.called = nil, false
	if r.kind != jmespath.Null && text(l.base) != text(r.base) {
		if l.kind != jmespath.Text {
			return l, r.literal != nil && fits(l, r)
		}
		t.base, t.shape = jen.String(), nil
	}
	switch {
	case t.base != l.base || l.null != r.null || l.pointer != r.pointer:
		t.pointer, t.null = true, isNil
		if l.null == never && r.null == never {
			t.pointer, t.null = false, never
		}
		if l.kind == jmespath.Array || l.elem != nil {
			t.pointer, t.null = false, isNil
		}
	}
	return t, true
}

// as is the Go expression of a value as one of a type that [common] gave.
func as(v, t Value) *jen.Statement {
	switch {
	case v.kind == jmespath.Null:
		return jen.Nil()
	case v.pointer == t.pointer && text(v.base) == text(t.base):
		return v.Code()
	case !t.pointer:
		return converted(v.plain(), v, t)
	case v.null == isZero:
		return helper("RefNonZero", converted(v.Code(), v, t))
	case v.null == never:
		return helper("Ref", converted(v.plain(), v, t))
	}
	return helper("RefNonZero", converted(v.plain(), v, t))
}

// converted is a Go expression as one of another type.
func converted(code *jen.Statement, v, t Value) *jen.Statement {
	if text(v.base) == text(t.base) {
		return code
	}
	return t.base.Clone().Call(code)
}

// uses reports whether statements use a variable.
func uses(b Block, name string) bool {
	src := fmt.Appendf(nil, "%#v", jen.Block(b.Statements...))
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(src)), src, nil, 0)
	before := token.ILLEGAL
	for {
		_, tok, text := s.Scan()
		if tok == token.EOF {
			return false
		}
		if tok == token.IDENT && text == name && before != token.PERIOD {
			return true
		}
		before = tok
	}
}
