package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/models"
)

// TestOperations generates every third operation alone: its file is that of the
// whole client, and every declaration of a type is one that the whole client has.
// Some of them are type-checked.
func TestOperations(t *testing.T) {
	for _, service := range models.List() {
		t.Run(service.Service, func(t *testing.T) {
			t.Parallel()
			out := t.TempDir()
			cfg := generator.Config{Services: generator.Services(service.Service), Out: out, ImportPath: generatedPath, NoCheck: true}
			result, err := generator.Generate(t.Context(), cfg)
			if err != nil {
				t.Fatal(err)
			}
			pkg := result.Services[0].Package
			whole := readTree(t, filepath.Join(out, pkg))
			for i, op := range operations(whole) {
				if i%3 != 0 {
					continue
				}
				cfg.Services[0].Operations = []string{op}
				if _, err := generator.Generate(t.Context(), cfg); err != nil {
					t.Fatal(err)
				}
				part := readTree(t, filepath.Join(out, pkg))
				partOf(t, op, part, whole)
				if i%30 == 0 {
					if err := check.Types(t.Context(), ".", check.Packages(generatedPath+"/"+pkg, part)); err != nil {
						t.Error(op, err)
					}
				}
			}
		})
	}
}

// operations are the operations that a client has files of.
func operations(files []emit.File) (ops []string) {
	for _, f := range files {
		if op, ok := strings.CutPrefix(f.Path, "api_op_"); ok {
			ops = append(ops, strings.TrimSuffix(op, ".go"))
		}
	}
	return ops
}

// partOf wants the file of one operation, and of the other files no declaration
// that the whole client lacks.
func partOf(t *testing.T, op string, part, whole []emit.File) {
	t.Helper()
	if got := operations(part); !slices.Equal(got, []string{op}) {
		t.Errorf("%s: operations %q", op, got)
	}
	for _, f := range part {
		i := slices.IndexFunc(whole, func(w emit.File) bool { return w.Path == f.Path })
		switch {
		case i < 0:
			t.Errorf("%s: the whole client has no %s", op, f.Path)
		case strings.HasPrefix(f.Path, "api_op_") || f.Path == "endpoints.go":
			if !bytes.Equal(f.Source, whole[i].Source) {
				t.Errorf("%s: another %s than the whole client has", op, f.Path)
			}
		case strings.HasPrefix(f.Path, "types/"):
			for _, paragraph := range bytes.Split(f.Source, []byte("\n\n")) {
				// Tables have checks of what inputs reach, which may be less here.
				free := bytes.HasPrefix(paragraph, []byte("import ")) || bytes.HasPrefix(paragraph, []byte("var m"))
				if !free && !bytes.Contains(whole[i].Source, bytes.TrimSpace(paragraph)) {
					t.Errorf("%s: %s has what the whole client lacks:\n%s", op, f.Path, paragraph)
				}
			}
		}
	}
}

// TestOperationsRefused asks for operations that there are not.
func TestOperationsRefused(t *testing.T) {
	for _, c := range []struct {
		operations []string
		want       string
	}{
		{[]string{"GetUsr", "ListUsers", "Nonsense"}, "iam has no operation \"GetUsr\"; did you mean \"GetUser\"?\niam has no operation \"Nonsense\""},
		{[]string{}, "no operations given"},
	} {
		out := filepath.Join(t.TempDir(), "out")
		_, err := generator.Generate(t.Context(), generator.Config{
			Services: []generator.Service{{Model: "iam", Operations: c.operations}}, Out: out, ImportPath: generatedPath,
		})
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: %v", c.operations, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q: something was written", c.operations)
		}
	}
}

// TestOperationsUnsupported wants no word about unsupported operations that
// nobody asked for.
func TestOperationsUnsupported(t *testing.T) {
	cfg := generator.Config{
		Services: []generator.Service{{Model: casesDir + "/skip-unsupported", Operations: []string{"Fine"}}},
		Out:      t.TempDir(), ImportPath: "example.com/out", NoCheck: true,
	}
	result, err := generator.Generate(t.Context(), cfg)
	if err != nil || result.Services[0].Skipped != nil {
		t.Error(result, err)
	}
	cfg.Services[0].Operations = append(cfg.Services[0].Operations, "Talk")
	if _, err := generator.Generate(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), "--skip-unsupported") || strings.Contains(err.Error(), "Receive") {
		t.Error(err)
	}
}
