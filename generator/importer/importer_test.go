package importer_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/sebdah/goldie/v2"
)

const dataDir = "testdata/data"

// TestImport compares every file that an import of testdata/data writes with the
// golden ones, without and with documentation.
func TestImport(t *testing.T) {
	for name, docs := range map[string]bool{"facts": false, "docs": true} {
		t.Run(name, func(t *testing.T) {
			from := writeTree(t, readTree(t, dataDir))
			to := filepath.Join(filepath.Dir(from), "new", "models")
			got, err := importer.Import(t.Context(), importer.Config{
				From: from, Services: []string{"all"}, To: to, Docs: docs,
			})
			if err != nil {
				t.Fatal(err)
			}
			wantServices(t, got, importer.Service{Name: "bare", Version: "2021-01-01"},
				importer.Service{Name: "tiny", Version: "2020-03-04"})
			wantFiles(t, got, "added bare/2021-01-01/service-2.json", "added partitions.json",
				"added tiny/2020-03-04/endpoint-rule-set-1.json", "added tiny/2020-03-04/paginators-1.json",
				"added tiny/2020-03-04/service-2.json", "added tiny/2020-03-04/waiters-2.json", "added modelsmith.lock")
			compareTree(t, filepath.Join("testdata", name), to)
		})
	}
}

// compareTree compares the files and their names with a golden directory.
func compareTree(t *testing.T, want, got string) {
	t.Helper()
	g := goldie.New(t, goldie.WithFixtureDir(want), goldie.WithNameSuffix(""), goldie.WithDirPerms(0o755))
	written := readTree(t, got)
	for name, text := range written {
		g.Assert(t, name, []byte(text))
	}
	for name := range readTree(t, want) {
		if _, ok := written[name]; !ok {
			t.Errorf("the import did not write %s", name)
		}
	}
}

// TestImportCompressed reads the same from compressed files, and the plain one
// where there are both.
func TestImportCompressed(t *testing.T) {
	data := map[string]string{}
	for name, text := range readTree(t, dataDir) {
		if name == "partitions.json" || strings.HasPrefix(name, "bare/") {
			data[name] = text
		} else {
			data[name+".gz"] = compress(t, text)
		}
	}
	data["bare/2021-01-01/service-2.json.gz"] = "botocore would not read this"
	from := writeTree(t, data)
	to := filepath.Join(filepath.Dir(from), "new", "models")
	mustImport(t, from, to, "tiny", "bare", "tiny")
	compareTree(t, filepath.Join("testdata", "facts"), to)
}

// TestImportAgain follows a directory of models through an update.
func TestImportAgain(t *testing.T) {
	data := readTree(t, dataDir)
	from, to := writeTree(t, data), t.TempDir()
	mustImport(t, from, to, "tiny")

	kept := map[string]string{
		"tiny/2020-03-04/nullability-1.json": "{}",
		"tiny/2019-01-02/service-2.json":     "of an older version",
		"tiny/2019-01-02/waiters-2.json":     "of an older version",
		"bare/2021-01-01/waiters-2.json":     "of another service",
	}
	for name, text := range kept {
		write(t, filepath.Join(to, name), text)
	}
	wantFiles(t, mustImport(t, from, to, "tiny"), "unchanged partitions.json",
		"unchanged tiny/2020-03-04/endpoint-rule-set-1.json", "unchanged tiny/2020-03-04/paginators-1.json",
		"unchanged tiny/2020-03-04/service-2.json", "unchanged tiny/2020-03-04/waiters-2.json", "unchanged modelsmith.lock")

	data["tiny/2020-03-04/paginators-1.json"] = `{"pagination": {}}`
	delete(data, "tiny/2020-03-04/waiters-2.json")
	wantFiles(t, mustImport(t, writeTree(t, data), to, "tiny"), "unchanged partitions.json",
		"unchanged tiny/2020-03-04/endpoint-rule-set-1.json", "updated tiny/2020-03-04/paginators-1.json",
		"unchanged tiny/2020-03-04/service-2.json", "removed tiny/2020-03-04/waiters-2.json", "updated modelsmith.lock")

	now := readTree(t, to)
	for name, text := range kept {
		if now[name] != text {
			t.Errorf("%s has become %q", name, now[name])
		}
	}
	if got, want := now["tiny/2020-03-04/paginators-1.json"], "{\n  \"pagination\": {}\n}\n"; got != want {
		t.Errorf("the updated file is %q, want %q", got, want)
	}
	if _, ok := now["tiny/2020-03-04/waiters-2.json"]; ok || len(now) != len(kept)+5 {
		t.Errorf("the models are %v", slices.Sorted(maps.Keys(now)))
	}
}

func TestImportCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	to := filepath.Join(t.TempDir(), "models")
	_, err := importer.Import(ctx, importer.Config{From: dataDir, Services: []string{"tiny"}, To: to})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a cancelled import has made %s", to)
	}
}

func mustImport(t *testing.T, from, to string, services ...string) *importer.Result {
	t.Helper()
	r, err := importer.Import(t.Context(), importer.Config{From: from, Services: services, To: to})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func wantServices(t *testing.T, r *importer.Result, want ...importer.Service) {
	t.Helper()
	if !slices.Equal(r.Services, want) {
		t.Errorf("the services are %v, want %v", r.Services, want)
	}
}

func wantFiles(t *testing.T, r *importer.Result, want ...string) {
	t.Helper()
	var got []string
	for _, f := range r.Files {
		got = append(got, string(f.State)+" "+f.Path)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the files are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// readTree is the content of all files under a directory by slashed path.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// writeTree writes files into a new directory called data.
func writeTree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func compress(t *testing.T, text string) string {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}
