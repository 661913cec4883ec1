package smithy_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/smithy"
	"github.com/modelsmith/modelsmith/generator/source"
)

// repeat joins what each gives for 0 to n-1 with commas; % is the number, ^ the
// next one.
func repeat(n int, each string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = strings.NewReplacer("%", fmt.Sprint(i), "^", fmt.Sprint(i+1)).Replace(each)
	}
	return strings.Join(out, ", ")
}

// absurd are models whose parts are few and whose whole is not.
func absurd() map[string]struct{ shapes, want string } {
	const n, structure = 4000, `"type": "structure", "traits": {"smithy.api#mixin": {}}`
	errs := repeat(n, `"a.b#E%": {"type": "structure", "traits": {"smithy.api#error": "client"}}`)
	ops := repeat(n, `"a.b#Op%": {"type": "operation"}`)
	return map[string]struct{ shapes, want string }{
		"members of mixins": {
			`"a.b#S": {"type": "service", "traits": {"aws.protocols#awsQuery": {}}}, "a.b#M": {` + structure + `, "members": {` +
				repeat(n, `"A%": {"target": "smithy.api#String"}`) + `}}, ` + repeat(n, `"a.b#T%": {"type": "structure", "mixins": [{"target": "a.b#M"}]}`),
			"more than 1048576 members and traits come from mixins",
		},
		"traits of mixins": {
			`"a.b#S": {"type": "service", "traits": {"aws.protocols#awsQuery": {}}}, "a.b#M": {"type": "structure", "traits": {"smithy.api#mixin": {}, ` +
				repeat(n, `"c.d#t%": {}`) + `}}, ` + repeat(n, `"a.b#T%": {"type": "structure", "mixins": [{"target": "a.b#M"}], "traits": {"c.d#own": {}}}`),
			"more than 1048576 members and traits come from mixins",
		},
		"mixins of two mixins": {
			`"a.b#S": {"type": "service", "traits": {"aws.protocols#awsQuery": {}}}, "a.b#L0": {` + structure + `}, "a.b#R0": {` + structure + `}, ` +
				repeat(60, `"a.b#L^": {`+structure+`, "mixins": [{"target": "a.b#L%"}, {"target": "a.b#R%"}]}, `+
					`"a.b#R^": {`+structure+`, "mixins": [{"target": "a.b#L%"}, {"target": "a.b#R%"}]}`),
			"",
		},
		"errors of the service": {
			`"a.b#S": {"type": "service", "operations": [` + repeat(n, `{"target": "a.b#Op%"}`) + `], "errors": [` + repeat(n, `{"target": "a.b#E%"}`) +
				`], "traits": {"aws.protocols#awsQuery": {}}}, ` + ops + ", " + errs,
			"list more than 1048576 errors",
		},
		"members of a shared input": {
			`"a.b#S": {"type": "service", "operations": [` + repeat(n, `{"target": "a.b#Op%"}`) + `], "traits": {"aws.protocols#awsQuery": {}}}, ` +
				repeat(n, `"a.b#Op%": {"type": "operation", "input": {"target": "a.b#In"}}`) + `, "a.b#In": {"type": "structure", "members": {` +
				repeat(n, `"A%": {"target": "smithy.api#String"}`) + `}}`,
			"have more than 1048576 members and errors",
		},
		"a long way through structures": {
			`"a.b#S": {"type": "service", "operations": [{"target": "a.b#Op"}], "traits": {"aws.protocols#awsQuery": {}}},
			"a.b#Op": {"type": "operation", "input": {"target": "a.b#T0"}}, ` +
				repeat(10*n, `"a.b#T%": {"type": "structure", "members": {"Next": {"target": "a.b#T^"}}}`) + `, "a.b#T40000": {"type": "structure"}`,
			"",
		},
		"a long way through resources": {
			`"a.b#S": {"type": "service", "resources": [{"target": "a.b#R0"}], "traits": {"aws.protocols#awsQuery": {}}}, ` +
				repeat(n, `"a.b#R%": {"type": "resource", "resources": [{"target": "a.b#R^"}]}`) + `, "a.b#R4000": {"type": "resource"}`,
			"resources nest deeper than 64",
		},
	}
}

// TestAbsurd reads models whose closures have no end, or nearly so: they are
// refused, or read, in little time.
func TestAbsurd(t *testing.T) {
	for name, c := range absurd() {
		t.Run(name, func(t *testing.T) {
			text := `{"smithy": "2.0", "shapes": {` + c.shapes + `}}`
			src, err := source.Open(fstest.MapFS{"tiny/model.json": {Data: []byte(text)}}, "tiny")
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			_, problems := smithy.Read(src, allProtocols)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if !mentions(problems, c.want) {
				t.Errorf("no problem about %q: %.500v", c.want, problems)
			}
		})
	}
}

// mentions reports whether a problem has a text; empty stands for no problems.
func mentions(problems model.Problems, text string) bool {
	for _, p := range problems {
		if text != "" && strings.Contains(p.Message, text) {
			return true
		}
	}
	return text == "" && problems == nil
}
