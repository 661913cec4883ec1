package expression

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
)

// condition compiles a part of an expression to a Go condition.
func (c *Compiler) condition(b *Block, n jmespath.Node, from Value) *jen.Statement {
	if !c.step(n) {
		return jen.False()
	}
	switch n := n.(type) {
	case *jmespath.Or:
		return c.operands(b, n.Left, n.Right, from, "||")
	case *jmespath.And:
		return c.operands(b, n.Left, n.Right, from, "&&")
	case *jmespath.Not:
		return not(c.condition(b, n.Of, from))
	case *jmespath.Compare:
		return c.compare(b, n, from)
	}
	return c.truth(b, n, c.value(b, n, from))
}

// operands are two conditions with an operator between.
func (c *Compiler) operands(b *Block, left, right jmespath.Node, from Value, operator string) *jen.Statement {
	l, r := c.condition(b, left, from), c.condition(b, right, from)
	if operator == "&&" {
		l, r = grouped(left, l), grouped(right, r)
	}
	return l.Op(operator).Add(r)
}

// grouped puts a condition that binds less than an operator into parentheses.
func grouped(n jmespath.Node, condition *jen.Statement) *jen.Statement {
	if _, ok := n.(*jmespath.Or); ok {
		return jen.Parens(condition)
	}
	return condition
}

// not is the opposite of a condition.
func not(condition *jen.Statement) *jen.Statement { return jen.Op("!").Parens(condition) }

// truth is the condition that a value is neither null nor false nor empty.
func (c *Compiler) truth(b *Block, n jmespath.Node, v Value) *jen.Statement {
	if v.literal != nil {
		return jen.Lit(v.literal != false && v.literal != "")
	}
	switch v.kind {
	case jmespath.Boolean:
		return v.plain()
	case jmespath.Text:
		return v.plain().Op("!=").Lit("")
	case jmespath.Array:
		return jen.Len(v.Code()).Op(">").Lit(0)
	case jmespath.Null:
		return jen.False()
	case jmespath.Object:
		if v.elem != nil {
			return jen.Len(v.plain()).Op(">").Lit(0)
		}
	case jmespath.Any:
		c.fail(n, "documents are not supported")
	}
	if v.null == never {
		return jen.True()
	}
	return v.NotNull()
}

// falsehood is the condition that a value is null, false or empty.
func (c *Compiler) falsehood(b *Block, n jmespath.Node, v Value) *jen.Statement {
	switch {
	case v.kind == jmespath.Text:
		return v.plain().Op("==").Lit("")
	case v.kind == jmespath.Array:
		return jen.Len(v.Code()).Op("==").Lit(0)
	case v.kind == jmespath.Boolean && v.pointer:
		return jen.Op("!").Add(v.plain())
	}
	return not(c.truth(b, n, v))
}

// choose is one of two values: the right one if the left one holds, for and, or does
// not, for or.
func (c *Compiler) choose(b *Block, n, left, right jmespath.Node, from Value, and bool) Value {
	mark := len(b.Statements)
	l := c.value(b, left, from)
	var then Block
	r := c.value(&then, right, from)
	t, ok := common(l, r)
	if !ok {
		return c.fail(n, "a value of two types is not supported")
	}
	if t.kind == jmespath.Boolean && t.null == never {
		b.Statements = b.Statements[:mark]
		return c.boolean(c.condition(b, n, from))
	}
	name := c.locals.local(l.hint)
	t.code, t.hint = jen.Id(name), l.hint
	if l.kind == jmespath.Null {
		b.add(jen.Var().Id(name).Add(t.Type()))
	} else {
		b.add(jen.Id(name).Op(":=").Add(as(l, t)))
	}
	holds := c.truth(b, left, t)
	if !and {
		holds = c.falsehood(b, left, t)
	}
	then.add(jen.Id(name).Op("=").Add(as(r, t)))
	b.add(jen.If(holds).Block(then.Statements...))
	return t
}
