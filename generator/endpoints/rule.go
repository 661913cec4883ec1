package endpoints

// ruleList reads the rules of a set or a tree and lowers them to one block: a rule without a result falls through to
// the statements behind it, which is what the language says of siblings.
func (r *ruleReader) ruleList(v value, sc scope, depth int) block {
	if depth > maxDepth {
		r.fault(v, "nested deeper than %d levels", maxDepth)
		return nil
	}
	var b block
	for _, item := range r.elements(v) {
		if r.full(item) {
			return nil
		}
		b = append(b, r.rule(item, sc, depth)...)
	}
	return b
}

// full counts a rule or a condition and tells whether it is one too many.
func (r *ruleReader) full(v value) bool {
	if r.steps++; r.steps == maxSteps+1 {
		r.fault(v, "more than %d rules and conditions", maxSteps)
	}
	return r.steps > maxSteps
}

// rule reads one rule. Its conditions come first, wherever the file has them, because the rest sees their variables.
func (r *ruleReader) rule(v value, sc scope, depth int) block {
	o := r.object(v, "type", "conditions", "rules", "endpoint", "error")
	var conditions []branch
	if list, ok := r.required(v, o, "conditions"); ok {
		for _, item := range r.elements(list) {
			if r.full(item) {
				return nil
			}
			c, inner := r.condition(item, sc, depth)
			conditions, sc = append(append(conditions, r.needs()...), c), inner
		}
	}
	body := r.body(v, o, sc, depth)
	for _, c := range r.needs() {
		ref := c.cond.(*present).x.(*paramRef)
		body = append(block{&branch{cond: negate(c.cond), body: block{&outcome{missing: ref.p}}}}, body...)
	}
	return wrap(conditions, body)
}

// body reads what a rule does once its conditions hold.
func (r *ruleReader) body(v value, o object, sc scope, depth int) block {
	at, ok := r.required(v, o, "type")
	if !ok {
		return nil
	}
	kind, ok := r.string(at)
	if !ok {
		return nil
	}
	r.onlyBody(o, kind)
	switch kind {
	case "tree":
		if rules, ok := r.required(v, o, "rules"); ok {
			return r.ruleList(rules, sc, depth+1)
		}
	case "endpoint":
		if e, ok := r.required(v, o, "endpoint"); ok {
			return block{r.endpoint(e, sc, depth)}
		}
	case "error":
		if e, ok := r.required(v, o, "error"); ok {
			return block{&outcome{message: r.text(e, sc, depth)}}
		}
	default:
		r.fault(at, "unknown rule type %q", kind)
	}
	return nil
}

// needs returns and forgets the implied conditions. Two old services use their region without asking isSet: in a
// condition, a function of an unset value answers null, so that the rule does not match; a result of one is an error.
func (r *ruleReader) needs() []branch {
	implied := r.implied
	r.implied = nil
	return implied
}

// onlyBody reports the body of another kind of rule, which would be passed over.
func (r *ruleReader) onlyBody(o object, kind string) {
	own := kind
	if kind == "tree" {
		own = "rules"
	}
	for _, m := range o {
		switch m.name {
		case "rules", "endpoint", "error":
			if m.name != own {
				r.fault(m.value, "a rule of type %q has no %q", kind, m.name)
			}
		}
	}
}

// condition reads one condition and what is known and named once it holds.
func (r *ruleReader) condition(v value, sc scope, depth int) (branch, scope) {
	o := r.object(v, "fn", "argv", "assign")
	e := r.functionCall(v, o, sc, depth)
	c := branch{cond: e}
	if t := e.typ(); t != Boolean && t != invalid {
		c.cond = truth(true)
		if sc.optional(e) {
			c.cond = &present{e}
		}
	}
	inner := sc.assume(c.cond)
	at, ok := o.get("assign")
	if !ok {
		return c, inner
	}
	name, ok := r.string(at)
	if !ok {
		return c, inner
	}
	if _, taken := sc.names[name]; taken {
		r.fault(at, "%q is assigned already", name)
		return c, inner
	}
	if !isIdentifier(name) {
		r.fault(at, "%q cannot be the name of a variable", name)
		return c, inner
	}
	switch e.typ() {
	case invalid:
		return c, inner.bind(name, bad{})
	case Boolean:
		// Where the variable can be seen, the condition has held.
		return c, inner.bind(name, truth(true))
	}
	c.bind = r.local(name, e)
	return c, inner.bind(name, &localRef{c.bind})
}

func (r *ruleReader) local(name string, e expr) *local {
	key := name + "=" + e.key()
	l, ok := r.locals[key]
	if !ok {
		l = &local{id: len(r.locals), name: name, value: e}
		r.locals[key] = l
	}
	return l
}

// text reads a string expression that has a value.
func (r *ruleReader) text(v value, sc scope, depth int) expr {
	e := r.expression(v, sc, depth)
	if !r.usable(v, e, String, sc) {
		return bad{}
	}
	return e
}
