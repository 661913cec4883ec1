package expression

import (
	"encoding/json"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
)

// literal is the value of a literal.
func (c *Compiler) literal(n *jmespath.Literal) Value {
	v := Value{literal: n.Value, hint: "value"}
	switch x := n.Value.(type) {
	case nil:
		v.code, v.kind, v.base, v.null = jen.Nil(), jmespath.Null, jen.Any(), isNil
	case bool:
		v.code, v.kind, v.base = jen.Lit(x), jmespath.Boolean, jen.Bool()
	case string:
		v.code, v.kind, v.base = jen.Lit(x), jmespath.Text, jen.String()
	case json.Number:
		code, base, ok := numeral(x.String())
		if !ok {
			return c.fail(n, "the number %s is too large", x)
		}
		v.code, v.kind, v.base = code, jmespath.Number, base
	default:
		return c.fail(n, "lists and objects as literals are not supported")
	}
	return v
}

// numeral is a number as a Go constant, and its type.
func numeral(text string) (code, base *jen.Statement, ok bool) {
	if i, err := strconv.ParseInt(text, 10, 64); err == nil {
		return jen.Id(strconv.FormatInt(i, 10)), jen.Int64(), true
	}
	f, err := strconv.ParseFloat(text, 64)
	return jen.Lit(f), jen.Float64(), err == nil
}

// fits reports whether a literal is a constant that the type of another value has.
func fits(v, literal Value) bool {
	if literal.literal == nil || v.literal != nil {
		return false
	}
	number, ok := literal.literal.(json.Number)
	if !ok {
		return true
	}
	if isFloat(v) {
		return true
	}
	i, err := strconv.ParseInt(number.String(), 10, 8)
	return err == nil && i >= 0
}
