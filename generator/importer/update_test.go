package importer_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/lock"
	"github.com/modelsmith/modelsmith/generator/source"
)

// imported is a project with a source and the models that were imported from it.
func imported(t *testing.T) (from, to string) {
	t.Helper()
	root := t.TempDir()
	from, to = filepath.Join(root, "vendor", "data"), filepath.Join(root, "models")
	for name, text := range readTree(t, dataDir) {
		write(t, filepath.Join(from, name), text)
	}
	mustImport(t, from, to, "all")
	return from, to
}

func update(t *testing.T, cfg importer.UpdateConfig) *importer.Result {
	t.Helper()
	r, err := importer.Update(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// change makes a later state of a source: other text, another version, a file
// less.
func change(t *testing.T, from string) {
	t.Helper()
	write(t, filepath.Join(from, "tiny/2020-03-04/paginators-1.json"), `{"pagination": {}}`)
	if err := os.Remove(filepath.Join(from, "tiny/2020-03-04/waiters-2.json")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(from, "bare/2021-01-01"), filepath.Join(from, "bare/2024-01-01")); err != nil {
		t.Fatal(err)
	}
}

// TestUpdate follows models through states of their source, there and back.
func TestUpdate(t *testing.T) {
	from, to := imported(t)
	first := readTree(t, to)
	if r := update(t, importer.UpdateConfig{Models: to}); r.Changed() {
		t.Error("without a change:", r.Files)
	}
	change(t, from)
	want := []string{
		"removed bare/2021-01-01/service-2.json", "added bare/2024-01-01/service-2.json", "unchanged partitions.json",
		"unchanged tiny/2020-03-04/endpoint-rule-set-1.json", "updated tiny/2020-03-04/paginators-1.json",
		"unchanged tiny/2020-03-04/service-2.json", "removed tiny/2020-03-04/waiters-2.json", "updated modelsmith.lock",
	}
	wantFiles(t, update(t, importer.UpdateConfig{Models: to, DryRun: true}), want...)
	if !maps.Equal(readTree(t, to), first) {
		t.Error("a dry run has written")
	}
	wantFiles(t, update(t, importer.UpdateConfig{Models: to}), want...)
	entries, err := source.Entries(os.DirFS(to))
	if err != nil || len(entries) != 2 || entries[0].Version != "2024-01-01" {
		t.Error(entries, err)
	}
	// An update is what an import would have been.
	again := filepath.Join(filepath.Dir(to), "again")
	mustImport(t, from, again, "all")
	if !maps.Equal(readTree(t, to), readTree(t, again)) {
		t.Error("the update differs from an import")
	}
	// The older version comes back, though its folder has the smaller name.
	if err := os.Rename(filepath.Join(from, "bare/2024-01-01"), filepath.Join(from, "bare/2021-01-01")); err != nil {
		t.Fatal(err)
	}
	update(t, importer.UpdateConfig{Models: to, Services: []string{"bare"}})
	if entries, err := source.Entries(os.DirFS(to)); err != nil || entries[0].Version != "2021-01-01" {
		t.Error(entries, err)
	}
}

// TestUpdateFrom takes all from another source, which the lock then names.
func TestUpdateFrom(t *testing.T) {
	from, to := imported(t)
	other := filepath.Join(filepath.Dir(to), "other")
	if err := os.CopyFS(other, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	change(t, other)
	wantFiles(t, update(t, importer.UpdateConfig{Models: to, From: other, Services: []string{"bare"}}),
		"removed bare/2021-01-01/service-2.json", "added bare/2024-01-01/service-2.json", "unchanged partitions.json", "updated modelsmith.lock")
	l, _, err := lock.Read(os.DirFS(to))
	if err != nil || l.Services["bare"].Source != "../other" || l.Services["tiny"].Source != "../vendor/data" {
		t.Error(l, err)
	}
	if err := os.RemoveAll(from); err != nil {
		t.Fatal(err)
	}
	if r := update(t, importer.UpdateConfig{Models: to, Services: []string{"bare"}}); r.Changed() {
		t.Error(r.Files)
	}
	if _, err := importer.Update(t.Context(), importer.UpdateConfig{Models: to}); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a source that is gone:", err)
	}
}

// TestDocsStay keeps what was asked for when a model was imported.
func TestDocsStay(t *testing.T) {
	from, to := imported(t)
	if _, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"tiny"}, To: to, Docs: true}); err != nil {
		t.Fatal(err)
	}
	before := readTree(t, to)
	if r := update(t, importer.UpdateConfig{Models: to}); r.Changed() || !strings.Contains(before["tiny/2020-03-04/service-2.json"], `"documentation"`) {
		t.Error(r.Files)
	}
}

