package endpoints

import "strings"

// block is a list of statements; control that reaches its end goes on behind it.
type block []statement

// statement is a *branch, a *let or an *outcome.
type statement interface{ key() string }

// branch runs its body when its condition holds. With bind, the condition is present{bind.value} and the body sees the
// variable.
type branch struct {
	cond expr
	bind *local
	body block
}

// let assigns a variable that always has a value.
type let struct{ l *local }

func (b block) key() string {
	all := make([]string, len(b))
	for i, s := range b {
		all[i] = s.key()
	}
	return strings.Join(all, ";")
}

func (s *branch) key() string {
	if s.bind != nil {
		return "if " + s.guard() + "{" + s.body.key() + "}"
	}
	return "if " + s.cond.key() + "{" + s.body.key() + "}"
}

// guard identifies the condition and its variable.
func (s *branch) guard() string {
	if s.bind != nil {
		return (&localRef{s.bind}).key() + ":=" + s.cond.key()
	}
	return s.cond.key()
}

func (s *let) key() string { return "let " + (&localRef{s.l}).key() }

// wrap nests a body in conditions, the first outermost.
func wrap(conditions []branch, body block) block {
	for i := len(conditions) - 1; i >= 0; i-- {
		c := conditions[i]
		switch {
		case c.cond != truth(true):
			c.body = body
			body = block{&c}
		case c.bind != nil:
			body = append(block{&let{c.bind}}, body...)
		}
	}
	return body
}

// walk visits every expression of a block, statement by statement.
func (b block) walk(visit func(expr)) {
	for _, s := range b {
		walkStatement(s, visit)
	}
}

func walkStatement(s statement, visit func(expr)) {
	switch s := s.(type) {
	case *let:
		walkExpr(s.l.value, visit)
	case *outcome:
		for _, e := range s.exprs() {
			walkExpr(e, visit)
		}
	case *branch:
		walkExpr(s.cond, visit)
		s.body.walk(visit)
	}
}

func walkExpr(e expr, visit func(expr)) {
	visit(e)
	for _, child := range e.children() {
		walkExpr(child, visit)
	}
}

// uses tells whether a block mentions a variable.
func (b block) uses(l *local) bool {
	found := false
	b.walk(func(e expr) {
		if ref, ok := e.(*localRef); ok && ref.l == l {
			found = true
		}
	})
	return found
}
