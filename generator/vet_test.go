package generator_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/model"
)

// TestVet runs go vet over the code of every folder of testdata, among them the
// names that collide and the texts that mean something to Go.
func TestVet(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	// Within the module, so that it may import what the module may.
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := os.MkdirTemp("testdata", "vet-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(out) })
	entries, err := os.ReadDir(casesDir)
	if err != nil {
		t.Fatal(err)
	}
	packages := 0
	for _, e := range entries {
		dir := filepath.Join(casesDir, e.Name())
		_, err := generator.Generate(t.Context(), readCase(t, dir).config(dir, filepath.Join(out, e.Name())))
		var problems model.Problems
		switch {
		case err == nil:
			packages++
		case !errors.As(err, &problems):
			t.Fatal(err)
		}
	}
	if packages == 0 {
		t.Fatal("no case gives code")
	}
	command := exec.CommandContext(t.Context(), "go", "vet", "./"+filepath.ToSlash(out)+"/...")
	if text, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	t.Logf("%d clients", packages)
}
