package endpoints

import "maps"

// scope is what a rule sees: names, and the parameters that the conditions so far have found set. It is never changed,
// only extended, so that siblings cannot see each other's.
type scope struct {
	names map[string]expr
	set   map[*Parameter]bool
}

func (sc scope) bind(name string, e expr) scope {
	names := maps.Clone(sc.names)
	if names == nil {
		names = map[string]expr{}
	}
	names[name] = e
	return scope{names: names, set: sc.set}
}

// assume adds what is known once a condition has held.
func (sc scope) assume(e expr) scope {
	p, ok := e.(*present)
	if !ok {
		return sc
	}
	ref, ok := p.x.(*paramRef)
	if !ok || sc.set[ref.p] {
		return sc
	}
	set := maps.Clone(sc.set)
	if set == nil {
		set = map[*Parameter]bool{}
	}
	set[ref.p] = true
	return scope{names: sc.names, set: set}
}

// optional tells whether an expression may have no value here.
func (sc scope) optional(e expr) bool {
	switch e := e.(type) {
	case *paramRef:
		return !e.p.isSet() && !sc.set[e.p]
	case *element:
		return true
	case *call:
		return e.fn.optional
	}
	return false
}
