package diff

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/model"
)

// value is a known value of an enum or integer.
type value struct {
	// id is what makes it the same value in both models: of an enum the text on
	// the wire, of an integer the name.
	id string
	// text is the value on the wire, name what the model calls it.
	text, name string
	// constant is its Go name, empty when there are no Go names.
	constant string
	internal bool
}

// valuesOf are the known values of a shape, nil for one without.
func valuesOf(s Side, shape model.Shape) (out []value) {
	switch shape := shape.(type) {
	case *model.Enum:
		internal := make(map[string]bool, len(shape.Internal))
		for _, v := range shape.Internal {
			internal[v] = true
		}
		for i, v := range shape.Values {
			out = append(out, value{id: v, text: v, internal: internal[v]})
			if shape.Names != nil {
				out[i].name = shape.Names[i]
			}
			if s.Names != nil && i < len(s.Names.Values(shape)) {
				out[i].constant = s.Names.Values(shape)[i]
			}
		}
	case *model.Integer:
		for i, v := range shape.Values {
			out = append(out, value{id: v.Name, text: strconv.Itoa(int(v.Value)), name: v.Name})
			if s.Names != nil && i < len(s.Names.IntValues(shape)) {
				out[i].constant = s.Names.IntValues(shape)[i]
			}
		}
	}
	return out
}

// eachEnum visits the pairs of shapes with known values.
func (p *pass) eachEnum(visit func(s *shapePair, old, current []value)) {
	for _, s := range p.shapes {
		if kind(s.old) != kind(s.new) {
			continue
		}
		old, current := valuesOf(p.old, s.old), valuesOf(p.new, s.new)
		if old != nil || current != nil {
			visit(s, old, current)
		}
	}
}

// eachValue visits the values that both models know.
func (p *pass) eachValue(visit func(s *shapePair, old, current value)) {
	p.eachEnum(func(s *shapePair, old, current []value) {
		before := make(map[string]value, len(old))
		for _, v := range old {
			before[v.id] = v
		}
		for _, v := range current {
			if o, both := before[v.id]; both {
				visit(s, o, v)
			}
		}
	})
}

// lacking is the check of the values that one of two lists lacks.
func lacking(effect, text string, choose func(old, current []value) (of, in []value)) func(*pass) {
	return func(p *pass) {
		p.eachEnum(func(s *shapePair, old, current []value) {
			of, in := choose(old, current)
			known, constants := make(map[string]bool, len(in)), make(map[string]bool, len(in))
			for _, v := range in {
				known[v.id], constants[v.constant] = true, true
			}
			for _, v := range of {
				if known[v.id] {
					continue
				}
				var effects []string
				switch {
				case v.constant == "":
				case constants[v.constant]:
					effects = []string{"constant types." + v.constant + " is another value"}
				default:
					effects = []string{effect + " types." + v.constant}
				}
				p.report(s.in("values."+v.id), effects, "value %s %s", quote(v.text), text)
			}
		})
	}
}

func enumValueAdded() Rule {
	return Rule{
		ID: "enum-value-added", Client: Compatible, Server: Dangerous,
		What:   "An enum knows one more value.",
		Reason: "Callers had to expect unknown values; handlers let a value through that implementations do not know.",
		check:  lacking("new constant", "is new", func(old, current []value) (of, in []value) { return current, old }),
	}
}

func enumValueRemoved() Rule {
	return Rule{
		ID: "enum-value-removed", Client: Breaking, Server: Breaking,
		What:   "An enum does not know a value any more.",
		Reason: "Its constant is gone or means another value, and handlers refuse requests with it.",
		check:  lacking("gone: constant", "is gone", func(old, current []value) (of, in []value) { return old, current }),
	}
}

func enumValueRenamed() Rule {
	return Rule{
		ID: "enum-value-renamed", Client: Breaking, Server: Breaking,
		What:   "The constant of an enum's value has another name.",
		Reason: "Code that names the constant does not compile.",
		check: sameFormatOnly(func(p *pass) {
			p.eachValue(func(s *shapePair, old, current value) {
				if old.constant == current.constant || old.constant == "" || !p.sameType(s) {
					return // or the whole type has another name
				}
				p.report(s.in("values."+current.id), []string{"constant types." + old.constant + " → types." + current.constant},
					"name of %s %s", quote(current.text), was(old.name, current.name))
			})
		}),
	}
}

func enumValueNamed() Rule {
	return Rule{
		ID: "enum-name-changed", Client: Compatible, Server: Compatible,
		What:   "The name of an enum's value changed, and that of its constant did not.",
		Reason: "The Go name is the same.",
		check: sameFormatOnly(func(p *pass) {
			p.eachValue(func(s *shapePair, old, current value) {
				if old.name != current.name && old.constant == current.constant {
					p.report(s.in("values."+current.id), nil, "name of %s %s", quote(current.text), was(old.name, current.name))
				}
			})
		}),
	}
}

func enumNumber() Rule {
	return Rule{
		ID: "enum-number-changed", Client: Dangerous, Server: Breaking,
		What:   "A known value of an integer is another number.",
		Reason: "The constant means another number to old clients.",
		check: func(p *pass) {
			p.eachValue(func(s *shapePair, old, current value) {
				if old.text != current.text {
					p.report(s.in("values."+current.id), nil, "number %s", was(old.text, current.text))
				}
			})
		},
	}
}

func enumInternal() Rule {
	return Rule{
		ID: "enum-internal-changed", Client: Compatible, Server: Compatible,
		What:   "A value of an enum became internal, or is not any more.",
		Reason: "Only the texts of violations leave internal values out.",
		check: sameFormatOnly(func(p *pass) {
			p.eachValue(func(s *shapePair, old, current value) {
				if old.internal != current.internal {
					p.report(s.in("internal."+current.id), nil, "internal %s", was(flag(old.internal), flag(current.internal)))
				}
			})
		}),
	}
}

func enumOrder() Rule {
	return Rule{
		ID: "enum-order-changed", Client: Compatible, Server: Compatible,
		What:   "The values of an enum stand in another order.",
		Reason: "Values lists them in the order of the model, which nobody should rely on.",
		check: sameFormatOnly(func(p *pass) {
			p.eachEnum(func(s *shapePair, old, current []value) {
				before := make(map[string]int, len(old))
				for i, v := range old {
					before[v.id] = i + 1
				}
				last := 0
				for _, v := range current {
					at := before[v.id]
					if at == 0 {
						continue
					}
					if at < last {
						p.report(s.in("values"), nil, "the order is another one")
						return
					}
					last = at
				}
			})
		}),
	}
}
