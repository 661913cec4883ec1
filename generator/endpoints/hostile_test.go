package endpoints_test

import (
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
)

// TestHostile reads what would cost the stack or minutes if there were no bounds.
func TestHostile(t *testing.T) {
	const head, tail = `{"version": "1.0", "parameters": {}, "rules": [`, `]}`
	const rule = `{"type": "error", "error": "x", "conditions": []},`
	const condition = `{"fn": "uriEncode", "argv": ["a"]},`
	for _, c := range []struct{ data, want string }{
		{strings.Repeat("[", 10_000_000), "exceeded max depth"},
		{head + strings.TrimSuffix(strings.Repeat(rule, 5001), ",") + tail, "rules[5000]: more than 5000 rules and conditions"},
		{
			head + `{"type": "error", "error": "x", "conditions": [` + strings.TrimSuffix(strings.Repeat(condition, 6000), ",") + `]}` + tail,
			"rules[0].conditions[4999]: more than 5000 rules and conditions",
		},
	} {
		rs, problems := endpoints.Read([]byte(c.data), "rules.json")
		if rs != nil || len(problems) != 1 || !strings.Contains(problems[0].Error(), c.want) {
			t.Errorf("got %v, want %s", problems, c.want)
		}
	}
}
