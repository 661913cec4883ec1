package generator

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// FuzzRead takes any text for a model: it is refused with places, or gives
// code that compiles.
func FuzzRead(f *testing.F) {
	for _, text := range caseModels(f) {
		f.Add(text)
	}
	compile := newCompiler(f)
	f.Fuzz(func(t *testing.T, text []byte) { generateHostile(t, compile, text) })
}

// FuzzHostileModel changes the models of testdata in the ways that program says,
// which stay JSON: names, values and structure.
func FuzzHostileModel(f *testing.F) {
	models := caseModels(f)
	for i := range models {
		for step := range byte(12) {
			f.Add(uint8(i), []byte{step, step * 7, byte(i), 200, step * 11, 3, 90, byte(i) * 3, step})
		}
	}
	compile := newCompiler(f)
	f.Fuzz(func(t *testing.T, i uint8, program []byte) {
		generateHostile(t, compile, mutate(models[int(i)%len(models)], program))
	})
}

// caseModels returns the models of testdata.
func caseModels(f *testing.F) (models [][]byte) {
	f.Helper()
	found, err := filepath.Glob("../testdata/*/service-2.json")
	if err != nil || len(found) == 0 {
		f.Fatal("no models in testdata", err)
	}
	for _, name := range found {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		models = append(models, text)
	}
	return models
}

// generateHostile runs all stages up to the type check on the text of a model.
func generateHostile(t *testing.T, compile compiler, text []byte) {
	const file = "fuzz/2020-01-01/service-2.json"
	run := &run{cfg: Config{
		Services: []string{"fuzz"}, Models: fstest.MapFS{file: {Data: text}}, Package: "fuzz",
	}, importPath: "example.com"}
	err := run.open()
	for _, stage := range []func() error{
		func() error { return run.read(t.Context()) },
		func() error { return run.emit(t.Context()) },
		func() error { return run.format(t.Context()) },
	} {
		if err == nil {
			err = stage()
		}
	}
	var problems model.Problems
	switch {
	case errors.As(err, &problems):
		requirePlaces(t, problems, file)
	case err != nil:
		t.Fatalf("%v\n%s", err, text)
	default:
		compile(t, run.services[0], text)
	}
}

// requirePlaces fails for a problem that does not say where in the file it is.
func requirePlaces(t *testing.T, problems model.Problems, file string) {
	t.Helper()
	if len(problems) == 0 {
		t.Error("no service and no problem")
	}
	for _, p := range problems {
		if p.Pos.File != file || p.Pos.Line < 1 || p.Pos.Col < 1 || p.Message == "" {
			t.Errorf("problem without a place: %v", p)
		}
	}
}

// TestSourceIsUnchanged holds the data of a model's file against what the fuzz
// targets passed in: nothing normalizes it but the byte order mark.
func TestSourceIsUnchanged(t *testing.T) {
	text := []byte("{\"a\": 1.0e1, \"b\":\t\"\\u00e9\"}\n")
	m, err := source.Open(fstest.MapFS{"a/b/service-2.json": {Data: text}}, "a")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Files["service-2.json"].Data; string(got) != string(text) {
		t.Errorf("%q became %q", text, got)
	}
}
