package output

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/templates"
)

// TestNamesThatFold has files whose names differ by case only, as after a rename of
// an operation. Where these are one file, the old name must go before the new one
// comes, and a file that has not changed is written again.
func TestNamesThatFold(t *testing.T) {
	dir := t.TempDir()
	text := func(s string) []byte { return []byte(templates.Header + "\n\npackage x // " + s + "\n") }
	for name, data := range map[string][]byte{"API.go": text("old"), "SAME.go": text("same"), "same.go": text("same")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := []emit.File{{Path: "api.go", Source: text("new")}, {Path: "same.go", Source: text("same")}}
	var plan Plan
	counts, err := plan.Add(dir, files)
	if err != nil || counts.Written != 2 || counts.Unchanged != 0 {
		t.Error(counts, err)
	}
	commits := 0
	plan.set.Observe(func(what string) {
		if what != "commit" {
			return
		}
		if commits++; commits <= counts.Removed {
			return
		}
		entries, err := os.ReadDir(dir)
		for _, e := range entries {
			if e.Name() == "API.go" || e.Name() == "SAME.go" {
				t.Errorf("%s is still there when files are written", e.Name())
			}
		}
		if err != nil {
			t.Error(err)
		}
	})
	if err := plan.Apply(); err != nil || commits != counts.Removed+counts.Written {
		t.Error(commits, err)
	}
	if found, err := Compare(dir, files); err != nil || found != nil {
		t.Error(found, err)
	}
}
