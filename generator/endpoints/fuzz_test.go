package endpoints_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
)

// FuzzRead reads anything, and what is read without a problem must compile, at least to Go that parses.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/rules/*.json", "testdata/problems/*.json"} {
		for _, name := range glob(f, pattern) {
			f.Add(file(f, name))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rs, problems := endpoints.Read(data, "rules.json")
		if (rs == nil) == (problems == nil) {
			t.Fatal("there is neither a rule set nor a problem, or both")
		}
		for _, p := range problems {
			if p.Pos.Line < 1 || p.Pos.Col < 1 || p.Message == "" {
				t.Fatalf("the problem %+v has no place or text", p)
			}
		}
		if rs == nil {
			return
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "", render(t, rs, "service"), parser.SkipObjectResolution); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzPartitions does the same for partitions.
func FuzzPartitions(f *testing.F) {
	f.Add([]byte(partitionsText))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, problems := endpoints.EmitPartitions(data, "partitions.json", endpoints.Options{Package: "endpoints"})
		if (table == nil) == (problems == nil) {
			t.Fatal("there is neither a table nor a problem, or both")
		}
		if table == nil {
			return
		}
		if err := table.Render(&bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
	})
}
