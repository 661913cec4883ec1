package endpoints

import (
	"fmt"
	"maps"
	"slices"
)

// Compare resolves every region with and without FIPS and dual stack by two rule
// sets, and one region with values of the other parameters; it counts the answers
// that differ, and example is the first of them.
func Compare(a, b *RuleSet, regions []string) (differ, all int, example string) {
	ask := func(params map[string]any, format string, args ...any) {
		all++
		before, after := a.Resolve(params), b.Resolve(params)
		if before == after {
			return
		}
		if differ++; differ == 1 {
			example = fmt.Sprintf(format, args...) + fmt.Sprintf(": was %s, is %s", before, after)
		}
	}
	for _, region := range regions {
		for flags := range 4 {
			fips, dual := flags&1 != 0, flags&2 != 0
			ask(common(region, fips, dual), "in %s with FIPS %t and dual stack %t", region, fips, dual)
		}
	}
	if len(regions) == 0 {
		return differ, all, example
	}
	settings := append(a.settings(), b.settings()...)
	others := common(regions[0], false, false)
	for _, s := range slices.Backward(settings) {
		others[s.name] = s.value
	}
	for _, s := range settings[:min(len(settings), maxSettings)] {
		for i, params := range []map[string]any{common(regions[0], false, false), maps.Clone(others)} {
			params[s.name] = s.value
			ask(params, "in %s with %s %q%s", regions[0], s.name, fmt.Sprint(s.value), []string{"", " and all other parameters"}[i])
		}
	}
	return differ, all, example
}

func common(region string, fips, dual bool) map[string]any {
	return map[string]any{"Region": region, "UseFIPS": fips, "UseDualStack": dual}
}

// maxSettings bounds the values of parameters that are tried.
const maxSettings = 300

// setting is a value of a parameter.
type setting struct {
	name  string
	value any
}

// settings are values of the parameters that not every service has: those that the
// rules look for, and others; more than maxSettings are of no use.
func (rs *RuleSet) settings() (out []setting) {
	const arn = "arn:aws:service:us-east-1:123456789012:thing/value"
	for _, p := range rs.Parameters {
		switch {
		case len(out) >= maxSettings:
			return out
		case p.Name == "Region" || p.Name == "UseFIPS" || p.Name == "UseDualStack":
		case p.Type == Boolean:
			out = append(out, setting{p.Name, true})
		case p.Type == StringArray:
			out = append(out, setting{p.Name, []string{arn}})
		default:
			for _, text := range append(rs.literals(p), "value", arn, "https://example.com") {
				out = append(out, setting{p.Name, text})
			}
		}
	}
	return out
}

// literals are the texts that rules compare a parameter with, in their order.
func (rs *RuleSet) literals(p *Parameter) (out []string) {
	isParam := func(e expr) bool {
		switch e := e.(type) {
		case *paramRef:
			return e.p == p
		case *orEmpty:
			return e.p == p
		}
		return false
	}
	rs.rules.walk(func(e expr) {
		eq, ok := e.(*equal)
		if !ok {
			return
		}
		for _, pair := range [][2]expr{{eq.a, eq.b}, {eq.b, eq.a}} {
			if text, ok := pair[1].(literal); ok && isParam(pair[0]) && !slices.Contains(out, string(text)) {
				out = append(out, string(text))
			}
		}
	})
	return out
}
