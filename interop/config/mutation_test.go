package config

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/modelsmith/modelsmith/generator/config"
)

// substitutes are what a value is replaced with.
var substitutes = []string{
	`null`, `""`, `"x"`, `"1"`, `"2"`, `" "`, `"."`, `0`, `1`, `1.5`, `true`, `false`, `[]`, `{}`, `[null]`, `[""]`, `["x"]`, `["x", "x"]`, `[1]`, `[[]]`, `[{}]`,
	`{"x": "y"}`, `{"": "y"}`, `{"x": ""}`, `{"x": null}`, `{"x": 1}`, `["client"]`, `["server"]`, `["client", "server"]`, `["client", "client"]`, `["client", "x"]`,
	`"func"`, `"main"`, `"any"`, `"init"`, `"internal"`, `"testdata"`, `"x_test"`, `"_x"`, `"x_"`, `"X"`, `"x-y"`, `"été"`, `"1x"`, `"con"`, `"lpt1"`, `"lpt0"`, `"x\n"`,
	`"string"`, `"true"`, `"null"`, `"~"`, `[{"model": "x"}]`, `[{"model": "x"}, {"model": "x"}]`, `[{"model": "x", "x": 1}]`, `[{"package": "x"}]`,
}

// TestSchemaMutations replaces and removes every value of a configuration, and adds
// keys to every mapping: the schema and the reader are of one mind.
func TestSchemaMutations(t *testing.T) {
	schema := compile(t)
	n := 0
	agree := func(doc any) {
		n++
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		_, refused := config.Parse("modelsmith.yaml", text)
		if err := schema.Validate(value); (err == nil) != (refused == nil) {
			t.Errorf("%s: the schema says %v, the reader %v", text, err, refused)
		}
	}
	root := document(t, []byte(valid))
	agree(root)
	mutate(t, root, func(any) {}, func() { agree(root) })
	if n < 1000 {
		t.Error("only", n, "documents")
	}
}

// mutate changes a value that set replaces, and all in it, one after the other.
func mutate(t *testing.T, v any, set func(any), try func()) {
	t.Helper()
	for _, text := range substitutes {
		var other any
		if err := json.Unmarshal([]byte(text), &other); err != nil {
			t.Fatal(err)
		}
		set(other)
		try()
	}
	set(v)
	switch v := v.(type) {
	case map[string]any:
		for _, key := range []string{"", "x", "model"} {
			if _, there := v[key]; !there {
				v[key] = "x"
				try()
				delete(v, key)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			old := v[key]
			delete(v, key)
			try()
			v[key] = old
			mutate(t, old, func(other any) { v[key] = other }, try)
		}
	case []any:
		for i, old := range v {
			mutate(t, old, func(other any) { v[i] = other }, try)
		}
	}
}
