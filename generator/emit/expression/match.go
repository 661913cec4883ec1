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

// Once puts a value into a variable, unless its expression is short.
func (c *Compiler) Once(b *Block, v Value) Value { return c.bind(b, v) }

// Every is the condition that a list has elements, and that each equals a value that
// is given as text; false for a value that is no such list.
func (c *Compiler) Every(list Value, expected string) (*jen.Statement, bool) {
	return c.inList("All", list, []string{expected})
}

// Some is the condition that an element of a list equals one of several values that
// are given as text; false for a value that is no such list.
func (c *Compiler) Some(list Value, expected ...string) (*jen.Statement, bool) {
	return c.inList("Any", list, expected)
}

func (c *Compiler) inList(function string, list Value, expected []string) (*jen.Statement, bool) {
	if list.elem == nil || list.kind != jmespath.Array || list.elem.pointer {
		return nil, false
	}
	args := []jen.Code{list.Code()}
	for _, text := range expected {
		want, ok := c.expected(*list.elem, text)
		if !ok {
			return nil, false
		}
		args = append(args, want.Code())
	}
	return helper(function, args...), true
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
