package importer_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// TestEdited refuses to overwrite what somebody has edited, unless it has become
// what the source says.
func TestEdited(t *testing.T) {
	from, to := imported(t)
	file := filepath.Join(to, "tiny/2020-03-04/paginators-1.json")
	write(t, file, `{"pagination": {"Mine": {}}}`)
	before := readTree(t, to)
	want := filepath.ToSlash(file) + " was edited after its import: keep the edit elsewhere, or overwrite it with --force"
	for _, act := range []func() (*importer.Result, error){
		func() (*importer.Result, error) {
			return importer.Update(t.Context(), importer.UpdateConfig{Models: to})
		},
		func() (*importer.Result, error) {
			return importer.Import(t.Context(), importer.Config{From: from, To: to, Services: []string{"tiny"}})
		},
	} {
		if _, err := act(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if !maps.Equal(readTree(t, to), before) {
			t.Error("something was written")
		}
	}
	r := update(t, importer.UpdateConfig{Models: to, DryRun: true, Services: []string{"tiny"}})
	if f := r.Files[2]; f.Path != "tiny/2020-03-04/paginators-1.json" || !f.Edited || f.State != importer.Updated {
		t.Error(r.Files)
	}
	update(t, importer.UpdateConfig{Models: to, Services: []string{"bare"}}) // has nothing to do with it
	update(t, importer.UpdateConfig{Models: to, Force: true})
	if text := readTree(t, to)["tiny/2020-03-04/paginators-1.json"]; strings.Contains(text, "Mine") {
		t.Error(text)
	}
	// The same edit as the source, other line ends, and a file that is gone are
	// no edits that could get lost.
	change(t, from)
	write(t, file, "{\r\n  \"pagination\": {}\r\n}\r\n")
	if err := os.Remove(filepath.Join(to, "tiny/2020-03-04/endpoint-rule-set-1.json")); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, update(t, importer.UpdateConfig{Models: to, Services: []string{"tiny"}}), "unchanged partitions.json",
		"added tiny/2020-03-04/endpoint-rule-set-1.json", "unchanged tiny/2020-03-04/paginators-1.json",
		"unchanged tiny/2020-03-04/service-2.json", "removed tiny/2020-03-04/waiters-2.json", "updated modelsmith.lock")
}

// TestServiceGone says what can be done about a service that its source has no
// more, and does it.
func TestServiceGone(t *testing.T) {
	from, to := imported(t)
	if err := os.RemoveAll(filepath.Join(from, "bare")); err != nil {
		t.Fatal(err)
	}
	before := readTree(t, to)
	_, err := importer.Update(t.Context(), importer.UpdateConfig{Models: to})
	wantError(t, err, from, to, "FROM has no service bare any more: update others by their names, or remove the folder of bare and its entry in modelsmith.lock")
	if !maps.Equal(readTree(t, to), before) {
		t.Error("something was written")
	}
	update(t, importer.UpdateConfig{Models: to, Services: []string{"tiny"}})
	l, _, err := lock.Read(os.DirFS(to))
	if err != nil {
		t.Fatal(err)
	}
	delete(l.Services, "bare")
	text, err := l.Text()
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(to, lock.Name), string(text))
	if r := update(t, importer.UpdateConfig{Models: to}); r.Changed() {
		t.Error(r.Files)
	}
}

// TestNotImported does not overwrite or remove what no import has written: models
// of somebody's own, or of an import whose lock is lost.
func TestNotImported(t *testing.T) {
	from, to := writeTree(t, readTree(t, dataDir)), t.TempDir()
	mine := map[string]string{"tiny/2020-03-04/service-2.json": `{"mine": 1}`, "tiny/2020-03-04/service-2.sdk-extras.json": `{"mine": 2}`}
	for name, text := range mine {
		write(t, filepath.Join(to, name), text)
	}
	cfg := importer.Config{From: from, To: to, Services: []string{"tiny"}}
	const rest = " is not from an import: keep it elsewhere, or overwrite it with --force"
	_, err := importer.Import(t.Context(), cfg)
	wantError(t, err, from, to, "TO/tiny/2020-03-04/service-2.json"+rest+"\nTO/tiny/2020-03-04/service-2.sdk-extras.json"+rest)
	if got := readTree(t, to); !maps.Equal(got, mine) {
		t.Error(got)
	}
	cfg.Force = true
	if _, err := importer.Import(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	// What is as the import would write it needs no force.
	first := readTree(t, to)
	if err := os.Remove(filepath.Join(to, lock.Name)); err != nil {
		t.Fatal(err)
	}
	if mustImport(t, from, to, "tiny"); !maps.Equal(readTree(t, to), first) {
		t.Error(readTree(t, to))
	}
}

// TestItself does not import models from where they are: the lock would forget
// where they come from.
func TestItself(t *testing.T) {
	_, to := imported(t)
	before := readTree(t, to)
	_, err := importer.Import(t.Context(), importer.Config{From: to, To: to, Services: []string{"all"}})
	wantError(t, err, "FROM", to, "TO is the directory of models itself: name where the models come from")
	if !maps.Equal(readTree(t, to), before) {
		t.Error("something was written")
	}
}
