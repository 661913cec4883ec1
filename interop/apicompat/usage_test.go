package apicompat

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestUsage type-checks the same source with both import paths: code that the SDK's packages compile has to compile
// with ours, which a comparison of names shows only in part.
func TestUsage(t *testing.T) {
	for _, name := range clients {
		for _, client := range []Client{sdkClient(name), ourClient(name)} {
			t.Run(client.Path, func(t *testing.T) { usable(t, name, sdkClient(name), client) })
		}
	}
}

// usable type-checks the source of a name, which imports one client, with another.
func usable(t *testing.T, name string, old, client Client) {
	t.Helper()
	source, err := os.ReadFile("testdata/" + name + ".go")
	if err != nil {
		t.Fatal(err)
	}
	text := withClient(string(source), old, client)
	loaded, err := Load(imports(t, text)...)
	if err != nil {
		t.Fatal(err)
	}
	packageMap(loaded).check(t, "usage", text)
}

// withClient puts a client's import paths in the place of another's.
func withClient(source string, old, client Client) string {
	for i, path := range old.Paths() {
		source = strings.ReplaceAll(source, strconv.Quote(path), strconv.Quote(client.Paths()[i]))
	}
	return source
}

func imports(t *testing.T, source string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "usage.go", source, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(fmt.Errorf("import %s: %w", spec.Path.Value, err))
		}
		paths = append(paths, path)
	}
	return paths
}
