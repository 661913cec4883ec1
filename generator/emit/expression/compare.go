package expression

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
)

// comparison is a comparison as a value: of what can be null, an order is null too.
func (c *Compiler) comparison(b *Block, n *jmespath.Compare, from Value) Value {
	if n.Operator == "==" || n.Operator == "!=" {
		return c.boolean(c.compare(b, n, from))
	}
	l, r, ok := c.numbers(b, n, from)
	if !ok {
		return Value{code: jen.Nil(), kind: jmespath.Null, base: jen.Any(), null: isNil}
	}
	order := inOrder(l, n.Operator, r)
	known := join("&&", l.NotNull(), r.NotNull())
	if known == nil {
		return c.boolean(order)
	}
	name := c.locals.local("holds")
	b.add(jen.Var().Id(name).Op("*").Bool())
	b.add(jen.If(known).Block(jen.Id(name).Op("=").Add(helper("Ref", order))))
	return Value{code: jen.Id(name), kind: jmespath.Boolean, base: jen.Bool(), pointer: true, null: isNil}
}

// compare is a comparison as a condition.
func (c *Compiler) compare(b *Block, n *jmespath.Compare, from Value) *jen.Statement {
	if n.Operator != "==" && n.Operator != "!=" {
		l, r, ok := c.numbers(b, n, from)
		if !ok {
			return jen.False()
		}
		return join("&&", l.NotNull(), r.NotNull(), inOrder(l, n.Operator, r))
	}
	mark := len(b.Statements)
	l, r := c.value(b, n.Left, from), c.value(b, n.Right, from)
	if l.literal != nil && r.literal == nil {
		l, r = r, l
	}
	equal := c.equal(b, n, l, r)
	if equal.constant {
		b.Statements = b.Statements[:mark]
	}
	if n.Operator == "==" {
		return equal.yes
	}
	if equal.no != nil {
		return equal.no
	}
	return not(equal.yes)
}

// equality is the condition that two values are equal; no is the opposite, if that
// is short, and constant says that the condition does not look at them.
type equality struct {
	yes, no  *jen.Statement
	constant bool
}

func unequal() equality { return equality{yes: jen.False(), no: jen.True(), constant: true} }

// numbers are the operands of an order; false if it is null for all values.
func (c *Compiler) numbers(b *Block, n *jmespath.Compare, from Value) (l, r Value, ok bool) {
	mark := len(b.Statements)
	l, r = c.value(b, n.Left, from), c.value(b, n.Right, from)
	if l.kind != jmespath.Number || r.kind != jmespath.Number {
		if l.kind == jmespath.Any || r.kind == jmespath.Any {
			c.fail(n, "comparing documents is not supported")
		}
		b.Statements = b.Statements[:mark]
		return l, r, false
	}
	return c.bindNull(b, l), c.bindNull(b, r), true
}

// bindNull puts what is asked for twice, whether it is null and what it is, into a
// variable if that is not short.
func (c *Compiler) bindNull(b *Block, v Value) Value {
	if v.null == never {
		return v
	}
	return c.bind(b, v)
}

// inOrder compares two numbers that are not null.
func inOrder(l Value, operator string, r Value) *jen.Statement {
	left, right := sameNumber(l.there(), r.there())
	return left.Op(operator).Add(right)
}

// equal compares two values, the second one a literal if one is.
func (c *Compiler) equal(b *Block, n jmespath.Node, l, r Value) equality {
	switch {
	case l.kind == jmespath.Null || r.kind == jmespath.Null:
		return bothNull(l, r)
	case l.kind == jmespath.Any || r.kind == jmespath.Any:
		c.fail(n, "comparing documents is not supported")
		return unequal()
	case l.kind != r.kind:
		return bothNull(l, r)
	case l.kind == jmespath.Array || l.kind == jmespath.Object || l.kind == jmespath.Other:
		c.fail(n, "comparing %s is not supported", compared[l.kind])
		return unequal()
	case l.null == isZero && r.literal == "":
		return unequal() // what is null equals no text
	}
	if l.pointer && l.null != never && r.literal != nil && fits(l, r) {
		is := helper("Is", l.Code(), r.Code())
		return equality{yes: is, no: jen.Op("!").Add(is.Clone())}
	}
	l, r = c.bindNull(b, l), c.bindNull(b, r)
	return c.equalValues(l, r)
}

