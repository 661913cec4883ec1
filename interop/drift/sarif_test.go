// Package drift holds the SARIF log of modelsmith check against the published
// schema of SARIF 2.1.0, which a Go module has in its source.
package drift

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // keeps the module at its version
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/modelsmith/modelsmith/generator/drift"
	"github.com/modelsmith/modelsmith/generator/output"
)

// TestSARIF writes differences of all kinds, with names that are no URIs as they
// are.
func TestSARIF(t *testing.T) {
	schema := compile(t)
	found := []output.Difference{
		{Kind: output.Edited, Path: "gen/a.go", Have: []byte("a\nüb\n"), Want: []byte("a\nc\n")},
		{Kind: output.Edited, Path: "gen/huge.go"},
		{Kind: output.Endings, Path: "gen/b.go", Have: []byte("a\r\n"), Want: []byte("a\n")},
		{Kind: output.Missing, Path: "gen"},
		{Kind: output.Stale, Path: "My Project/100%/a:b#c?d[e]\n\"\\\xe9ü.go"},
		{Kind: output.Stale, Path: "a:b/c.go"},
		{Kind: output.Stale, Path: "/elsewhere/a b.go"},
		{Kind: output.Blocked, Path: "../c.go", Why: "is no file"},
	}
	for n := range len(found) + 1 {
		var log bytes.Buffer
		if err := drift.WriteSARIF(&log, found[:n]); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&log)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%d differences: %v", n, err)
		}
	}
}

// compile compiles the schema, and has the formats of strings checked too.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(published(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{`{"version": "2.1.0"}`, `{"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]}`} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(doc) == nil {
			t.Fatalf("the schema takes %s", wrong)
		}
	}
	return schema
}

// published is the text of the schema: a constant in the module's source.
func published(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && spec.Names[0].Name == "schema" {
			text, err = strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		}
		return true
	})
	if err != nil || text == "" {
		t.Fatal("the schema is no constant any more", err)
	}
	return text
}
