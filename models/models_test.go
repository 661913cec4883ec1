package models_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/lock"
	"github.com/modelsmith/modelsmith/models"
)

func TestList(t *testing.T) {
	want := []models.Entry{
		{Service: "chime", Version: "2018-05-01"},
		{Service: "chime-sdk-identity", Version: "2021-04-20"},
		{Service: "iam", Version: "2010-05-08"},
	}
	if got := models.List(); !slices.Equal(got, want) {
		t.Errorf("the models are %v, want %v", got, want)
	}
}

// TestImportReproduces imports the same services again and expects the same
// files, and in these all facts of their source.
func TestImportReproduces(t *testing.T) {
	from, to := importertest.DataDir(t), t.TempDir()
	cfg := importer.Config{From: from, To: to}
	for _, e := range models.List() {
		cfg.Services = append(cfg.Services, e.Service)
	}
	if _, err := importer.Import(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	want, got := tree(t, os.DirFS(to)), tree(t, models.FS())
	delete(want, lock.Name)
	if have, found := withoutSources(t, "."), withoutSources(t, to); !reflect.DeepEqual(have, found) {
		t.Errorf("importing anew makes another %s: %v", lock.Name, found)
	}
	maps.DeleteFunc(got, func(name, _ string) bool { return path.Base(name) == "nullability-1.json" })
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("importing anew makes %s, which is no model", name)
		}
	}
	for name, text := range got {
		if text != want[name] {
			t.Errorf("importing anew changes or does not make %s", name)
			continue
		}
		kind := strings.TrimSuffix(path.Base(name), ".json")
		if err := importertest.Same(kind, importertest.Source(t, from, name), []byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// withoutSources is the lock of a directory, but for where on a machine the models
// come from.
func withoutSources(t *testing.T, dir string) map[string]lock.Service {
	t.Helper()
	l, found, err := lock.Read(os.DirFS(dir))
	if err != nil || !found {
		t.Fatal(found, err)
	}
	for name, s := range l.Services {
		s.Source = ""
		l.Services[name] = s
	}
	return l.Services
}

// TestNoDocumentation finds none of the keys that hold prose, and no HTML, which
// all documentation of services is.
func TestNoDocumentation(t *testing.T) {
	for name, text := range tree(t, models.FS()) {
		if strings.Contains(text, "<p>") || strings.Contains(text, "<code>") {
			t.Errorf("%s has HTML", name)
		}
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		findProse(t, name, v)
	}
}

// findProse reports keys of prose with a text as value; as names of shapes and
// members they have an object.
func findProse(t *testing.T, at string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			_, text := inner.(string)
			if text && slices.Contains([]string{"documentation", "description", "comment"}, key) {
				t.Errorf("%s has %s", at, key)
			}
			findProse(t, path.Join(at, key), inner)
		}
	case []any:
		for _, inner := range v {
			findProse(t, at, inner)
		}
	}
}

// tree is the content of all files of a file system.
func tree(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
