package endpoints

import "maps"

// facts is what is known at a point of the program: the outcome of tests made on the way there, and the variables in
// scope. Values never change, so a fact stays true.
type facts struct {
	// holds has tests by key, without their negation.
	holds map[string]bool
	// texts has the constants that expressions are known to equal.
	texts map[string]string
	// bound has the variables in scope.
	bound map[*local]bool
}

func newFacts() facts {
	return facts{holds: map[string]bool{}, texts: map[string]string{}, bound: map[*local]bool{}}
}

func (f facts) clone() facts {
	return facts{holds: maps.Clone(f.holds), texts: maps.Clone(f.texts), bound: maps.Clone(f.bound)}
}

// learn adds that a condition has, or has not, held.
func (f facts) learn(e expr, held bool) {
	if n, ok := e.(*not); ok {
		e, held = n.x, !held
	}
	f.holds[e.key()] = held
	if subject, text, ok := comparison(e); ok && held {
		f.texts[subject.key()] = text.key()
	}
}

// decide tells whether a condition is known to hold or not to.
func (f facts) decide(e expr) (held, known bool) {
	if t, ok := e.(truth); ok {
		return bool(t), true
	}
	if n, ok := e.(*not); ok {
		held, known = f.decide(n.x)
		return !held, known
	}
	if held, known = f.holds[e.key()]; known {
		return held, true
	}
	if subject, text, ok := comparison(e); ok {
		if is, known := f.texts[subject.key()]; known {
			return is == text.key(), true
		}
	}
	return false, false
}

// comparison takes apart the test of an expression against a constant.
func comparison(e expr) (subject expr, text literal, ok bool) {
	eq, ok := e.(*equal)
	if !ok {
		return nil, "", false
	}
	text, ok = eq.b.(literal)
	return eq.a, text, ok
}

// exclusive tells whether two conditions can be seen never to hold together.
func exclusive(a, b expr) bool {
	if negate(a).key() == b.key() {
		return true
	}
	subjectA, textA, okA := comparison(a)
	subjectB, textB, okB := comparison(b)
	return okA && okB && textA != textB && subjectA.key() == subjectB.key()
}
