package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// FuzzTransform transforms any text as every kind of file. Where that works the
// output is JSON that says the same but for prose, and is its own transform.
func FuzzTransform(f *testing.F) {
	seeds, err := filepath.Glob("testdata/data/tiny/2020-03-04/*.json")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range append(seeds, "testdata/data/partitions.json") {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{
		`{"shapes":{"a#b":{"members":{"traits":{"traits":{"smithy.api#documentation":"x"}}},"traits":{"smithy.api#enum":[{"documentation":1}]}}}}`,
		"", "{}", "[]", "{\"a\": [}", " { \"a\" : [ ] , \"b\" : { } } \n", `{"a":1,"a":2}`, `{"rules":[{"rules":[[{"comment":1}]]}]}`,
		`{"shapes":{"documentation":"\u0000\ud83d"}}`, `{"shapes":[{"x":{"documentation":""}}]}`, "{\"a\":\"\xff\"}", `{"a":-0.0e-9,"b":[1e999,"\\\"]"]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, k := range append(kinds(), kind{name: partitionsName, root: partitions}, kind{name: "model", root: smithyModel}) {
			checkTransform(t, k, src)
		}
		out, err := transform(src, nil)
		if err == nil && !slices.Equal(tokens(t, out), tokens(t, src)) {
			t.Errorf("with documentation, %q became %q", src, out)
		}
	})
}

func checkTransform(t *testing.T, k kind, src []byte) {
	t.Helper()
	out, err := transform(src, k.root)
	if err != nil {
		if _, ok := errors.AsType[*fault](err); !ok {
			t.Errorf("%s: the error %v of %q has no position", k.name, err, src)
		}
		return
	}
	if !json.Valid(src) || !json.Valid(out) {
		t.Fatalf("%s: %q became %q, and not both are JSON", k.name, src, out)
	}
	if err := importertest.Same(k.name, src, out); err != nil {
		t.Errorf("%v: %q became %q", err, src, out)
	}
	again, err := transform(out, k.root)
	if err != nil || !bytes.Equal(again, out) {
		t.Errorf("%s: %q became %q, and that %q, %v", k.name, src, out, again, err)
	}
}

// tokens is the text as encoding/json sees it, in its order.
func tokens(t *testing.T, text []byte) []json.Token {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var all []json.Token
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, token)
	}
}
