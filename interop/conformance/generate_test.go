package conformance

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/model"
	// The driver uses these. The go command keeps a test's result only as long as what the test imports is the same.
	_ "github.com/modelsmith/modelsmith/runtime/query"
	_ "github.com/modelsmith/modelsmith/runtime/restjson"
	_ "github.com/modelsmith/modelsmith/runtime/server/query"
	_ "github.com/modelsmith/modelsmith/runtime/server/restjson"
)

// out is the folder of what is generated: within the module, so that it may import what the module may.
const (
	out        = "testdata/gen"
	importPath = "github.com/modelsmith/modelsmith/interop/conformance"
)

//go:embed driver.go.tmpl
var driverTemplate string

// buildDriver generates the clients of all models and builds the driver with them. Models that cannot be generated
// have their problems afterwards.
func buildDriver(t *testing.T, models []*clientModel) string {
	t.Helper()
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(out)) })
	if err := generate(t.Context(), models); err != nil {
		t.Fatal(err)
	}
	if err := writeDriver(models); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "driver")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./"+out+"/driver")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the driver: %v\n%s", err, text)
	}
	return program
}

// generate generates a client for every model that has no problems.
func generate(ctx context.Context, models []*clientModel) error {
	dir, err := modelsFS(models)
	if err != nil {
		return err
	}
	for {
		good := withoutProblems(models)
		result, err := generateAll(ctx, dir, good)
		var problems model.Problems
		switch {
		case errors.As(err, &problems):
			if err := assign(problems, good); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			for i, s := range result.Services {
				good[i].Package = s.Package
			}
			return nil
		}
	}
}

// generateAll generates without the type check: the driver's build is one.
func generateAll(ctx context.Context, dir fs.FS, models []*clientModel) (*generator.Result, error) {
	services := make([]string, len(models))
	for i, m := range models {
		services[i] = m.name
		if m.path != "" {
			services[i] = m.path
		}
	}
	return generator.Generate(ctx, generator.Config{Services: generator.Services(services...), Models: dir, Out: out, NoCheck: true, SkipUnsupported: true})
}

func withoutProblems(models []*clientModel) (good []*clientModel) {
	for _, m := range models {
		if m.problems == nil {
			good = append(good, m)
		}
	}
	return good
}

// assign gives each problem to the model that has it.
func assign(problems model.Problems, models []*clientModel) error {
	byName := map[string]*clientModel{}
	for _, m := range models {
		byName[m.name] = m
		byName[m.path] = m
	}
	for _, p := range problems {
		name, _, _ := strings.Cut(p.Pos.File, "/")
		m := byName[name]
		if m == nil {
			m = byName[p.Pos.File]
		}
		if m == nil {
			return fmt.Errorf("a problem of no model: %w", p)
		}
		m.problems = append(m.problems, p.Path+": "+p.Message)
	}
	return nil
}

// writeDriver writes the program that runs the cases.
func writeDriver(models []*clientModel) error {
	type client struct {
		Name      string
		Members   []string
		Errors    []string
		Documents bool
	}
	var clients []client
	for _, m := range withoutProblems(models) {
		members, err := structures(filepath.Join(out, m.Package, "types", "unions.go"), "Value")
		if err != nil {
			return err
		}
		faults, err := structures(filepath.Join(out, m.Package, "types", "errors.go"), "Message")
		if err != nil {
			return err
		}
		_, err = os.Stat(filepath.Join(out, m.Package, "document"))
		clients = append(clients, client{m.Package, members, faults, err == nil})
	}
	var source bytes.Buffer
	err := template.Must(template.New("driver").Parse(driverTemplate)).Execute(&source, map[string]any{
		"Driver": importPath + "/internal/driver", "ImportPath": importPath + "/" + out, "Clients": clients,
	})
	if err != nil {
		return err
	}
	text, err := format.Source(source.Bytes())
	if err != nil {
		return err
	}
	dir := filepath.Join(out, "driver")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "main.go"), text, 0o644)
}

// structures lists the structures that a file declares whose first field has a name: the types of union members hold a
// Value, errors a Message before all else.
func structures(path, first string) (names []string, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for spec := range ast.Preorder(file) {
		declared, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		structure, ok := declared.Type.(*ast.StructType)
		if !ok || structure.Fields.NumFields() == 0 {
			continue
		}
		if field := structure.Fields.List[0]; len(field.Names) > 0 && field.Names[0].Name == first {
			names = append(names, declared.Name.Name)
		}
	}
	return names, nil
}
