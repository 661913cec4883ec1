package check_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
)

// client makes the packages of a client out of one file of its package types
// and one of its own.
func client(types, own string) []check.Package {
	return check.Packages("example.com/tiny", []emit.File{
		{Path: "client.go", Source: []byte(own)}, {Path: "types/types.go", Source: []byte(types)},
	})
}

func TestTypes(t *testing.T) {
	const (
		types = "package types\n\ntype A struct{ B string }\n"
		own   = "package tiny\n\nimport (\n\t\"strings\"\n\n\t\"example.com/tiny/types\"\n)\n\nvar A = strings.ToUpper(types.A{}.B)\n"
	)
	for name, c := range map[string]struct {
		pkgs []check.Package
		want string
	}{
		"fine":        {client(types, own), ""},
		"own package": {client(types, strings.Replace(own, "{}.B", "{}.C", 1)), "example.com/tiny/client.go:9:35: types.A{}.C undefined (type types.A has no field or method C)"},
		"types":       {client("package types\n\ntype A struct{ B strin }\n", own), "example.com/tiny/types/types.go:3:18: undefined: strin"},
		"std":         {client(types, strings.Replace(own, "ToUpper", "ToUper", 1)), "example.com/tiny/client.go:9:17: undefined: strings.ToUper"},
		"syntax":      {client(types, own+"}"), "client.go:10:1: expected declaration, found '}'"},
		"cycle":       {client("package types\n\nimport _ \"example.com/tiny\"\n", own), "import cycle through example.com/tiny"},
		"missing":     {client(types, strings.Replace(own, "strings\"", "example.org/missing\"", 1)), "go get github.com/modelsmith/modelsmith/runtime/..."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOFLAGS", "-mod=readonly")
			t.Setenv("GOPROXY", "off")
			err := check.Types(t.Context(), ".", c.pkgs)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

// TestDocuments checks the packages of a client in the order of their imports.
func TestDocuments(t *testing.T) {
	packages := check.Packages("example.com/tiny", []emit.File{
		{Path: "client.go", Source: []byte("package tiny\n\nimport \"example.com/tiny/types\"\n\nvar A types.A = 1\n")},
		{Path: "types/types.go", Source: []byte("package types\n\nimport \"example.com/tiny/document\"\n\ntype A = document.B\n")},
		{Path: "document/document.go", Source: []byte("package document\n\ntype B int\n")},
	})
	if err := check.Types(t.Context(), ".", packages); err != nil || len(packages) != 3 {
		t.Errorf("%d packages, %v", len(packages), err)
	}
}

// TestManyErrors shows the first errors of many.
func TestManyErrors(t *testing.T) {
	var src strings.Builder
	src.WriteString("package tiny\n")
	for i := range 30 {
		fmt.Fprintf(&src, "var v%d missing\n", i)
	}
	err := check.Types(t.Context(), ".", client("package types\n", src.String()))
	lines := strings.Split(fmt.Sprint(err), "\n")
	if len(lines) != 12 || lines[0] != "internal error: generated code does not compile" || lines[11] != "and 20 more" {
		t.Errorf("%q", lines)
	}
}

// TestFolders checks in folders that do not exist yet.
func TestFolders(t *testing.T) {
	for _, dir := range []string{"new/er/folder", "../new", "check.go", t.TempDir() + "/new"} {
		if err := check.Types(t.Context(), dir, client("package types\n", "package tiny\n")); err != nil {
			t.Errorf("in %s: %v", dir, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := check.Types(ctx, ".", client("package types\n", "package tiny\n\nimport _ \"strings\"\n"))
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
