package importer_test

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// TestLinks follows links inside of a folder, and none that leads out of it.
func TestLinks(t *testing.T) {
	outside := writeTree(t, map[string]string{"2020-01-01/service-2.json": "{}", "secret.json": "{}"})
	from := writeTree(t, readTree(t, dataDir))
	for link, target := range map[string]string{
		"inside": "tiny", "outside": outside, "bare/2021-01-01/waiters-2.json": filepath.Join(outside, "secret.json"),
	} {
		if err := os.Symlink(target, filepath.Join(from, link)); err != nil {
			t.Skip(err)
		}
	}
	if r := mustImport(t, from, t.TempDir(), "inside"); len(r.Files) != 6 {
		t.Error(r.Files)
	}
	for _, name := range []string{"outside", "bare"} {
		_, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{name}, To: t.TempDir()})
		if err == nil {
			t.Errorf("%s was imported", name)
		}
	}
	// Nor does anything in the directory of models lead out of that.
	to := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(to, "tiny")); err != nil {
		t.Fatal(err)
	}
	if _, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"tiny"}, To: to}); err == nil || len(readTree(t, outside)) != 2 {
		t.Errorf("%v, %v", err, readTree(t, outside))
	}
}

// TestRevision reads the commit of a clone of git, and nothing that is none.
func TestRevision(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"branch":   {map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": commit + "\n"}, commit},
		"packed":   {map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/packed-refs": "# pack-refs\nfedc refs/heads/other\n" + commit + " refs/heads/main\n"}, commit},
		"detached": {map[string]string{".git/HEAD": commit + "\n"}, commit},
		"above":    {map[string]string{".git/HEAD": "ref: refs/../../secret\n", "secret": commit}, ""},
		"no ref":   {map[string]string{".git/HEAD": "ref: secret\n", ".git/secret": commit}, ""},
		"text":     {map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": "<secret>"}, ""},
		"worktree": {map[string]string{".git": "gitdir: /elsewhere"}, ""},
	} {
		files := maps.Clone(c.files)
		files["models/tiny/service/2020-03-04/tiny-2020-03-04.json"] = tinySmithy
		to := t.TempDir()
		mustImport(t, writeTree(t, files), to, "tiny")
		l, _, err := lock.Read(os.DirFS(to))
		if got := l.Services["tiny"].Revision; err != nil || got != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
