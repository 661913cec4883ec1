package expression

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// TestCompliance runs the public compliance suite: a model is made of the value of
// each group, its cases are compiled, and their results are compared. What is not
// compiled is counted by reason.
func TestCompliance(t *testing.T) {
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	files, _ := filepath.Glob(filepath.Join(root, "jmespath", "*.json"))
	s := newSuite()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var groups []struct {
			Given any
			Cases []suiteCase
		}
		if err := json.Unmarshal(data, &groups); err != nil {
			t.Fatal(err)
		}
		for _, g := range groups {
			s.add(filepath.Base(file), g.Given, g.Cases)
		}
	}
	results := s.run(t)
	for i, c := range s.compiled {
		if got, want := clean(results[i]), clean(c.Result); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s: %v, not %v", c.name, c.Expression, got, want)
		}
	}
	for _, c := range s.wrong {
		t.Errorf("%s: %s is compiled, not %s", c.name, c.Expression, c.Error)
	}
	t.Logf("%d cases run, %d refused as the suite does", len(s.compiled), s.refused)
	for _, reason := range slices.Sorted(maps.Keys(s.outside)) {
		t.Logf("%4d not compiled: %s", s.outside[reason], reason)
	}
	if len(s.compiled) < 200 {
		t.Errorf("only %d cases run", len(s.compiled))
	}
}
