package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/models"
)

func endpointRulesAdded() Rule {
	return Rule{
		ID: "endpoint-rules-added", Client: Compatible, Server: Compatible,
		What:   "The model has endpoint rules.",
		Reason: "Clients find endpoints by themselves; Options gains fields.",
		check: sameFormatOnly(func(p *pass) {
			if p.old.Service.EndpointRules == nil && p.new.Service.EndpointRules != nil {
				p.report(p.rulesSpot(), nil, "endpoint rules are new")
			}
		}),
	}
}

func endpointRulesRemoved() Rule {
	return Rule{
		ID: "endpoint-rules-removed", Client: Breaking, Server: Compatible,
		What:   "The model has no endpoint rules any more.",
		Reason: "EndpointParameters and the resolvers of endpoints are gone.",
		check: sameFormatOnly(func(p *pass) {
			if p.old.Service.EndpointRules != nil && p.new.Service.EndpointRules == nil {
				p.report(p.rulesSpot(), []string{"gone: types EndpointParameters and EndpointResolverV2"}, "endpoint rules are gone")
			}
		}),
	}
}

// rulesSpot is the spot of the endpoint rules.
func (p *pass) rulesSpot() spot {
	s := p.service().in("endpointRules")
	s.old, s.new = model.Pos{}, model.Pos{}
	if r := p.old.Service.EndpointRules; r != nil {
		s.old = r.Pos
	}
	if r := p.new.Service.EndpointRules; r != nil {
		s.new = r.Pos
	}
	return s
}

// changedRules are the rule sets of both models when they differ.
func (p *pass) changedRules() (old, current *model.Fragment, differ bool) {
	old, current = p.old.Service.EndpointRules, p.new.Service.EndpointRules
	if old == nil || current == nil || bytes.Equal(old.Data, current.Data) {
		return nil, nil, false
	}
	return old, current, compact(string(old.Data)) != compact(string(current.Data))
}

// compact is JSON without spaces that mean nothing.
func compact(text string) string {
	var out bytes.Buffer
	if json.Compact(&out, []byte(text)) != nil {
		return text
	}
	return out.String()
}

func endpointsChanged() Rule {
	return Rule{
		ID: "endpoints-changed", Client: Dangerous, Server: Compatible,
		What:   "The endpoint rules give other endpoints.",
		Reason: "Requests go to other hosts, or are signed for other regions.",
		check: func(p *pass) {
			old, current, differ := p.changedRules()
			if !differ {
				return
			}
			n, all, example := p.compareEndpoints(old, current)
			switch {
			case n < 0:
				p.report(p.rulesSpot(), nil, "endpoint rules changed; whether endpoints did cannot be told: %s", example)
			case n > 0:
				p.report(p.rulesSpot(), nil, "%d of %d endpoints (regions with and without FIPS and dual stack) differ: %s", n, all, example)
			}
		},
	}
}

func endpointRulesRewritten() Rule {
	return Rule{
		ID: "endpoint-rules-rewritten", Client: Compatible, Server: Compatible,
		What:   "The endpoint rules are written otherwise, and every region with and without FIPS and dual stack has the endpoint that it had.",
		Reason: "Only what other parameters decide may differ.",
		check: sameFormatOnly(func(p *pass) {
			old, current, differ := p.changedRules()
			if !differ {
				return
			}
			if n, all, _ := p.compareEndpoints(old, current); n == 0 {
				p.report(p.rulesSpot(), nil, "endpoint rules are written otherwise; all of %d endpoints are the same", all)
			}
		}),
	}
}

