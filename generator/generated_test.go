package generator_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/models"
)

// generatedPath is the import path of the folder that holds the checked-in
// packages, the golden output of the models that modelsmith comes with.
const generatedPath = "github.com/modelsmith/modelsmith/generated"

// TestGenerated generates all services with different parallelism, from
// different folders and in different order: always the files that are checked
// in, and no others.
func TestGenerated(t *testing.T) {
	root, err := filepath.Abs("../generated")
	if err != nil {
		t.Fatal(err)
	}
	want := readTree(t, root)
	var services []string
	for _, e := range models.List() {
		services = append(services, e.Service)
	}
	reversed := slices.Clone(services)
	slices.Reverse(reversed)
	for _, procs := range []int{1, 2, 8} {
		for i, order := range [][]string{services, reversed} {
			t.Run(fmt.Sprintf("procs %d order %d", procs, i), func(t *testing.T) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
				out := t.TempDir()
				t.Chdir(t.TempDir())
				_, err := generator.Generate(t.Context(), generator.Config{
					Services: generator.Services(order...), Out: out, ImportPath: generatedPath, NoCheck: true,
				})
				if err != nil {
					t.Fatal(err)
				}
				compareTrees(t, readTree(t, out), want)
			})
		}
	}
}

// TestRenames gives the renames of the table as the caller's own: every one of
// them names something in the models that modelsmith comes with.
func TestRenames(t *testing.T) {
	var services []generator.Service
	for _, e := range models.List() {
		s := generator.Service{Model: e.Service}
		for _, r := range names.Table() {
			if r.Service == e.Service {
				s.Renames = append(s.Renames, r)
			}
		}
		services = append(services, s)
	}
	_, err := generator.Generate(t.Context(), generator.Config{
		Services: services, Out: t.TempDir(), ImportPath: generatedPath, NoCheck: true,
	})
	if err != nil {
		t.Error(err)
	}
}

// TestRenamesOfOtherModel generates another model under the name of one that
// the table has renames for.
func TestRenamesOfOtherModel(t *testing.T) {
	w := newWorkshop(t)
	w.write(t, "iam/service-2.json", w.read(t, "model/service-2.json"))
	w.cfg.Services = generator.Services(w.path("iam"))
	w.generate(t)
}

// compareTrees compares the names of all files, and their content.
func compareTrees(t *testing.T, got, want []emit.File) {
	t.Helper()
	content := make(map[string][]byte)
	for _, f := range got {
		content[f.Path] = f.Source
	}
	for _, f := range want {
		have, found := content[f.Path]
		delete(content, f.Path)
		switch {
		case !found:
			t.Errorf("%s is not generated", f.Path)
		case !bytes.Equal(have, f.Source):
			t.Errorf("%s differs; run modelsmith generate and look at the difference", f.Path)
		}
	}
	for name := range content {
		t.Errorf("%s is generated, but not there", name)
	}
}
