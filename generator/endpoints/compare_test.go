package endpoints_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/endpoints"
)

// ruleSetOf is a rule set with parameters and rules in JSON.
func ruleSetOf(t *testing.T, parameters, rules string) *endpoints.RuleSet {
	t.Helper()
	return read(t, []byte(`{"version": "1.0", "parameters": {`+parameters+`}, "rules": [`+rules+`]}`), "rules.json")
}

func endpointRule(conditions, url string) string {
	return `{"type": "endpoint", "conditions": [` + conditions + `], "endpoint": {"url": "` + url + `"}}`
}

// TestCompareOtherTypes compares rules whose parameter has another type: none is
// asked for a value of the other's.
func TestCompareOtherTypes(t *testing.T) {
	rules := func(test string) string {
		set := `{"fn": "isSet", "argv": [{"ref": "Foo"}]}`
		return endpointRule(set+", "+test, "https://same") + "," + endpointRule("", "https://other")
	}
	text := ruleSetOf(t, `"Foo": {"type": "String", "documentation": ""}`, rules(`{"fn": "stringEquals", "argv": [{"ref": "Foo"}, {"ref": "Foo"}]}`))
	truth := ruleSetOf(t, `"Foo": {"type": "Boolean", "documentation": ""}`, rules(`{"fn": "booleanEquals", "argv": [{"ref": "Foo"}, true]}`))
	list := ruleSetOf(t, `"Foo": {"type": "StringArray", "documentation": ""}`, rules(`{"fn": "isSet", "argv": [{"fn": "getAttr", "argv": [{"ref": "Foo"}, "[0]"]}]}`))
	for _, set := range []*endpoints.RuleSet{text, truth, list} {
		without := set.Resolve(map[string]any{"Region": "us-east-1"})
		decide := 0
		for _, value := range []any{"value", true, []string{"value"}} {
			if set.Resolve(map[string]any{"Region": "us-east-1", "Foo": value}) != without {
				decide++
			}
		}
		if decide != 1 {
			t.Error(decide, "types of values decide")
		}
		for _, other := range []*endpoints.RuleSet{text, truth, list} {
			if differ, all, _ := endpoints.Compare(set, other, []string{"us-east-1"}); (differ == 0) != (set == other) || all == 0 {
				t.Errorf("%d of %d differ", differ, all)
			}
		}
	}
}

// TestCompareWorst compares rules with very many parameters that they compare with
// very many texts.
func TestCompareWorst(t *testing.T) {
	parameters, rules := make([]string, 10_000), make([]string, 1500)
	for i := range parameters {
		parameters[i] = fmt.Sprintf(`"P%d": {"type": "String", "documentation": ""}`, i)
	}
	for i := range rules {
		equal := fmt.Sprintf(`{"fn": "isSet", "argv": [{"ref": "P0"}]}, {"fn": "stringEquals", "argv": [{"ref": "P0"}, "v%d"]}`, i)
		rules[i] = endpointRule(equal, "https://host")
	}
	rs := ruleSetOf(t, strings.Join(parameters, ","), strings.Join(rules, ","))
	start := time.Now()
	if differ, _, example := endpoints.Compare(rs, rs, []string{"us-east-1"}); differ != 0 {
		t.Error(example)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Error("it took", took)
	}
}
