package jmespath

// project reads what is applied to every element of a list.
func (p *parser) project(of Node, above int) Node {
	here := at(of.At())
	switch next := p.peek(); {
	case p.strength() < bindsProjection && p.strength() > 0, next.kind == end:
	case next.is("["), next.is("[?"):
		return &Project{here, of, p.expression(above)}
	case p.eat("."):
		return &Project{here, of, p.member(above)}
	case next.is("]"), next.is(")"), next.is("}"), next.is(","):
	default:
		p.unexpected("an operator")
	}
	return &Project{here, of, &Current{at(p.peek().offset)}}
}

// member reads what may follow a dot: a name, a call, or a selection.
func (p *parser) member(above int) Node {
	t := p.peek()
	switch {
	case t.kind == name, t.kind == quotedName, t.is("*"):
		return p.expression(above)
	case p.eat("["):
		return p.list(at(t.offset))
	case p.eat("{"):
		return p.hash(at(t.offset))
	}
	p.unexpected("a name")
	return &Current{at(t.offset)}
}

// filter reads a condition in brackets; the opening one is consumed.
func (p *parser) filter(of Node, here at) Node {
	n := &Filter{here, of, p.expression(0)}
	p.need("]")
	if p.peek().is("[]") {
		return &Project{here, n, &Current{at(p.peek().offset)}}
	}
	return p.project(n, bindsFilter)
}

// inBrackets reports whether brackets select of a list rather than make one.
func (p *parser) inBrackets() bool {
	t := p.peek()
	return t.kind == number || t.is(":") || t.is("*") && p.tokens[1].is("]")
}

// brackets reads an index, a slice or a star; the opening bracket is consumed.
func (p *parser) brackets(of Node, here at) Node {
	switch {
	case !p.inBrackets():
		p.unexpected("a number, a slice or *")
		return of
	case p.eat("*"):
		p.need("]")
		return p.project(&Elements{here, of}, bindsStar)
	}
	first := p.integer()
	if p.eat("]") {
		return &Index{here, of, *first}
	}
	n := &Slice{at: here, Of: of, Start: first}
	p.need(":")
	n.Stop = p.integer()
	if p.eat(":") {
		if n.Step = p.integer(); n.Step != nil && *n.Step == 0 {
			p.fail(int(here), "the step of a slice cannot be 0")
		}
	}
	p.need("]")
	return p.project(n, bindsStar)
}

// integer reads a number, nil if there is none.
func (p *parser) integer() *int {
	if p.peek().kind != number {
		return nil
	}
	n := p.take().number
	return &n
}

// list reads several values in brackets; the opening one is consumed.
func (p *parser) list(here at) Node {
	n := &List{at: here}
	for more := true; more && p.fault == nil; more = p.eat(",") {
		n.Items = append(n.Items, p.expression(0))
	}
	p.need("]")
	return n
}

// hash reads several values by name in braces; the opening one is consumed.
func (p *parser) hash(here at) Node {
	n := &Hash{at: here}
	for more := true; more && p.fault == nil; more = p.eat(",") {
		key := p.peek()
		if key.kind != name && key.kind != quotedName {
			p.unexpected("a name")
			break
		}
		p.take()
		p.need(":")
		n.Keys, n.Values = append(n.Keys, key.text), append(n.Values, p.expression(0))
	}
	p.need("}")
	return n
}

// call reads the arguments of a function; the opening parenthesis is consumed.
func (p *parser) call(function token) Node {
	n := &Call{at: at(function.offset), Function: function.text}
	if p.eat(")") {
		return n
	}
	for more := true; more && p.fault == nil; more = p.eat(",") {
		n.Args = append(n.Args, p.expression(0))
	}
	p.need(")")
	return n
}