// TestUpdateErrors expects the errors of updates that cannot be.
func TestUpdateErrors(t *testing.T) {
	_, to := imported(t)
	empty, bare, none := t.TempDir(), t.TempDir(), t.TempDir()
	text := `{"note": "", "version": 1, "services": {"tiny": {"files": {}}, "bare": {"source": "../x", "files": {}}}}`
	write(t, filepath.Join(bare, lock.Name), text)
	write(t, filepath.Join(none, lock.Name), `{"note": "", "version": 1}`)
	for _, c := range []struct {
		cfg  importer.UpdateConfig
		want string
	}{
		{importer.UpdateConfig{Models: empty}, "TO/modelsmith.lock: no such file: import models first"},
		{importer.UpdateConfig{Models: filepath.Join(empty, "x")}, "TO/modelsmith.lock: no such file: import models first"},
		{importer.UpdateConfig{Models: filepath.Join(empty, "x"), DryRun: true}, "TO/modelsmith.lock: no such file: import models first"},
		{importer.UpdateConfig{Models: none}, "modelsmith.lock has no services"},
		{importer.UpdateConfig{Models: to, Services: []string{"tinny"}}, `modelsmith.lock has no service "tinny": close names are "tiny"`},
		{importer.UpdateConfig{Models: to, Services: []string{"partitions"}}, `modelsmith.lock has no service "partitions": no name there is close to it`},
		{importer.UpdateConfig{Models: bare}, "modelsmith.lock names no source for tiny: give one with --from"},
		{importer.UpdateConfig{Models: to, From: "ftp://x/y"}, "cannot import from a URL with ftp, only with https and http"},
	} {
		_, err := importer.Update(t.Context(), c.cfg)
		wantError(t, err, "FROM", c.cfg.Models, c.want)
	}
}

// TestInterrupted refuses to look at models of two states, and takes them back
// before it writes.
func TestInterrupted(t *testing.T) {
	_, to := imported(t)
	want := readTree(t, to)
	service := "tiny/2020-03-04/service-2.json"
	write(t, filepath.Join(to, "tiny/2020-03-04/.modelsmith-1.old"), want[service])
	write(t, filepath.Join(to, service), "half of an import")
	write(t, filepath.Join(to, ".modelsmith-journal"), `{"files": [{"path": "`+service+`", "temp": "tiny/2020-03-04/.modelsmith-1", "backup": "tiny/2020-03-04/.modelsmith-1.old"}]}`)
	if _, err := source.Open(os.DirFS(to), "tiny"); err == nil || !strings.Contains(err.Error(), "was interrupted") {
		t.Error(err)
	}
	if _, err := importer.Update(t.Context(), importer.UpdateConfig{Models: to, DryRun: true}); err == nil || !strings.Contains(err.Error(), "was interrupted") {
		t.Error(err)
	}
	if r := update(t, importer.UpdateConfig{Models: to}); r.Changed() || !maps.Equal(readTree(t, to), want) {
		t.Error(r.Files)
	}
}

// TestCase refuses a folder that is another one only where case counts.
func TestCase(t *testing.T) {
	to := t.TempDir()
	write(t, filepath.Join(to, "Tiny/x"), "")
	_, err := importer.Import(t.Context(), importer.Config{From: dataDir, Services: []string{"tiny"}, To: to})
	wantError(t, err, dataDir, to, "TO: Tiny is there, which differs from tiny in case only: move it away")
}

// TestUpdateBotocore updates from the botocore of this machine: nothing changes,
// and that does not take long.
func TestUpdateBotocore(t *testing.T) {
	// The lock names a source only if it is near the models.
	from, to := filepath.Join(t.TempDir(), "data"), t.TempDir()
	if err := os.Symlink(importertest.DataDir(t), from); err != nil {
		t.Skip(err)
	}
	mustImport(t, from, to, "iam", "sts", "sqs")
	before := readTree(t, to)
	start := time.Now()
	if r := update(t, importer.UpdateConfig{Models: to}); r.Changed() || !maps.Equal(readTree(t, to), before) {
		t.Error(r.Files)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Error("the update took", took)
	} else {
		t.Log(took)
	}
}
