package expression

import (
	"encoding/json"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
)

// Equal is the condition that a value equals one that is given as text; false for a
// value that equals none.
func (c *Compiler) Equal(b *Block, v Value, expected string) (*jen.Statement, bool) {
	want, ok := c.expected(v, expected)
	if !ok {
		return nil, false
	}
	return c.equal(b, nil, v, want).yes, true
}

// Every is the condition that a list has elements, and that each equals a value that
// is given as text; false for a value that is no such list.
func (c *Compiler) Every(list Value, expected string) (*jen.Statement, bool) {
	return c.inList(list, expected, func(list, want *jen.Statement) *jen.Statement { return helper("All", list, want) })
}

// Some is the condition that an element of a list equals a value that is given as
// text; false for a value that is no such list.
func (c *Compiler) Some(list Value, expected string) (*jen.Statement, bool) {
	return c.inList(list, expected, func(list, want *jen.Statement) *jen.Statement {
		return jen.Qual("slices", "Contains").Call(list, want)
	})
}

func (c *Compiler) inList(list Value, expected string, do func(list, want *jen.Statement) *jen.Statement) (*jen.Statement, bool) {
	if list.elem == nil || list.kind != jmespath.Array || list.elem.pointer {
		return nil, false
	}
	want, ok := c.expected(*list.elem, expected)
	if !ok {
		return nil, false
	}
	return do(list.Code(), want.Code()), true
}

// expected is a literal of the kind of a value.
func (c *Compiler) expected(v Value, text string) (Value, bool) {
	n := &jmespath.Literal{}
	switch v.kind {
	case jmespath.Text:
		n.Value = text
	case jmespath.Boolean:
		if n.Value = text == "true"; text != "true" && text != "false" {
			return Value{}, false
		}
	case jmespath.Number:
		if json.Unmarshal([]byte(text), new(float64)) != nil {
			return Value{}, false
		}
		n.Value = json.Number(text)
	default:
		return Value{}, false
	}
	want := c.literal(n)
	return want, c.fault == nil
}
