package endpoints

import (
	"strconv"

	"github.com/tidwall/gjson"
)

// expression reads an argument or a result: a template, a constant, a reference or a function.
func (r *ruleReader) expression(v value, sc scope, depth int) expr {
	switch {
	case depth > maxDepth:
		r.fault(v, "nested deeper than %d levels", maxDepth)
		return bad{}
	case v.Type == gjson.String:
		return r.template(v, v.Str, sc)
	case v.IsBool():
		return truth(v.Bool())
	case v.Type == gjson.Number:
		n, err := strconv.Atoi(v.Raw)
		if err != nil {
			r.fault(v, "%s is not an integer in range", v.Raw)
			return bad{}
		}
		return number(n)
	case v.IsObject():
		return r.objectExpression(v, sc, depth)
	}
	r.fault(v, "expected an expression, found %s", kindOf(v))
	return bad{}
}

func (r *ruleReader) objectExpression(v value, sc scope, depth int) expr {
	o := r.members(v)
	if ref, ok := o.get("ref"); ok {
		r.object(v, "ref")
		name, ok := r.string(ref)
		if !ok {
			return bad{}
		}
		return r.reference(ref, name, sc)
	}
	return r.functionCall(v, r.object(v, "fn", "argv"), sc, depth)
}

func (r *ruleReader) reference(at value, name string, sc scope) expr {
	e, ok := sc.names[name]
	if !ok {
		r.fault(at, "unknown reference %q", name)
		return bad{}
	}
	return e
}

// functionCall reads fn and argv of a condition or of an argument.
func (r *ruleReader) functionCall(v value, o object, sc scope, depth int) expr {
	fn, ok := r.required(v, o, "fn")
	if !ok {
		return bad{}
	}
	name, ok := r.string(fn)
	if !ok {
		return bad{}
	}
	argv, ok := r.required(v, o, "argv")
	if !ok {
		return bad{}
	}
	values, ok := r.array(argv)
	if !ok {
		return bad{}
	}
	c := &callReader{r: r, at: v, fn: fn, name: name, values: values, sc: sc}
	for _, arg := range c.values {
		c.args = append(c.args, r.expression(arg, sc, depth+1))
	}
	return c.build()
}

// callReader checks one function's arguments.
type callReader struct {
	r      *ruleReader
	at, fn value
	name   string
	values []value
	args   []expr
	sc     scope
}

func (c *callReader) build() expr {
	switch c.name {
	case "isSet":
		return c.isSet()
	case "not":
		if !c.accept(Boolean) {
			return bad{}
		}
		return negate(c.args[0])
	case "stringEquals":
		if !c.accept(String, String) {
			return bad{}
		}
		return equals(c.args[0], c.args[1])
	case "booleanEquals":
		if !c.accept(Boolean, Boolean) {
			return bad{}
		}
		return equals(c.args[0], c.args[1])
	case "getAttr":
		return c.getAttr()
	}
	fn, ok := runtimeFunction(c.name)
	if !ok {
		c.r.fault(c.fn, "unknown function %q", c.name)
		return bad{}
	}
	if c.name == "aws.partition" {
		c.defaultRegion()
	}
	if !c.accept(fn.params...) {
		return bad{}
	}
	return &call{fn, c.args}
}

// defaultRegion lets aws.partition take a region that is unset: its partition is the first of the table.
func (c *callReader) defaultRegion() {
	if len(c.args) == 1 && c.args[0].typ() == String && c.sc.optional(c.args[0]) {
		if ref, ok := c.args[0].(*paramRef); ok {
			c.args[0] = &orEmpty{ref.p}
		}
	}
}

// accept checks the number of arguments, their types, and that each has a value.
func (c *callReader) accept(types ...Type) bool {
	if !c.arity(len(types)) {
		return false
	}
	ok := true
	for i, t := range types {
		ok = c.r.usable(c.values[i], c.args[i], t, c.sc) && ok
	}
	return ok
}

func (c *callReader) arity(n int) bool {
	if len(c.args) != n {
		c.r.fault(c.at, "the number of arguments of %s is %d, not %d", c.name, len(c.args), n)
		return false
	}
	return true
}

// usable tells whether an expression can stand where a value of a type is needed. A parameter that may be unset can: the
// rule then needs it, see needs.
func (r *ruleReader) usable(at value, e expr, t Type, sc scope) bool {
	switch {
	case e.typ() == invalid:
		return false
	case e.typ() != t:
		r.fault(at, "expected type %s, found %s", t, e.typ())
		return false
	case !sc.optional(e):
		return true
	}
	if _, ok := e.(*paramRef); !ok {
		r.fault(at, "the value may be absent; a condition has to assign it first")
		return false
	}
	r.implied = append(r.implied, branch{cond: &present{e}})
	return true
}

func (c *callReader) isSet() expr {
	if !c.arity(1) || c.args[0].typ() == invalid {
		return bad{}
	}
	if !c.sc.optional(c.args[0]) {
		return truth(true)
	}
	return &present{c.args[0]}
}

func (c *callReader) getAttr() expr {
	if !c.arity(2) || c.args[0].typ() == invalid {
		return bad{}
	}
	path, ok := c.r.string(c.values[1])
	if !ok || !c.r.usable(c.values[0], c.args[0], c.args[0].typ(), c.sc) {
		return bad{}
	}
	return c.r.attribute(c.values[1], c.args[0], path)
}
