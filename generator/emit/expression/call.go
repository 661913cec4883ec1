package expression

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
)

// call compiles a call of one of the functions that models use.
func (c *Compiler) call(b *Block, n *jmespath.Call, from Value) Value {
	switch n.Function {
	case "length":
		return c.length(b, n, from)
	case "contains":
		return c.contains(b, n, from)
	case "starts_with":
		return c.affix(b, n, from, "HasPrefix")
	case "ends_with":
		return c.affix(b, n, from, "HasSuffix")
	case "keys":
		return c.keys(b, n, from)
	}
	return c.fail(n, "the function %s is not supported", n.Function)
}

// length is the number of elements of a list or map, or of characters. A list that
// is made in a loop is counted instead:
//
//	n := 0
//	for … {
//		n++
//	}
func (c *Compiler) length(b *Block, n *jmespath.Call, from Value) Value {
	arg := n.Args[0]
	count := computed(jmespath.Number, jen.Int(), nil)
	count.hint = "length"
	if p, ok := arg.(*jmespath.Project); ok && unchanged(p) == nil {
		name := c.locals.local("count")
		b.add(jen.Id(name).Op(":=").Lit(0))
		c.each(b, arg, from, func(b *Block, _ Value) { b.add(jen.Id(name).Op("++")) })
		count.code = jen.Id(name)
		return count
	}
	v := c.value(b, arg, from)
	switch {
	case v.kind == jmespath.Text:
		count.code = jen.Qual("unicode/utf8", "RuneCountInString").Call(asString(v))
	case v.kind == jmespath.Array || v.elem != nil:
		count.code = jen.Len(v.plain())
	default:
		return c.fail(arg, "the length of this is not supported")
	}
	count.called = true
	return count
}

// contains reports whether a list has an element, or a string another one.
func (c *Compiler) contains(b *Block, n *jmespath.Call, from Value) Value {
	in, what := c.value(b, n.Args[0], from), c.bindNull(b, c.value(b, n.Args[1], from))
	if in.kind == jmespath.Text {
		if what.kind != jmespath.Text {
			return c.fail(n.Args[1], "a string contains strings only")
		}
		in = c.bindNull(b, in)
		return c.boolean(join("&&", in.NotNull(), what.NotNull(), jen.Qual("strings", "Contains").Call(asString(in.there()), asString(what.there()))))
	}
	if in.elem == nil || in.elem.null != never || in.elem.kind != what.kind {
		return c.fail(n, "searching for this is not supported")
	}
	code := what.there().plain()
	if what.literal == nil && text(what.base) != text(in.elem.base) {
		code = in.elem.base.Clone().Call(code)
	}
	if what.literal != nil && !fits(*in.elem, what) {
		return c.fail(n.Args[1], "searching for this number is not supported")
	}
	return c.boolean(join("&&", what.NotNull(), jen.Qual("slices", "Contains").Call(in.Code(), code)))
}

// affix reports whether a string begins or ends with another one.
func (c *Compiler) affix(b *Block, n *jmespath.Call, from Value, function string) Value {
	in, what := c.bindNull(b, c.value(b, n.Args[0], from)), c.bindNull(b, c.value(b, n.Args[1], from))
	if in.kind != jmespath.Text || what.kind != jmespath.Text {
		return c.fail(n, "documents are not supported")
	}
	return c.boolean(join("&&", in.NotNull(), what.NotNull(), jen.Qual("strings", function).Call(asString(in.there()), asString(what.there()))))
}

// keys are the keys of a map, sorted.
func (c *Compiler) keys(b *Block, n *jmespath.Call, from Value) Value {
	v := c.value(b, n.Args[0], from)
	if v.kind != jmespath.Object || v.elem == nil {
		return c.fail(n.Args[0], "the names of members are not supported")
	}
	keys := listOf(computed(jmespath.Text, jen.String(), nil), jen.Qual("slices", "Sorted").Call(jen.Qual("maps", "Keys").Call(v.plain())))
	keys.called, keys.hint = true, "keys"
	return keys
}

// asString is text as a string of Go.
func asString(v Value) *jen.Statement {
	if text(v.base) == "string" {
		return v.plain()
	}
	return jen.String().Call(v.plain())
}
