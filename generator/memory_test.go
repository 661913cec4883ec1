package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/templates"
)

// workshop is a model of testdata and an output folder in a temporary place,
// with a memory.
type workshop struct {
	dir string
	cfg generator.Config
}

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	dir := t.TempDir()
	w := &workshop{dir: dir, cfg: generator.Config{
		Services: generator.Services(filepath.Join(dir, "model")), Out: filepath.Join(dir, "out"), ImportPath: "example.com/out",
		NoCheck: true, CacheDir: filepath.Join(dir, "cache"),
	}}
	for _, name := range []string{"service-2.json", "nullability-1.json"} {
		data, err := os.ReadFile(filepath.Join(casesDir, "value-scalars", name))
		if err != nil {
			t.Fatal(err)
		}
		w.write(t, "model/"+name, string(data))
	}
	return w
}

func (w *workshop) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *workshop) read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(w.path(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func (w *workshop) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// generate runs and says how many stages there were: none when nothing changed.
func (w *workshop) generate(t *testing.T) (generator.ServiceResult, int) {
	t.Helper()
	stages := 0
	w.cfg.Progress = func(string) { stages++ }
	result, err := generator.Generate(t.Context(), w.cfg)
	if err != nil {
		t.Fatal(err)
	}
	return result.Services[0], stages
}

const (
	typesFile = "out/tiny/types/types.go"
	fullRun   = 4
)

// memoryChange is what happens between two runs, and what the second does.
type memoryChange struct {
	change func(t *testing.T, w *workshop)
	// stages are 0 for a run that sees that nothing changed.
	stages, written, removed int
}

// memoryChanges are changes of the output, the model, the settings and the
// memory itself.
func memoryChanges() map[string]memoryChange {
	return map[string]memoryChange{
		"nothing": {func(*testing.T, *workshop) {}, 0, 0, 0},
		"a generated file": {func(t *testing.T, w *workshop) {
			w.write(t, typesFile, w.read(t, typesFile)+"//")
		}, fullRun, 1, 0},
		"a missing file":   {func(t *testing.T, w *workshop) { _ = os.Remove(w.path(typesFile)) }, fullRun, 1, 0},
		"a missing folder": {func(t *testing.T, w *workshop) { _ = os.RemoveAll(w.path("out")) }, fullRun, 9, 0},
		"an extra generated file": {func(t *testing.T, w *workshop) {
			w.write(t, "out/tiny/api_op_Gone.go", templates.Header+"\n\npackage tiny\n")
		}, fullRun, 0, 1},
		"an extra file of the server": {func(t *testing.T, w *workshop) {
			w.write(t, "out/tiny/tinyserver/gone.go", templates.Header+"\n\npackage tinyserver\n")
		}, fullRun, 0, 1},
		"an edited file of the same size": {func(t *testing.T, w *workshop) {
			text := w.read(t, typesFile)
			w.write(t, typesFile, text[:len(text)-2]+"\n\n")
		}, fullRun, 1, 0},
		"another server nearby": {func(t *testing.T, w *workshop) {
			w.write(t, "out/tiny/smallserver/x.go", templates.Header+"\n\npackage smallserver\n")
		}, 0, 0, 0},
		"a file of somebody":      {func(t *testing.T, w *workshop) { w.write(t, "out/tiny/mine.go", "package tiny\n") }, 0, 0, 0},
		"a generated file nearby": {func(t *testing.T, w *workshop) { w.write(t, "out/other/x.go", templates.Header+"\n\npackage x\n") }, 0, 0, 0},
		"an abandoned file": {func(t *testing.T, w *workshop) {
			w.write(t, "out/tiny/.modelsmith-1", "")
			old := time.Now().Add(-time.Hour)
			_ = os.Chtimes(w.path("out/tiny/.modelsmith-1"), old, old)
		}, fullRun, 0, 1},
		"the model": {func(t *testing.T, w *workshop) {
			w.write(t, "model/service-2.json", strings.ReplaceAll(w.read(t, "model/service-2.json"), `"Pointer"`, `"Pointing"`))
		}, fullRun, 1, 0},
		"space in the model": {func(t *testing.T, w *workshop) {
			w.write(t, "model/service-2.json", w.read(t, "model/service-2.json")+"\n")
		}, fullRun, 0, 0},
		"a file less of it":   {func(t *testing.T, w *workshop) { _ = os.Remove(w.path("model/nullability-1.json")) }, fullRun, 3, 0},
		"a file of the model": {func(t *testing.T, w *workshop) { w.write(t, "model/paginators-1.json", "{}") }, fullRun, 0, 0},
		"an unrelated file":   {func(t *testing.T, w *workshop) { w.write(t, "model/README", "x") }, 0, 0, 0},
		"the import path":     {func(t *testing.T, w *workshop) { w.cfg.ImportPath = "example.com/other" }, fullRun, 4, 0},
		"the package":         {func(t *testing.T, w *workshop) { w.cfg.Services[0].Package = "small" }, fullRun, 9, 0},
		"a rename": {func(t *testing.T, w *workshop) {
			w.cfg.Services[0].Renames = []names.Rename{{Service: "model", Path: "shapes.Nested", Name: "N"}}
		}, fullRun, 3, 0},
		"what is left out":      {func(_ *testing.T, w *workshop) { w.cfg.SkipUnsupported = true }, fullRun, 0, 0},
		"the cache":             {func(t *testing.T, w *workshop) { _ = os.RemoveAll(w.path("cache")) }, fullRun, 0, 0},
		"no cache":              {func(t *testing.T, w *workshop) { w.cfg.CacheDir = "" }, fullRun, 0, 0},
		"the output's spelling": {func(t *testing.T, w *workshop) { w.cfg.Out = w.dir + "/x/../out/." }, 0, 0, 0},
	}
}

// TestMemory changes one thing between two runs.
func TestMemory(t *testing.T) {
	for name, c := range memoryChanges() {
		t.Run(name, func(t *testing.T) {
			w := newWorkshop(t)
			first, stages := w.generate(t)
			if stages != fullRun || first.Written != first.Files {
				t.Fatal("the first run", first, stages)
			}
			c.change(t, w)
			second, stages := w.generate(t)
			if stages != c.stages || second.Written != c.written || second.Removed != c.removed || second.Unchanged != second.Files-c.written {
				t.Error(second, "stages", stages)
			}
		})
	}
}

// TestMemoryIsDamaged puts all kinds of text where the memory is kept.
func TestMemoryIsDamaged(t *testing.T) {
	w := newWorkshop(t)
	w.generate(t)
	found, err := filepath.Glob(w.path("cache/*"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	intact, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"", "{", "null", "[]", `{"Key": 5}`, "\x00", string(intact[:len(intact)/2]), string(intact) + "x",
		strings.Replace(string(intact), `"Packages":[`, `"Packages":[{},`, 1),
		strings.Replace(string(intact), `"Package":"tiny"`, `"Package":"../../../.."`, 1),
		strings.Replace(string(intact), `"Files":{`, `"Files":5,"F":{`, 1),
	} {
		if text == string(intact) {
			t.Fatal("not damaged")
		}
		if err := os.WriteFile(found[0], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if s, stages := w.generate(t); stages != fullRun || s.Written != 0 || s.Package != "tiny" {
			t.Errorf("with the memory %.40q: %v, %d stages", text, s, stages)
		}
		if s, stages := w.generate(t); stages != 0 || s.Package != "tiny" {
			t.Errorf("after the memory %.40q: %v, %d stages", text, s, stages)
		}
	}
}

// TestMemoryOfOtherFolder runs in another working folder with the same relative
// output: that is another output.
func TestMemoryOfOtherFolder(t *testing.T) {
	w := newWorkshop(t)
	w.cfg.Out = "out"
	for _, dir := range []string{"a", "b"} {
		if err := os.Mkdir(w.path(dir), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Chdir(w.path(dir))
		if s, stages := w.generate(t); stages != fullRun || s.Written != s.Files {
			t.Error("in", dir, s, stages)
		}
		w.cfg.Out = filepath.Join("..", dir, "out")
		if s, stages := w.generate(t); stages != 0 || s.Dir != filepath.Join("..", dir, "out", "tiny") {
			t.Error("again in", dir, s, stages)
		}
		w.cfg.Out = "out"
	}
}

// TestMemoryOfMany runs at the same time with one cache.
func TestMemoryOfMany(t *testing.T) {
	w := newWorkshop(t)
	w.generate(t)
	var group sync.WaitGroup
	for i := range 8 {
		cfg := w.cfg
		cfg.Progress = nil // counts, for one run at a time
		if i%2 == 0 {
			cfg.SkipUnsupported = true // another key for the same file
		}
		group.Go(func() {
			for range 5 {
				if _, err := generator.Generate(t.Context(), cfg); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if s, stages := w.generate(t); s.Written != 0 {
		t.Error(s, stages)
	}
	if s, stages := w.generate(t); stages != 0 {
		t.Error(s, stages)
	}
	if found, _ := filepath.Glob(w.path("cache/*")); len(found) != 1 {
		t.Error("left in the cache:", found)
	}
}
