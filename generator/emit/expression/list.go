package expression

import (
	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// visit compiles what is done with an element of a list.
type visit func(b *Block, v Value)

// each compiles a loop over the elements of the list that a part gives.
func (c *Compiler) each(b *Block, n jmespath.Node, from Value, do visit) {
	if c.fault != nil {
		return
	}
	switch n := n.(type) {
	case *jmespath.Project:
		c.each(b, n.Of, from, func(b *Block, v Value) { c.unlessNull(b, c.value(b, n.Each, v), do) })
	case *jmespath.Flatten:
		c.flatten(b, n, from, do)
	case *jmespath.Filter:
		c.each(b, n.Of, from, func(b *Block, v Value) {
			var then Block
			condition := c.condition(b, n.Condition, v)
			do(&then, v)
			b.add(jen.If(condition).Block(then.Statements...))
		})
	case *jmespath.Elements:
		c.each(b, n.Of, from, do)
	case *jmespath.Values:
		c.mapValues(b, n, from, do)
	case *jmespath.List:
		c.several(b, n, from, do)
	case *jmespath.Chain:
		left := c.bind(b, c.value(b, n.Left, from))
		c.each(b, n.Right, left, do)
	default:
		c.loop(b, n, c.value(b, n, from), do)
	}
}

// loop compiles a loop over a list or the values of a map:
//
//	for _, v := range out.Users {
//		…
//	}
func (c *Compiler) loop(b *Block, n jmespath.Node, list Value, do visit) {
	if list.elem == nil {
		c.fail(n, "a list of this is not supported")
		return
	}
	v := *list.elem
	v.code, v.hint = jen.Id("v"), list.hint
	if c.loops++; c.loops > maxLoops {
		c.fail(n, "more than %d lists in lists are not supported", maxLoops)
		return
	}
	var body Block
	do(&body, v)
	c.loops--
	variables := jen.Empty()
	if uses(body, "v") {
		variables = jen.Id("_").Op(",").Id("v").Op(":=")
	}
	b.add(jen.For(variables.Range().Add(list.plain())).Block(body.Statements...))
}

// unlessNull does something with a value that is not null.
func (c *Compiler) unlessNull(b *Block, v Value, do visit) {
	if v.kind == jmespath.Null {
		return
	}
	v = c.bindNull(b, v)
	notNull := v.NotNull()
	if notNull == nil {
		do(b, v)
		return
	}
	var then Block
	do(&then, v.there())
	b.add(jen.If(notNull).Block(then.Statements...))
}

// flatten goes over the elements of lists in a list, and over its other elements.
func (c *Compiler) flatten(b *Block, n *jmespath.Flatten, from Value, do visit) {
	elem := c.elemOf(n.Of, from)
	switch of := n.Of.(type) {
	case *jmespath.Project:
		if elem.Kind == jmespath.Array {
			c.each(b, of.Of, from, func(b *Block, v Value) { c.each(b, of.Each, v, do) })
			return
		}
	case *jmespath.Chain:
		left := c.bind(b, c.value(b, of.Left, from))
		c.flatten(b, &jmespath.Flatten{Of: of.Right}, left, do)
		return
	}
	c.each(b, n.Of, from, func(b *Block, v Value) {
		if v.kind == jmespath.Array {
			c.loop(b, n, v, do)
			return
		}
		do(b, v)
	})
}

// elemOf is the type of an element of the list that a part gives.
func (c *Compiler) elemOf(n jmespath.Node, from Value) jmespath.Type {
	t, _ := new(jmespath.Resolver).TypeOf(n, from.typed())
	return t.Elem()
}

// mapValues goes over the values of a map, in no order.
func (c *Compiler) mapValues(b *Block, n *jmespath.Values, from Value, do visit) {
	v := c.value(b, n.Of, from)
	if _, ok := v.shape.(*model.Map); !ok {
		c.fail(n, "the members of a structure as a list are not supported")
		return
	}
	c.loop(b, n, v, do)
}

// several goes over several values, which have one type.
func (c *Compiler) several(b *Block, n *jmespath.List, from Value, do visit) {
	values := make([]Value, len(n.Items))
	for i, item := range n.Items {
		values[i] = c.value(b, item, from)
	}
	t := values[0]
	for _, v := range values {
		var ok bool
		if t, ok = common(t, v); !ok {
			c.fail(n, "a list of several types is not supported")
			return
		}
	}
	all := func(b *Block) {
		for _, v := range values {
			t.code, t.called, t.hint = as(v, t), v.called, v.hint
			do(b, t)
		}
	}
	if from.null == never {
		all(b)
		return
	}
	var then Block
	all(&then)
	b.add(jen.If(from.NotNull()).Block(then.Statements...))
}

// collect compiles a list that is made in a loop:
//
//	var names []string
//	for … {
//		names = append(names, v.Name)
//	}
func (c *Compiler) collect(b *Block, n jmespath.Node, from Value) Value {
	if same := unchanged(n); same != nil {
		if elem := c.elemOf(same, from); elem.Kind != jmespath.Array && elem.Kind != jmespath.Any {
			if v := c.value(b, same, from); v.elem != nil && v.elem.null == never {
				return v
			}
		}
	}
	declaration, name, elem := new(jen.Statement), "", Value{}
	b.add(declaration)
	c.each(b, n, from, func(b *Block, v Value) {
		if name == "" {
			name, elem = c.locals.local(v.hint), v
			elem.pointer = v.pointer && v.null != never
		}
		code := v.Code()
		if v.pointer && v.null == never {
			code = v.plain()
		}
		b.add(jen.Id(name).Op("=").Append(jen.Id(name), code))
	})
	if name == "" {
		return c.fail(n, "a list without elements is not supported")
	}
	elem.literal = nil
	list := listOf(elem, jen.Id(name))
	list.source, list.null = c.source(n, from), never
	if list.source != nil {
		list.null = list.source.null
	}
	declaration.Add(jen.Var().Id(name).Add(list.Type()))
	return list
}

// source is the list of which a part makes another one, which is null when the
// first one is; nil for one that is made, too.
func (c *Compiler) source(n jmespath.Node, from Value) *Value {
	for {
		switch of := n.(type) {
		case *jmespath.Project:
			n = of.Of
			continue
		case *jmespath.Flatten:
			n = of.Of
			continue
		case *jmespath.Filter:
			n = of.Of
			continue
		case *jmespath.Elements:
			n = of.Of
			continue
		case *jmespath.Values:
			n = of.Of
			continue
		case *jmespath.List:
			return &from
		}
		if !isPath(n) {
			return nil
		}
		v := c.value(new(Block), n, from)
		return &v
	}
}

// isPath reports whether a part is made of names and indices only, which may be
// compiled twice.
func isPath(n jmespath.Node) bool {
	switch n := n.(type) {
	case *jmespath.Current, *jmespath.Field:
		return true
	case *jmespath.Chain:
		return isPath(n.Left) && isPath(n.Right)
	case *jmespath.Index:
		return isPath(n.Of)
	}
	return false
}

// unchanged is the part that another one only makes sure is a list: a[] and a[*];
// nil for other parts.
func unchanged(n jmespath.Node) jmespath.Node {
	p, ok := n.(*jmespath.Project)
	if !ok {
		return nil
	}
	if _, ok := p.Each.(*jmespath.Current); !ok {
		return nil
	}
	switch of := p.Of.(type) {
	case *jmespath.Flatten:
		return of.Of
	case *jmespath.Elements:
		return of.Of
	}
	return nil
}