func endpointParamAdded() Rule {
	return Rule{
		ID: "endpoint-parameter-added", Client: Compatible, Server: Compatible,
		What:   "The endpoint rules, or the options that feed them, have one more parameter.",
		Reason: "EndpointParameters or Options gain a field.",
		check: func(p *pass) {
			p.eachParameter(func(s spot, old, current string) {
				if old == "" {
					p.report(s, nil, "parameter is new: %s", current)
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
			p.eachParameter(func(s spot, old, current string) {
				if current == "" {
					p.report(s, nil, "parameter is gone: %s", old)
				}
			})
		},
	}
}

func endpointParamChanged() Rule {
	return Rule{
		ID: "endpoint-parameter-changed", Client: Dangerous, Server: Compatible,
		What:   "A parameter of the endpoint rules or an option that feeds them has another type, default or source.",
		Reason: "Its field may be of another type, and requests may go to another endpoint.",
		check: func(p *pass) {
			p.eachParameter(func(s spot, old, current string) {
				if old != "" && current != "" && old != current {
					p.report(s, nil, "parameter %s", was(old, current))
				}
			})
		},
	}
}

// eachParameter visits the parameters of rules and clients, described; empty in
// the model that does not have it.
func (p *pass) eachParameter(visit func(s spot, old, current string)) {
	each(clientParams(p.old.Service), clientParams(p.new.Service), p.service().in("contextParams"), visit)
	if old, current, differ := p.changedRules(); differ {
		each(ruleParams(old), ruleParams(current), p.rulesSpot().in("parameters"), visit)
	}
}

// parameter is a parameter and what it is.
type parameter struct{ name, text string }

func each(old, current []parameter, s spot, visit func(s spot, old, current string)) {
	before := make(map[string]string)
	for _, o := range old {
		before[o.name] = o.text
	}
	for _, n := range current {
		visit(s.in(n.name), before[n.name], n.text)
		delete(before, n.name)
	}
	for _, o := range old {
		if before[o.name] != "" {
			visit(s.in(o.name), o.text, "")
		}
	}
}

func clientParams(s *model.Service) (out []parameter) {
	for _, c := range s.ContextParams {
		out = append(out, parameter{c.Name, "an option of type " + c.Kind})
	}
	return out
}

func ruleParams(f *model.Fragment) (out []parameter) {
	rules, problems := endpoints.ReadFragment(f)
	if problems != nil {
		return nil
	}
	for _, q := range rules.Parameters {
		text := strings.TrimSpace(fmt.Sprintf("%s %s", strings.ToLower(q.Type.String()), q.BuiltIn))
		if q.Required {
			text += ", required"
		}
		if q.Default != nil {
			text += fmt.Sprintf(", default %v", q.Default)
		}
		out = append(out, parameter{q.Name, text})
	}
	return out
}

// endpointCounts are how many endpoints differ, of how many, and the first.
type endpointCounts struct {
	differ, all int
	example     string
}

// compareEndpoints counts the endpoints that differ. It is -1 when rules cannot
// be read, and example says why.
func (p *pass) compareEndpoints(old, current *model.Fragment) (differ, all int, example string) {
	if p.endpoints == nil {
		p.endpoints = countEndpoints(old, current)
	}
	return p.endpoints.differ, p.endpoints.all, p.endpoints.example
}

func countEndpoints(old, current *model.Fragment) *endpointCounts {
	before, problems := endpoints.ReadFragment(old)
	if problems != nil {
		return &endpointCounts{differ: -1, example: problems[0].Message}
	}
	after, problems := endpoints.ReadFragment(current)
	if problems != nil {
		return &endpointCounts{differ: -1, example: problems[0].Message}
	}
	var c endpointCounts
	c.differ, c.all, c.example = endpoints.Compare(before, after, regions())
	return &c
}

// regions are those of all partitions, sorted.
func regions() (out []string) {
	data, err := fs.ReadFile(models.FS(), "partitions.json")
	if err != nil {
		return nil
	}
	var file struct {
		Partitions []struct{ Regions map[string]any }
	}
	if json.Unmarshal(data, &file) != nil {
		return nil
	}
	for _, p := range file.Partitions {
		out = slices.AppendSeq(out, maps.Keys(p.Regions))
	}
	slices.Sort(out)
	return out
}
