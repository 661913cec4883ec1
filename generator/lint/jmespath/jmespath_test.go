package jmespath

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestCompliance reads the expressions of the public compliance suite: those
// that have a result have no fault.
func TestCompliance(t *testing.T) {
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	files, _ := filepath.Glob(filepath.Join(root, "jmespath", "*.json"))
	count := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var groups []struct {
			Cases []struct {
				Expression, Error string
			}
		}
		if err := json.Unmarshal(data, &groups); err != nil {
			continue
		}
		for _, g := range groups {
			for _, c := range g.Cases {
				count++
				if _, err := Resolve(c.Expression, Value{}); err != nil && c.Error == "" {
					t.Errorf("%s: %q: %v", filepath.Base(file), c.Expression, err)
				}
			}
		}
	}
	if count < 500 {
		t.Errorf("%d expressions", count)
	}
}
