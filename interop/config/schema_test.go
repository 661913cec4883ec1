// Package config compares the JSON Schema of modelsmith.yaml with what reads the
// file.
package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"

	"github.com/modelsmith/modelsmith/generator/config"
)

// looser are the files whose faults no schema can see.
var looser = map[string]string{
	"twice.yaml":         "a key that comes twice is gone once the file is parsed",
	"aliases.yaml":       "aliases are replaced once the file is parsed",
	"merge.yaml":         "so are merged keys",
	"no-folder.yaml":     "the folder is on the disk",
	"two-documents.yaml": "no parser returns two documents as one",
	"nothing.yaml":       "there is no document", "no-yaml.yaml": "there is no document", "tab.yaml": "there is no document",
}

const valid = `version: 1
out: gen
skip-unsupported: true
services:
  - model: iam
  - model: ./x.json
    package: tiny
    out: other
    import-path: example.com/other
    emit: [client, server]
    operations: [Get]
    overrides:
      names: {operations.Get: Fetch}
      values: [shapes.A.members.B]
      unchecked-patterns: {shapes.C: because}
`

// TestSchema wants the schema to refuse what the reader refuses, and to take what
// it takes.
func TestSchema(t *testing.T) {
	schema := compile(t)
	archive, err := txtar.ParseFile("../../generator/config/testdata/problems.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := append(archive.Files, txtar.File{Name: "valid.yaml", Data: []byte(valid)})
	for _, f := range files {
		if looser[f.Name] != "" {
			continue
		}
		_, refused := config.Parse(f.Name, f.Data)
		if err := schema.Validate(document(t, f.Data)); (err == nil) != (refused == nil) {
			t.Errorf("%s: the schema says %v, the reader %v", f.Name, err, refused)
		}
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("../../docs/modelsmith.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("modelsmith.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("modelsmith.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// document is a YAML document as the values of JSON.
func document(t *testing.T, text []byte) any {
	t.Helper()
	var v any
	if err := yaml.Load(text, &v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(stringKeys(v))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// stringKeys makes strings of the keys of mappings, which JSON has only.
func stringKeys(v any) any {
	switch v := v.(type) {
	case map[any]any:
		out := make(map[string]any)
		for key, value := range v {
			out[fmt.Sprint(key)] = stringKeys(value)
		}
		return out
	case map[string]any:
		for key, value := range v {
			v[key] = stringKeys(value)
		}
	case []any:
		for i := range v {
			v[i] = stringKeys(v[i])
		}
	}
	return v
}
