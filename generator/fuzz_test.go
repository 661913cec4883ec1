package generator

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// The files that models are in, by format.
const (
	botocoreFile = "service-2.json"
	smithyFile   = "model.json"
)

// FuzzRead takes any text for a model: it is refused with places, or gives
// code that compiles.
func FuzzRead(f *testing.F) { fuzzText(f, botocoreFile) }

// FuzzReadSmithy does the same with Smithy's format.
func FuzzReadSmithy(f *testing.F) { fuzzText(f, smithyFile) }

func fuzzText(f *testing.F, file string) {
	for _, text := range caseModels(f, file) {
		f.Add(text)
	}
	compile := newCompiler(f)
	f.Fuzz(func(t *testing.T, text []byte) { generateHostile(t, compile, file, text) })
}

// FuzzHostileModel changes the models of testdata in the ways that program says,
// which stay JSON: names, values and structure.
func FuzzHostileModel(f *testing.F) { fuzzMutations(f, botocoreFile) }

// FuzzHostileSmithy does the same with Smithy's format.
func FuzzHostileSmithy(f *testing.F) { fuzzMutations(f, smithyFile) }

func fuzzMutations(f *testing.F, file string) {
	models := caseModels(f, file)
	for i := range models {
		for step := range byte(12) {
			f.Add(uint8(i), []byte{step, step * 7, byte(i), 200, step * 11, 3, 90, byte(i) * 3, step})
		}
	}
	compile := newCompiler(f)
	f.Fuzz(func(t *testing.T, i uint8, program []byte) {
		generateHostile(t, compile, file, mutate(models[int(i)%len(models)], program))
	})
}

// caseModels returns the models of testdata in a format, and for Smithy the
// small services of the protocol tests where they are.
func caseModels(f *testing.F, file string) (models [][]byte) {
	f.Helper()
	found, err := filepath.Glob("../testdata/*/" + file)
	if err != nil || len(found) == 0 {
		f.Fatal("no models in testdata", err)
	}
	if folder := os.Getenv("MODELSMITH_CONFORMANCE"); folder != "" && file == smithyFile {
		services, _ := filepath.Glob(filepath.Join(folder, "smithy", "models", "*.json"))
		found = append(found, services...)
	}
	for _, name := range found {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) < maxSeed {
			models = append(models, text)
		}
	}
	return models
}

// What reading and generating from a small model may cost. A text of n bytes may
// take budgetFixed + n*budgetByte bytes of memory in all.
const (
	maxSeed     = 40 << 10
	maxTime     = 10 * time.Second
	budgetFixed = 64 << 20
	budgetByte  = 20_000
)

// generateHostile runs all stages up to the type check on the text of a model.
func generateHostile(t *testing.T, compile compiler, base string, text []byte) {
	file := "fuzz/2020-01-01/" + base
	run := &run{
		cfg:      Config{Models: fstest.MapFS{file: {Data: text}}, SkipUnsupported: len(text)%2 == 0},
		services: []*service{{cfg: Service{Model: "fuzz", Package: "fuzz"}, out: place{importPath: "example.com"}}},
	}
	if _, err := source.Open(run.cfg.Models, "fuzz"); base == smithyFile && err != nil && !errors.As(err, new(model.Problems)) {
		return // no Smithy model at all
	}
	var err error
	requireCheap(t, len(text), func() {
		err = run.open()
		for _, stage := range []func(context.Context) error{run.read, run.emit, run.format} {
			if err == nil {
				err = stage(t.Context())
			}
		}
	})
	var problems model.Problems
	switch {
	case errors.As(err, &problems):
		requirePlaces(t, problems, file, text)
	case err != nil:
		t.Fatalf("%v\n%s", err, text)
	default:
		compile(t, run.services[0], text)
	}
}

// requireCheap fails when work on a text takes more time or memory than it may.
func requireCheap(t *testing.T, length int, work func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	work()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > maxTime {
		t.Errorf("%d bytes took %v", length, took)
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > budgetFixed+uint64(length)*budgetByte {
		t.Errorf("%d bytes took %d bytes of memory", length, got)
	}
}

// requirePlaces fails for a problem that does not say where in the file it is,
// and for problems out of order.
func requirePlaces(t *testing.T, problems model.Problems, file string, text []byte) {
	t.Helper()
	if len(problems) == 0 {
		t.Error("no service and no problem")
	}
	lines := bytes.Split(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\n"))
	for _, p := range problems {
		if p.Pos.File != file || p.Pos.Line < 1 || p.Pos.Line > len(lines) || p.Pos.Col < 1 || p.Message == "" {
			t.Errorf("problem without a place: %v", p)
		} else if p.Pos.Col > len(lines[p.Pos.Line-1])+1 {
			t.Errorf("problem beyond its line: %v", p)
		}
	}
	if sorted := slices.Clone(problems).Sort(); !slices.Equal(sorted, problems) {
		t.Errorf("problems out of order, or twice:\n%v", problems)
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
