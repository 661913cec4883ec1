package diff

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/model"
)

// serviceFact is the check of a fact of the service.
func serviceFact(name string, get func(*model.Service) string) func(*pass) {
	return func(p *pass) {
		if old, current := get(p.old.Service), get(p.new.Service); old != current {
			p.report(p.service().in(name), nil, "%s", was(old, current))
		}
	}
}

// service is the spot of the service itself.
func (c *comparison) service() spot {
	return spot{subject: subjectService, path: subjectService, old: c.old.Service.Pos, new: c.new.Service.Pos}
}

// operationFact is the check of a fact of operations.
func operationFact(name string, get func(*model.Operation) string) func(*pass) {
	return func(p *pass) {
		for _, op := range p.operations {
			if old, current := get(op.old), get(op.new); old != current {
				p.report(op.in(name), nil, "%s", was(old, current))
			}
		}
	}
}

// operationFlag is the check of a flag of operations that came or went.
func operationFlag(name string, came bool, get func(*model.Operation) bool) func(*pass) {
	return func(p *pass) {
		for _, op := range p.operations {
			if old, current := get(op.old), get(op.new); old != current && current == came {
				p.report(op.in(name), nil, "%s", nowOrNot(came))
			}
		}
	}
}

func nowOrNot(now bool) string {
	if now {
		return "holds now"
	}
	return "holds no more"
}

// memberFact is the check of a fact of members.
func memberFact(name string, get func(*model.Member) string) func(*pass) {
	return func(p *pass) {
		for _, m := range p.members {
			if old, current := get(m.old), get(m.new); old != current {
				p.report(m.in(name), nil, "%s", was(old, current))
			}
		}
	}
}

// traitFact is the check of a trait of shapes and references. A reference that
// has it from its target is not reported again.
func traitFact(name string, get func(*model.Traits) string) func(*pass) {
	return func(p *pass) {
		for _, t := range p.traits {
			if old, current, differ := differing(t, get); differ {
				p.report(t.in(name), nil, "%s", was(old, current))
			}
		}
	}
}

// traitFlag is the check of a flag among the traits that came or went.
func traitFlag(name string, came bool, get func(*model.Traits) bool) func(*pass) {
	return func(p *pass) {
		for _, t := range p.traits {
			if _, current, differ := differing(t, get); differ && current == came {
				p.report(t.in(name), nil, "%s", nowOrNot(came))
			}
		}
	}
}

// differing returns a trait of both sides, and whether it differs at this place.
func differing[T comparable](t traitPair, get func(*model.Traits) T) (old, current T, differ bool) {
	old, current = get(t.old), get(t.new)
	if old == current {
		return old, current, false
	}
	for i, h := range t.holders {
		if get(h.old) != get(h.new) {
			break
		}
		if i == len(t.holders)-1 {
			return old, current, false // the other format says it of the references
		}
	}
	inherited := t.oldTarget != nil && get(t.oldTarget) == old && get(t.newTarget) == current
	return old, current, !inherited
}

// shapeFact is the check of a fact of shapes of one Go type.
func shapeFact[T model.Shape](name string, get func(T) string) func(*pass) {
	return func(p *pass) {
		for _, s := range p.shapes {
			before, ok := s.old.(T)
			after, both := s.new.(T)
			if !ok || !both {
				continue
			}
			if old, current := get(before), get(after); old != current {
				p.report(s.in(name), nil, "%s", was(old, current))
			}
		}
	}
}

// number is a number in text, empty for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func flag(on bool) string {
	if on {
		return "true"
	}
	return ""
}

// sameFormatOnly is the check of what only models of one format say alike.
func sameFormatOnly(check func(*pass)) func(*pass) {
	return func(p *pass) {
		if p.formats {
			check(p)
		}
	}
}
