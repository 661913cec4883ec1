package endpoints_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/sebdah/goldie/v2"

	"github.com/modelsmith/modelsmith/generator/endpoints"
)

// TestRules compares what tiny rule sets compile to, one for each feature, and type-checks it.
func TestRules(t *testing.T) {
	check := newChecker(t)
	g := goldie.New(t, goldie.WithFixtureDir("testdata/rules"), goldie.WithNameSuffix(".go.golden"))
	for _, f := range glob(t, "testdata/rules/*.json") {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		t.Run(name, func(t *testing.T) {
			rs := read(t, file(t, f), name+".json")
			code := render(t, rs, "service")
			if err := check(code); err != nil {
				t.Error(err)
			}
			g.Assert(t, name, code)
		})
	}
}

// TestProblems compares the messages for faulty rule sets, one for each kind of fault.
func TestProblems(t *testing.T) {
	g := goldie.New(t, goldie.WithFixtureDir("testdata/problems"))
	for _, f := range glob(t, "testdata/problems/*.json") {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		t.Run(name, func(t *testing.T) {
			rs, problems := endpoints.Read(file(t, f), name+".json")
			if rs != nil || problems == nil {
				t.Fatal("the rule set has no problem")
			}
			g.Assert(t, name, []byte(problems.Error()+"\n"))
		})
	}
}
