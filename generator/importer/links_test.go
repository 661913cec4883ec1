package importer_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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
	leads := t.TempDir()
	if err := os.Symlink(filepath.Join(outside, "secret.json"), filepath.Join(leads, lock.Name)); err != nil {
		t.Fatal(err)
	}
	_, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"tiny"}, To: leads})
	wantError(t, err, from, leads, "TO/modelsmith.lock: path escapes from parent")
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

// TestRevisionOfPipe does not wait for what is in the place of a repository.
func TestRevisionOfPipe(t *testing.T) {
	for _, pipe := range []string{".git", ".git/HEAD"} {
		from := writeTree(t, map[string]string{"tiny.json": tinySmithy})
		pipe = filepath.Join(from, pipe)
		if err := os.MkdirAll(filepath.Dir(pipe), 0o755); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("mkfifo", pipe).CombinedOutput(); err != nil {
			t.Skipf("%v: %s", err, out)
		}
		mustImport(t, from, t.TempDir(), "tiny")
	}
}

// TestRecorded reads in the lock where models come from: as others can find it,
// and nothing that nobody else is to know.
func TestRecorded(t *testing.T) {
	tree := botocoreTree(t)
	url, pool := serve(t, map[string]string{"/b.zip": zipped(t, tree), "/a%20b/b": zipped(t, tree), "/a b/b": zipped(t, tree), "/100.zip": tarred(t, map[string]string{"100% of/tiny/2020-03-04/model.json": tinySmithy})})
	root := t.TempDir()
	for name, text := range map[string]string{
		"b.zip": zipped(t, tree), "project/vendor/b.zip": zipped(t, tree), `b\c.zip`: zipped(t, tree), "b\x1b.zip": zipped(t, tree),
	} {
		write(t, filepath.Join(root, name), text)
	}
	t.Chdir(root)
	withUser := strings.Replace(url, "//", "//user:secret@", 1)
	for from, want := range map[string]string{
		url + "/b.zip":                              url + "/b.zip",
		url + "/b.zip#repo-1/botocore/data":         url + "/b.zip#repo-1/botocore/data",
		url + "/a%20b/b":                            url + "/a%20b/b",
		withUser + "/b.zip":                         url + "/b.zip",
		url + "/b.zip?token=secret":                 "",
		url + "/b.zip?token=secret#repo-1":          "",
		url + "/100.zip#repo-1/100%25%20of":         url + "/100.zip#repo-1/100%25%20of",
		"b.zip":                                     "../../b.zip",
		`b\c.zip`:                                   "",
		"b\x1b.zip":                                 "",
		"./project/vendor/b.zip#repo-1":             "../vendor/b.zip#repo-1",
		filepath.Join(root, "project/vendor/b.zip"): "../vendor/b.zip",
	} {
		to := "project/models"
		if err := os.RemoveAll(to); err != nil {
			t.Fatal(err)
		}
		r, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"tiny"}, To: to, Authorities: pool})
		if err != nil {
			t.Errorf("%s: %v", from, err)
			continue
		}
		l, _, err := lock.Read(os.DirFS(to))
		if got := l.Services["tiny"].Source; err != nil || got != want || (r.Unrecorded == nil) != (want != "") {
			t.Errorf("%s: %q, %v, %v, want %q", from, got, r.Unrecorded, err, want)
		}
		if text := readTree(t, to)[lock.Name]; strings.Contains(text, "secret") || strings.Contains(text, root) {
			t.Errorf("%s: %s", from, text)
		}
		if want == "" {
			continue
		}
		if r, err := importer.Update(t.Context(), importer.UpdateConfig{Models: to, Authorities: pool}); err != nil || r.Changed() {
			t.Errorf("%s: the update: %v, %v", from, r, err)
		}
	}
}

// TestSwept removes what a run that was killed long ago has left, and nothing
// else.
func TestSwept(t *testing.T) {
	from, to := imported(t)
	long := time.Now().Add(-time.Hour)
	for name, old := range map[string]bool{
		".modelsmith-1": true, "tiny/2020-03-04/.modelsmith-2.old": true, "tiny/2024-01-01/.modelsmith-3": true,
		"tiny/2020-03-04/.modelsmith-4": false, "tiny/2020-03-04/.mine": true,
	} {
		write(t, filepath.Join(to, name), "")
		if !old {
			continue
		}
		if err := os.Chtimes(filepath.Join(to, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	change(t, from)
	update(t, importer.UpdateConfig{Models: to})
	var left []string
	for name := range readTree(t, to) {
		if strings.HasPrefix(filepath.Base(name), ".") {
			left = append(left, name)
		}
	}
	slices.Sort(left)
	if _, err := os.Stat(filepath.Join(to, "tiny/2024-01-01")); err == nil || strings.Join(left, " ") != "tiny/2020-03-04/.mine tiny/2020-03-04/.modelsmith-4" {
		t.Error(left, err)
	}
}

// TestControlCharacters never shows names that a terminal would obey.
func TestControlCharacters(t *testing.T) {
	for _, file := range []string{"evil\x1b[2J/tiny/2020-03-04/service-2.json", "tiny/service/2020-03-04/\x1b[2J.json", "tiny/2020-03-04/\x1b[2J.smithy.json"} {
		from := filepath.Join(t.TempDir(), "data")
		if err := os.MkdirAll(filepath.Dir(filepath.Join(from, file)), 0o755); err != nil {
			t.Skip(err)
		}
		write(t, filepath.Join(from, file), `{"smithy": `)
		_, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"tiny"}, To: t.TempDir()})
		if err == nil || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %q", file, err)
		}
	}
}
