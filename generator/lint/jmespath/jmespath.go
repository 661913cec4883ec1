// Package jmespath follows JMESPath expressions through the shapes of a model:
// what an expression gives, and which of its names lead nowhere. It evaluates
// nothing. It imports package model and the standard library.
package jmespath

import (
	"fmt"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Kind is the kind of a value other than a shape.
type Kind int

// The kinds of values.
const (
	// Any is a value of which nothing is known.
	Any Kind = iota
	// Of is a value of a shape.
	Of
	// Object has the values of Value.Fields.
	Object
	// Number, Text, Boolean and Null are literals or results of functions.
	Number
	Text
	Boolean
	Null
)

// Value is what an expression gives.
type Value struct {
	Kind   Kind
	Shape  model.Shape
	Fields map[string]Value
	// Each says that the expression gives a list of such values.
	Each bool
}

// Shape is the value of a shape; of none it is an object without fields.
func Shape(s *model.Structure) Value {
	if s == nil {
		return Value{Kind: Object}
	}
	return Value{Kind: Of, Shape: s}
}

// maxLength is the longest expression that is followed, in bytes, and maxDepth
// how deep it may nest.
const (
	maxLength = 4096
	maxDepth  = 64
)

// Resolve follows an expression from a value. The error tells a syntax error or
// a name that leads nowhere.
func Resolve(expression string, from Value) (Value, error) {
	if len(expression) > maxLength {
		return Value{}, fmt.Errorf("the expression is longer than %d bytes", maxLength)
	}
	p := &parser{text: expression}
	v := p.expression(from, 0)
	if p.space(); p.err == nil && p.at < len(p.text) {
		p.fail("unexpected %q", p.text[p.at:])
	}
	return v, p.err
}

// field is what a name leads to.
func (p *parser) field(v Value, name string) Value {
	switch v.Kind {
	case Object:
		if f, ok := v.Fields[name]; ok {
			f.Each = f.Each || v.Each
			return f
		}
		p.fail("there is no %q", name)
	case Of:
		return p.fieldOf(v, name)
	}
	return Value{Each: v.Each}
}

func (p *parser) fieldOf(v Value, name string) Value {
	switch s := v.Shape.(type) {
	case *model.Structure, *model.Union:
		for _, m := range model.MembersOf(s) {
			if m.Name == name {
				return Value{Kind: Of, Shape: m.Target, Each: v.Each}
			}
		}
		p.fail("%s has no member %q", s.Info().Name, name)
	case *model.Map:
		return Value{Kind: Of, Shape: s.Value.Target, Each: v.Each}
	case *model.Document:
	default:
		p.fail("%q leads into %s, which has no members", name, s.Info().Name)
	}
	return Value{Each: v.Each}
}

// elements is a list of what a list, a map or a list of lists holds.
func elements(v Value) Value {
	if v.Kind == Of {
		switch s := v.Shape.(type) {
		case *model.List:
			return Value{Kind: Of, Shape: s.Elem.Target, Each: true}
		case *model.Map:
			return Value{Kind: Of, Shape: s.Value.Target, Each: true}
		}
		if v.Each {
			return v
		}
	}
	return Value{Each: true}
}

// parser reads an expression from left to right and follows it on the way.
type parser struct {
	text  string
	at    int
	depth int
	err   error
}

// fail records the first fault and ends the reading.
func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
	p.at = len(p.text)
}

func (p *parser) space() {
	for p.at < len(p.text) && unicode.IsSpace(rune(p.text[p.at])) {
		p.at++
	}
}

// eat consumes a token if that comes next.
func (p *parser) eat(token string) bool {
	p.space()
	if len(p.text)-p.at < len(token) || p.text[p.at:p.at+len(token)] != token {
		return false
	}
	p.at += len(token)
	return true
}

func (p *parser) need(token string) {
	if !p.eat(token) {
		p.fail("expected %q at offset %d", token, p.at)
	}
}
