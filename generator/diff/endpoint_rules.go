package diff

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"slices"

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
				p.report(p.rulesSpot(), nil, "%d of %d endpoints (regions with and without FIPS and dual stack, values of other parameters) differ: %s", n, all, example)
			}
		},
	}
}

func endpointRulesRewritten() Rule {
	return Rule{
		ID: "endpoint-rules-rewritten", Client: Compatible, Server: Compatible,
		What:   "The endpoint rules are written otherwise, and every region with and without FIPS and dual stack has the endpoint that it had, and so do values of the other parameters.",
		Reason: "Only what further values of the other parameters decide may differ.",
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
