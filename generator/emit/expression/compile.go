package expression

import (
	"errors"
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// Compiler compiles the expressions of one Go function, whose variables it names.
type Compiler struct {
	context *emit.Context
	locals  *locals
	fault   *jmespath.Fault
	// steps counts the parts of an expression that were compiled, some of them more
	// than once.
	steps int
	// loops is how many loops are around what is compiled.
	loops int
}

// maxLoops is how deep loops nest.
const maxLoops = 32

// maxSteps is how many parts of an expression are compiled, repeats included: nested
// ones may be compiled again and again. The largest expression of the catalogue has
// some fifty.
const maxSteps = 5000

// New returns a compiler for a function, whose parameters and other names are taken.
func New(c *emit.Context, taken ...string) *Compiler {
	return &Compiler{context: c, locals: newLocals(taken)}
}

// Block is a sequence of statements.
type Block struct{ Statements []jen.Code }

func (b *Block) add(statement jen.Code) { b.Statements = append(b.Statements, statement) }

// Value compiles an expression over a value: it appends the statements that it needs
// to a block. The problem is at the place of the part that cannot be compiled.
func (c *Compiler) Value(b *Block, e model.Expression, from Value) (Value, error) {
	return compile(c, e, from, func(n jmespath.Node) Value { return c.value(b, n, from) })
}

// Condition compiles an expression over a value to a Go condition: that the result
// is neither null nor false nor empty.
func (c *Compiler) Condition(b *Block, e model.Expression, from Value) (*jen.Statement, error) {
	return compile(c, e, from, func(n jmespath.Node) *jen.Statement { return c.condition(b, n, from) })
}

// compile reads an expression and hands it to what compiles it.
func compile[T any](c *Compiler, e model.Expression, from Value, do func(jmespath.Node) T) (T, error) {
	n, err := jmespath.Parse(e.Text)
	if err == nil {
		_, err = new(jmespath.Resolver).TypeOf(n, from.typed())
	}
	c.fault, c.steps, c.loops = nil, 0, 0
	var result T
	if err == nil {
		result = do(n)
	}
	if c.fault != nil {
		err = c.fault
	}
	var f *jmespath.Fault
	if errors.As(err, &f) {
		return result, model.Problems{{Pos: e.At(f.Offset), Path: e.Path, Message: fmt.Sprintf("the path %q: %s", e.Text, f.Message)}}
	}
	return result, nil
}

// fail records the first part that cannot be compiled. The value stands in for it.
func (c *Compiler) fail(n jmespath.Node, format string, args ...any) Value {
	if c.fault == nil {
		c.fault = &jmespath.Fault{Offset: n.At(), Message: fmt.Sprintf(format, args...)}
	}
	return c.stub()
}

// stub stands in for what cannot be compiled.
func (c *Compiler) stub() Value { return Value{code: jen.Nil(), base: jen.Any(), null: isNil} }

// step counts a part that is compiled; false ends it all.
func (c *Compiler) step(n jmespath.Node) bool {
	if c.steps++; c.steps > maxSteps {
		c.fail(n, "the expression is too complicated")
	}
	return c.fault == nil
}

// value compiles a part of an expression.
func (c *Compiler) value(b *Block, n jmespath.Node, from Value) Value {
	if !c.step(n) {
		return c.stub()
	}
	switch n := n.(type) {
	case *jmespath.Current:
		return from
	case *jmespath.Literal:
		return c.literal(n)
	case *jmespath.Field:
		return c.field(n, from)
	case *jmespath.Chain:
		return c.chain(b, n, from)
	case *jmespath.Index:
		return c.index(b, n, from)
	case *jmespath.Or:
		return c.choose(b, n, n.Left, n.Right, from, false)
	case *jmespath.And:
		return c.choose(b, n, n.Left, n.Right, from, true)
	case *jmespath.Not:
		return c.boolean(c.condition(b, n, from))
	case *jmespath.Compare:
		return c.comparison(b, n, from)
	case *jmespath.Call:
		return c.call(b, n, from)
	case *jmespath.Hash, *jmespath.Reference, *jmespath.Slice:
		return c.fail(n, "%s is not supported", word(n))
	}
	return c.collect(b, n, from)
}

// word names what is not supported.
func word(n jmespath.Node) string {
	switch n.(type) {
	case *jmespath.Hash:
		return "selecting several values by name"
	case *jmespath.Slice:
		return "a part of a list"
	}
	return "an expression as an argument"
}

// chain is what one part gives for the value of another one. The statements of that
// go when nothing uses their variables: some conditions hold for all values.
func (c *Compiler) chain(b *Block, n *jmespath.Chain, from Value) Value {
	begin, known := len(b.Statements), len(c.locals.order)
	left := c.once(b, n.Right, c.value(b, n.Left, from))
	end, names := len(b.Statements), c.locals.order[known:]
	v := c.value(b, n.Right, left)
	rest := Block{append(slices.Clone(b.Statements[end:]), v.Code())}
	if begin < end && !slices.ContainsFunc(names, func(name string) bool { return uses(rest, name) }) {
		b.Statements = slices.Delete(b.Statements, begin, end)
	}
	return v
}

// once evaluates what a structure's member is taken of, unless that is short or
// taken once only.
func (c *Compiler) once(b *Block, next jmespath.Node, v Value) Value {
	switch next.(type) {
	case *jmespath.Field, *jmespath.Index, *jmespath.Current, *jmespath.Call:
		return v
	}
	return c.bind(b, v)
}

// bind puts a value into a variable if its expression calls something.
func (c *Compiler) bind(b *Block, v Value) Value {
	if !v.called {
		return v
	}
	name := c.locals.local(v.hint)
	b.add(jen.Id(name).Op(":=").Add(v.Code()))
	v.code, v.called = jen.Id(name), false
	return v
}

func (c *Compiler) boolean(code *jen.Statement) Value {
	return computed(jmespath.Boolean, jen.Bool(), code)
}

// field is a member of a structure or the value of a key of a map.
func (c *Compiler) field(n *jmespath.Field, from Value) Value {
	if f, ok := from.fields[n.Name]; ok {
		return f
	}
	switch s := from.shape.(type) {
	case *model.Structure:
		return c.structureField(n, s, from)
	case *model.Map:
		return keyed(n.Name, from)
	case *model.Union:
		return c.fail(n, "paths into unions are not supported")
	}
	return c.fail(n, "paths into documents are not supported")
}

func (c *Compiler) structureField(n *jmespath.Field, s *model.Structure, from Value) Value {
	base, called := from.Code(), from.called
	if from.pointer && from.null != never {
		base, called = from.plain(), true
	}
	for _, m := range s.Members {
		if m.Name != n.Name {
			continue
		}
		if m.Target == nil || m.Traits.Streaming {
			return c.fail(n, "paths to streams are not supported")
		}
		name := c.context.Names.Member(m)
		v := member(c.context, m, base.Dot(name))
		v.hint, v.called = name, called
		return v
	}
	return c.fail(n, "there is no %q", n.Name)
}

// keyed is the value of a key of a map.
func keyed(key string, from Value) Value {
	v := *from.elem
	v.hint, v.called = "value", true
	if v.null != never {
		v.code, v.called = from.Code().Index(jen.Lit(key)), from.called
		return v
	}
	v.code, v.pointer, v.null = helper("Key", from.Code(), jen.Lit(key)), true, isNil
	return v
}

// index is an element of a list.
func (c *Compiler) index(b *Block, n *jmespath.Index, from Value) Value {
	list := c.value(b, n.Of, from)
	if list.elem == nil {
		return c.fail(n, "an element of this is not supported")
	}
	v := *list.elem
	v.hint, v.called = list.hint, true
	v.code = helper("At", list.Code(), jen.Lit(n.Index))
	if v.elem != nil && v.null == never {
		v.null, v.source = isNil, nil
	}
	if v.null != never {
		v.code = helper("Get", v.code)
		return v
	}
	v.pointer, v.null = true, isNil
	return v
}
