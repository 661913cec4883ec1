package endpoints_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// TestCatalogue reads the rule set of every service of botocore, emits it twice, and type-checks the result.
func TestCatalogue(t *testing.T) {
	data := importertest.DataDir(t)
	check := newChecker(t)
	services := catalogue(t, data)
	lines := 0
	for _, name := range services {
		rs, problems := endpoints.Read(newest(t, data, name), name)
		if problems != nil {
			t.Errorf("%v", problems[0])
			continue
		}
		code := render(t, rs, "service")
		if !bytes.Equal(code, render(t, rs, "service")) {
			t.Errorf("%s: two runs differ", name)
		}
		if err := check(code); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		lines += bytes.Count(code, []byte("\n"))
	}
	if len(services) != 424 {
		t.Errorf("found %d services, not 424", len(services))
	}
	t.Logf("%d services, %d lines", len(services), lines)
}

// catalogue lists the services that have a rule set.
func catalogue(t testing.TB, data string) []string {
	t.Helper()
	var names []string
	for _, f := range glob(t, filepath.Join(data, "*", "*", "endpoint-rule-set-1.json*")) {
		name := filepath.Base(filepath.Dir(filepath.Dir(f)))
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return names
}

// newChecker returns a function that type-checks an emitted file as a package of its own. What such files import is
// loaded from the compiler's export data, once.
func newChecker(t testing.TB) func(code []byte) error {
	t.Helper()
	imports := []string{
		"context", "fmt", "github.com/aws/smithy-go/endpoints", "github.com/modelsmith/modelsmith/runtime/endpoints",
	}
	cmd := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}"}, imports...)...)
	cmd.Dir = moduleRoot(t)
	exports := map[string]string{}
	for line := range strings.Lines(string(output(t, cmd, nil))) {
		name, export, _ := strings.Cut(strings.TrimSpace(line), "=")
		exports[name] = export
	}
	fset := token.NewFileSet()
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("emitted code imports %s", path)
		}
		return os.Open(exports[path])
	})}
	return func(code []byte) error {
		f, err := parser.ParseFile(fset, "endpoints.go", code, parser.ParseComments)
		if err != nil {
			return err
		}
		_, err = config.Check("service", fset, []*ast.File{f}, nil)
		return err
	}
}
