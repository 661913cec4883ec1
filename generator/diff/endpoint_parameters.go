package diff

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/model"
)

func endpointParamAdded() Rule {
	return Rule{
		ID: "endpoint-parameter-added", Client: Compatible, Server: Compatible,
		What:   "The endpoint rules, or the options that feed them, have one more parameter.",
		Reason: "EndpointParameters or Options gain a field.",
		check: func(p *pass) {
			p.eachParameter(func(s spot, old, current parameter) {
				if old.text == "" {
					p.report(s, fields("new: ", current), "parameter is new: %s", current.text)
				}
			})
		},
	}
}

func endpointParamRemoved() Rule {
	return Rule{
		ID: "endpoint-parameter-removed", Client: Breaking, Server: Compatible,
		What:   "The endpoint rules, or the options that feed them, have a parameter less.",
		Reason: "EndpointParameters or Options lose a field that code may name.",
		check: func(p *pass) {
			p.eachParameter(func(s spot, old, current parameter) {
				if current.text == "" {
					p.report(s, fields("gone: ", old), "parameter is gone: %s", old.text)
				}
			})
		},
	}
}

func endpointParamType() Rule {
	return Rule{
		ID: "endpoint-parameter-type-changed", Client: Breaking, Server: Compatible,
		What:   "A parameter of the endpoint rules or an option that feeds them has another type, or the option is no field of Options any more.",
		Reason: "Code that sets or reads the field of EndpointParameters or Options does not compile.",
		check:  parameterChanged(true),
	}
}

func endpointParamChanged() Rule {
	return Rule{
		ID: "endpoint-parameter-changed", Client: Dangerous, Server: Compatible,
		What:   "A parameter of the endpoint rules has another default or source.",
		Reason: "Requests may go to another endpoint.",
		check:  parameterChanged(false),
	}
}

func parameterChanged(typed bool) func(*pass) {
	return func(p *pass) {
		p.eachParameter(func(s spot, old, current parameter) {
			differs := old.field != current.field && old.field != ""
			if old.text == "" || current.text == "" || old.text == current.text && old.field == current.field || differs != typed {
				return
			}
			var effects []string
			if differs {
				effects = []string{old.field + " → " + cmp.Or(current.field, "none")}
			}
			p.report(s, effects, "parameter %s", was(old.text, current.text))
		})
	}
}

func fields(what string, q parameter) []string { return named(what, q.field) }

// eachParameter visits the parameters of rules and clients; those that a model does
// not have are empty.
func (p *pass) eachParameter(visit func(s spot, old, current parameter)) {
	old, oldRead := ruleParams(p.old.Service.EndpointRules)
	current, newRead := ruleParams(p.new.Service.EndpointRules)
	if !oldRead || !newRead || !p.formats && (old == nil || current == nil) {
		old, current = nil, nil // of which nothing can be told
	}
	eachOf(clientParams(p.old.Service, old), clientParams(p.new.Service, current), p.service().in("contextParams"), visit)
	if _, _, differ := p.changedRules(); differ {
		eachOf(described(old), described(current), p.rulesSpot().in("parameters"), visit)
	}
}

// parameter is a parameter, what it is, and its field in Go, empty for none.
type parameter struct {
	name, text, field string
	pos               model.Pos
}

func eachOf(old, current []parameter, s spot, visit func(s spot, old, current parameter)) {
	at := func(old, current parameter) spot {
		s := s.in(cmp.Or(current.name, old.name))
		if old.pos != current.pos { // those of rules are where the rules are
			s.old, s.new = old.pos, current.pos
		}
		return s
	}
	before := make(map[string]parameter, len(old))
	for _, o := range old {
		before[o.name] = o
	}
	for _, n := range current {
		visit(at(before[n.name], n), before[n.name], n)
		delete(before, n.name)
	}
	for _, o := range old {
		if _, gone := before[o.name]; gone {
			visit(at(o, parameter{}), o, parameter{})
		}
	}
}

// clientParams are the options of clients. Rules that lack one, or have the value
// from somewhere else, leave it no field.
func clientParams(s *model.Service, rules []*endpoints.Parameter) (out []parameter) {
	for _, c := range s.ContextParams {
		q := parameter{name: c.Name, text: "an option of type " + c.Kind, pos: c.Pos}
		for _, r := range rules {
			if r.Name == c.Name && r.BuiltIn == "" {
				q.field = "Options." + r.GoName + " " + parameterType(r)
			}
		}
		if q.field == "" {
			q.text += " that the endpoint rules do not take"
		}
		out = append(out, q)
	}
	return out
}

// parameterType is the Go type of a parameter's field.
func parameterType(q *endpoints.Parameter) string {
	return map[endpoints.Type]string{endpoints.String: "*string", endpoints.Boolean: "*bool", endpoints.StringArray: "[]string"}[q.Type]
}

// ruleParams are the parameters of rules, if the rules can be read.
func ruleParams(f *model.Fragment) (params []*endpoints.Parameter, ok bool) {
	if f == nil {
		return nil, true
	}
	rules, problems := endpoints.ReadFragment(f)
	if problems != nil {
		return nil, false
	}
	return rules.Parameters, true
}

func described(rules []*endpoints.Parameter) (out []parameter) {
	for _, q := range rules {
		text := strings.TrimSpace(fmt.Sprintf("%s %s", strings.ToLower(q.Type.String()), q.BuiltIn))
		if q.Required {
			text += ", required"
		}
		if q.Default != nil {
			text += fmt.Sprintf(", default %v", q.Default)
		}
		out = append(out, parameter{name: q.Name, text: text, field: "EndpointParameters." + q.GoName + " " + parameterType(q)})
	}
	return out
}