// equalValues compares two values of a kind that Go compares.
func (c *Compiler) equalValues(l, r Value) equality {
	left, right := same(l, r)
	yes, no := left.Clone().Op("==").Add(right), left.Clone().Op("!=").Add(right)
	if l.kind == jmespath.Boolean && r.literal != nil && l.literal == nil {
		if yes, no = left, not(left.Clone()); r.literal == false {
			yes, no = no, yes
		}
	}
	switch {
	case l.null == r.null && l.null != isNil, l.null == isZero && r.literal != nil:
		return equality{yes: yes, no: no} // a zero value equals no other one
	case l.null == never || r.null == never:
		left, right = same(l.there(), r.there())
		return equality{yes: join("&&", l.NotNull(), r.NotNull(), left.Op("==").Add(right))}
	}
	return equality{yes: jen.Parens(l.Null()).Op("==").Parens(r.Null()).Op("&&").Add(yes)}
}

// compared are the kinds that have no operator in Go.
var compared = map[jmespath.Kind]string{
	jmespath.Array: "lists", jmespath.Object: "objects", jmespath.Other: "timestamps or blobs",
}

// bothNull compares two values that are equal only if they are null.
func bothNull(l, r Value) equality {
	switch {
	case l.null == never || r.null == never:
		return unequal()
	case l.kind == jmespath.Null && r.kind == jmespath.Null:
		return equality{yes: jen.True(), no: jen.False(), constant: true}
	case l.kind == jmespath.Null:
		return equality{yes: r.Null(), no: r.NotNull()}
	case r.kind == jmespath.Null:
		return equality{yes: l.Null(), no: l.NotNull()}
	}
	return equality{yes: join("&&", l.Null(), r.Null())}
}

// same are two values of a kind as Go expressions of one type.
func same(l, r Value) (left, right *jen.Statement) {
	if l.kind == jmespath.Number {
		return sameNumber(l, r)
	}
	left, right = l.plain(), r.plain()
	if l.kind == jmespath.Boolean && r.literal == nil {
		return jen.Parens(left), jen.Parens(right)
	}
	if text(l.base) == text(r.base) {
		return left, right
	}
	if l.kind == jmespath.Text && l.literal == nil && text(l.base) != "string" && r.literal == nil {
		left = jen.String().Call(left)
	}
	if r.kind == jmespath.Text && r.literal == nil && text(r.base) != "string" {
		right = jen.String().Call(right)
	}
	return left, right
}

// sameNumber are two numbers as Go expressions of one type.
func sameNumber(l, r Value) (left, right *jen.Statement) {
	left, right = l.plain(), r.plain()
	if text(l.base) == text(r.base) && l.literal == nil && r.literal == nil || fits(l, r) || fits(r, l) {
		return left, right
	}
	to := "int64"
	if isFloat(l) || isFloat(r) {
		to = "float64"
	}
	if l.literal == nil || r.literal != nil {
		left = jen.Id(to).Call(left)
	}
	if r.literal == nil {
		right = jen.Id(to).Call(right)
	}
	return left, right
}

func isFloat(v Value) bool { t := text(v.base); return t == "float64" || t == "float32" }

// text is a type as it is written.
func text(t *jen.Statement) string { return fmt.Sprintf("%#v", t) }

// join puts an operator between those conditions that are not nil.
func join(operator string, conditions ...*jen.Statement) (all *jen.Statement) {
	for _, condition := range conditions {
		switch {
		case condition == nil:
		case all == nil:
			all = condition
		default:
			all = all.Op(operator).Add(condition)
		}
	}
	return all
}
