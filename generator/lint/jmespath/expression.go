package jmespath

import (
	"encoding/json"
	"regexp"
	"strings"
)

// operators are the infix operators with how strongly they bind, those first
// that begin with another one.
var operators = []struct {
	token string
	binds int
}{{"||", 2}, {"|", 1}, {"&&", 3}, {"==", 5}, {"!=", 5}, {"<=", 5}, {">=", 5}, {"<", 5}, {">", 5}}

// The tokens of more than one character.
var (
	identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*`)
	quoted     = regexp.MustCompile(`^"(?:[^"\\]|\\.)*"`)
	rawString  = regexp.MustCompile(`^'(?:[^'\\]|\\.)*'`)
	literal    = regexp.MustCompile("^`(?:[^`\\\\]|\\\\.)*`")
	all        = regexp.MustCompile(`^\*\s*\]`)
	index      = regexp.MustCompile(`^-?[0-9]+\s*\]`)
	slice      = regexp.MustCompile(`^(?:-?[0-9]+)?\s*:\s*(?:-?[0-9]+)?\s*(?::\s*(?:-?[0-9]+)?\s*)?\]`)
)

// expression reads operators that bind more strongly than the one before.
func (p *parser) expression(on Value, above int) Value {
	if p.depth++; p.depth > maxDepth {
		p.fail("the expression nests deeper than %d", maxDepth)
	}
	defer func() { p.depth-- }()
	left := p.chain(p.operand(on))
	for p.err == nil {
		op, binds := p.operator(above)
		switch {
		case binds == 0:
			return left
		case op == "|":
			left = p.expression(left, binds)
		case binds == 5:
			p.expression(on, binds)
			left = Value{Kind: Boolean}
		default:
			if right := p.expression(on, binds); left.Kind != right.Kind || left.Shape != right.Shape {
				left = Value{}
			}
		}
	}
	return left
}

// operator consumes an operator that binds more strongly than another.
func (p *parser) operator(above int) (string, int) {
	for _, o := range operators {
		if at := p.at; p.eat(o.token) {
			if o.binds > above {
				return o.token, o.binds
			}
			p.at = at
			return "", 0
		}
	}
	return "", 0
}

// operand reads what may stand at the beginning.
func (p *parser) operand(on Value) Value {
	switch {
	case p.eat("("):
		v := p.expression(on, 0)
		p.need(")")
		return v
	case p.eat("!"):
		p.chain(p.operand(on))
		return Value{Kind: Boolean}
	case p.eat("@"), p.eat("$"):
		return on
	case p.eat("&"):
		p.expression(Value{}, 0)
		return Value{}
	case p.eat("["):
		return p.brackets(on, true)
	}
	if text := p.take(rawString); text != "" {
		return Value{Kind: Text}
	}
	if text := p.take(literal); text != "" {
		return p.literal(text[1 : len(text)-1])
	}
	return p.name(on)
}

// take consumes a token of a form; empty when another comes.
func (p *parser) take(form *regexp.Regexp) string {
	p.space()
	text := form.FindString(p.text[p.at:])
	p.at += len(text)
	return text
}

// literal reads JSON; the quotes of a string may be missing.
func (p *parser) literal(text string) Value {
	var v any
	if json.Unmarshal([]byte(strings.ReplaceAll(text, "\\`", "`")), &v) != nil {
		return Value{Kind: Text}
	}
	switch v.(type) {
	case nil:
		return Value{Kind: Null}
	case bool:
		return Value{Kind: Boolean}
	case float64:
		return Value{Kind: Number}
	case string:
		return Value{Kind: Text}
	}
	return Value{}
}

// name reads what may follow a dot: a name, a call, or a selection.
func (p *parser) name(on Value) Value {
	switch {
	case p.eat("*"):
		return elements(on)
	case p.eat("{"):
		return p.hash(on)
	}
	if text := p.take(quoted); text != "" {
		var name string
		if json.Unmarshal([]byte(text), &name) != nil {
			p.fail("malformed name %s", text)
		}
		return p.field(on, name)
	}
	name := p.take(identifier)
	switch {
	case name == "":
		p.fail("expected a name at offset %d", p.at)
		return Value{}
	case p.eat("("):
		return p.call(on, name)
	}
	return p.field(on, name)
}

// call reads the arguments of a function.
func (p *parser) call(on Value, name string) Value {
	for first := true; p.err == nil && !p.eat(")"); first = false {
		if !first {
			p.need(",")
		}
		p.expression(on, 0)
	}
	switch name {
	case "length", "sum", "avg", "abs", "ceil", "floor", "to_number":
		return Value{Kind: Number}
	case "contains", "starts_with", "ends_with":
		return Value{Kind: Boolean}
	case "join", "to_string", "type":
		return Value{Kind: Text}
	}
	return Value{}
}

// hash reads the selection of several values by name.
func (p *parser) hash(on Value) Value {
	v := Value{Kind: Object, Fields: make(map[string]Value), Each: on.Each}
	on.Each = false
	for more := true; more && p.err == nil; more = p.eat(",") {
		name := p.take(identifier)
		if name == "" {
			name = strings.Trim(p.take(quoted), `"`)
		}
		p.need(":")
		v.Fields[name] = p.expression(on, 0)
	}
	p.need("}")
	return v
}

// chain reads the dots and brackets behind an operand.
func (p *parser) chain(v Value) Value {
	for p.err == nil {
		switch {
		case p.eat("."):
			if p.eat("[") {
				v = p.selection(v)
			} else {
				v = p.name(v)
			}
		case p.eat("["):
			v = p.brackets(v, false)
		default:
			return v
		}
	}
	return v
}

// brackets reads an index, a slice, a flattening or a filter; at the beginning
// also the selection of several values.
func (p *parser) brackets(v Value, first bool) Value {
	list := elements(v)
	switch {
	case p.eat("]"), p.take(all) != "":
		return list
	case p.eat("?"):
		one := list
		one.Each = false
		p.expression(one, 0)
		p.need("]")
		return list
	case p.take(slice) != "":
		return list
	case p.take(index) != "":
		list.Each = v.Each
		return list
	case first:
		return p.selection(v)
	}
	p.fail("malformed brackets at offset %d", p.at)
	return Value{}
}

// selection reads several values in brackets; the opening one is consumed.
func (p *parser) selection(on Value) Value {
	on.Each = false
	for more := true; more && p.err == nil; more = p.eat(",") {
		p.expression(on, 0)
	}
	p.need("]")
	return Value{Each: true}
}
