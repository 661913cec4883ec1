package endpoints_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// A testFile is a file of botocore's endpoint tests.
type testFile struct {
	TestCases []struct {
		Documentation string
		Params        map[string]any
		Expect        struct {
			Endpoint *answer
			Error    string
		}
	}
}

// newerRules lists cases that were written for a later rule set than the models have; the provider of the botocore that
// the models come from answers as ours does. Cases with parameters that the rule set lacks are left out as well.
func newerRules() map[string]string {
	const cn = "the later rule set has rules of its own for FIPS in aws-cn"
	return map[string]string{
		"iam: For region cn-northwest-1 with FIPS enabled and DualStack enabled":  cn,
		"iam: For region cn-northwest-1 with FIPS enabled and DualStack disabled": cn,
		"dynamodb: {Endpoint=https://dynamodb.us-east-1.api.aws/, Region=us-east-1}": "the later rule set looks for the " +
			"dual-stack endpoint with a slash behind it too",
	}
}

// TestConformance runs the public endpoint tests of services and of the rules language through emitted code.
func TestConformance(t *testing.T) {
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("the conformance data is missing: MODELSMITH_CONFORMANCE is not set to its folder")
	}
	dir = filepath.Join(dir, "endpoints")
	sets, tests := map[string][]byte{}, map[string]string{}
	engine := filepath.Join(dir, "rules-engine")
	for _, rules := range glob(t, filepath.Join(engine, "valid-rules", "*.json")) {
		name := "rules-engine/" + strings.TrimSuffix(filepath.Base(rules), ".json")
		sets[name] = file(t, rules)
		if cases := filepath.Join(engine, "test-cases", filepath.Base(rules)); exists(cases) {
			tests[name] = cases
		}
	}
	data := importertest.DataDir(t)
	for _, cases := range glob(t, filepath.Join(dir, "*.endpoint-tests-1.json")) {
		name := strings.TrimSuffix(filepath.Base(cases), ".endpoint-tests-1.json")
		sets[name], tests[name] = newest(t, data, name), cases
	}
	p := build(t, sets)
	for name, cases := range tests {
		t.Run(name, func(t *testing.T) { conform(t, p, read(t, sets[name], name), name, cases) })
	}
}

func conform(t *testing.T, p program, rs *endpoints.RuleSet, set, cases string) {
	var f testFile
	if err := json.Unmarshal(file(t, cases), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.TestCases) == 0 {
		t.Fatal("no cases")
	}
	var calls []call
	kept := f.TestCases[:0]
	for _, c := range f.TestCases {
		if knows(rs, c.Params) {
			calls = append(calls, call{set, c.Params})
			kept = append(kept, c)
		}
	}
	newer := newerRules()
	for i, got := range p.ask(t, calls) {
		c := kept[i]
		want := answer{Error: c.Expect.Error}
		if c.Expect.Endpoint != nil {
			want = *c.Expect.Endpoint
		}
		got, want = normal(got), normal(want)
		same := reflect.DeepEqual(got, want)
		reason, listed := newer[set+": "+c.Documentation]
		switch {
		case listed && same:
			t.Errorf("%s: passes; take it off the list", c.Documentation)
		case listed:
			t.Logf("left out: %s: %s", c.Documentation, reason)
		case !same:
			t.Errorf("%s: %v\n got %+v\nwant %+v", c.Documentation, c.Params, got, want)
		}
	}
	t.Logf("%d cases, %d of a later rule set left out", len(calls), len(f.TestCases)-len(calls))
}

// knows tells whether a rule set has every parameter of a case.
func knows(rs *endpoints.RuleSet, params map[string]any) bool {
	for name := range params {
		if !slices.ContainsFunc(rs.Parameters, func(p *endpoints.Parameter) bool { return p.Name == name }) {
			return false
		}
	}
	return true
}

// normal makes answers comparable: absent is empty, in a scheme also false and "", and an error is its rule's message.
func normal(a answer) answer {
	a.Error = strings.TrimPrefix(a.Error, "endpoint rule error, ")
	if len(a.Headers) == 0 {
		a.Headers = nil
	}
	if len(a.Properties) == 0 {
		a.Properties = nil
	}
	schemes, _ := a.Properties["authSchemes"].([]any)
	for _, s := range schemes {
		maps.DeleteFunc(s.(map[string]any), func(_ string, v any) bool { return v == false || v == "" })
	}
	return a
}

// newest is the rule set of a service's newest version.
func newest(t testing.TB, data, service string) []byte {
	t.Helper()
	versions := glob(t, filepath.Join(data, service, "*", "endpoint-rule-set-1.json*"))
	name, err := filepath.Rel(data, strings.TrimSuffix(versions[len(versions)-1], ".gz"))
	if err != nil {
		t.Fatal(err)
	}
	return importertest.Source(t, data, filepath.ToSlash(name))
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no file is named %s", pattern)
	}
	return files
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
