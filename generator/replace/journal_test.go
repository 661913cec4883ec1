package replace_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/replace"
)

// TestRecoverTwice takes back the same changes again after half of that was done.
func TestRecoverTwice(t *testing.T) {
	files := map[string]string{"a": "new", ".modelsmith-1.old": "old", "b": "new", ".modelsmith-3.old": "old"}
	files[replace.Journal] = `{"files": [
		{"path": "a", "temp": ".modelsmith-1", "backup": ".modelsmith-1.old"},
		{"path": "made/c", "temp": "made/.modelsmith-2"},
		{"path": "b", "temp": ".modelsmith-3", "backup": ".modelsmith-3.old"}], "made": ["made"]}`
	dir := lay(t, files)
	if err := os.Rename(filepath.Join(dir, ".modelsmith-1.old"), filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if err := replace.Recover(dir); err != nil {
		t.Fatal(err)
	}
	if got := state(t, dir); !maps.Equal(got, map[string]string{"a": "old", "b": "old"}) {
		t.Error(got)
	}
	if err := replace.Recover(dir); err != nil {
		t.Error(err)
	}
}

// TestHostileJournal expects that a journal of somebody else does nothing outside
// of its folder, and to no file but those that are on their way.
func TestHostileJournal(t *testing.T) {
	outside := lay(t, map[string]string{"precious": "kept", ".modelsmith-1.old": "planted"})
	for name, text := range map[string]string{
		"no JSON":            `{"files": [`,
		"above":              `{"files": [{"path": "../precious"}]}`,
		"absolute":           `{"files": [{"path": "` + filepath.ToSlash(outside) + `/precious"}]}`,
		"link":               `{"files": [{"path": "link/precious"}]}`,
		"link, backup":       `{"files": [{"path": "link/precious", "temp": "link/.modelsmith-2", "backup": "link/.modelsmith-1.old"}]}`,
		"backup elsewhere":   `{"files": [{"path": "own", "backup": "other/.modelsmith-1.old"}]}`,
		"backup of a file":   `{"files": [{"path": "own", "backup": "other"}]}`,
		"temporary file":     `{"files": [{"path": "own", "temp": "other"}]}`,
		"nothing on its way": `{"files": [{"path": "own"}]}`,
		"journal as a file":  `{"files": [{"path": "` + replace.Journal + `"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, map[string]string{"own": "own", "other": "other", replace.Journal: text})
			if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
				t.Skip(err)
			}
			if err := replace.Recover(dir); err == nil {
				t.Error("accepted")
			}
			for file, want := range map[string]string{filepath.Join(outside, "precious"): "kept", filepath.Join(dir, "own"): "own", filepath.Join(dir, "other"): "other"} {
				if got, err := os.ReadFile(file); string(got) != want {
					t.Errorf("%s is %q, %v", file, got, err)
				}
			}
		})
	}
}

func TestGuard(t *testing.T) {
	dir := t.TempDir()
	release, err := replace.Guard(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := replace.Guard(dir); err == nil {
		t.Skip("this system has no locks on folders")
	}
	release()
	if release, err = replace.Guard(dir); err != nil {
		t.Fatal("after the release:", err)
	}
	release()
	if _, err := replace.Guard(filepath.Join(dir, "nowhere")); err != nil {
		t.Error("a folder that is not there:", err)
	}
}

// TestAbandoned tells files that killed runs left from those of others.
func TestAbandoned(t *testing.T) {
	dir := lay(t, map[string]string{".modelsmith-12": "", ".modelsmith-13.old": "", ".modelsmith-x": "", "model.json": "", ".modelsmith-14": ""})
	long := time.Now().Add(-time.Hour)
	for _, name := range []string{".modelsmith-12", ".modelsmith-13.old", ".modelsmith-x", "model.json"} {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{".modelsmith-12": true, ".modelsmith-13.old": true, ".modelsmith-14": false, ".modelsmith-x": false, "model.json": false}
	for _, e := range entries {
		if got := replace.Abandoned(e); got != want[e.Name()] {
			t.Errorf("%s: %v", e.Name(), got)
		}
	}
}

// TestAtWork expects that the temporary files of a run at work do not look abandoned,
// however old the files are that it replaces and removes.
func TestAtWork(t *testing.T) {
	dir := lay(t, before())
	long := time.Now().Add(-time.Hour)
	for name := range before() {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(name)), long, long); err != nil {
			t.Fatal(err)
		}
	}
	s, seen := change(dir), 0
	s.Observe(func(what string) {
		if what != "commit" {
			return
		}
		for _, file := range temporary(t, dir) {
			info, err := os.Lstat(file)
			if err != nil || replace.Abandoned(fs.FileInfoToDirEntry(info)) {
				t.Errorf("%s looks abandoned: %v", file, err)
			}
			seen++
		}
	})
	if err := s.Apply(); err != nil || seen == 0 {
		t.Error(seen, err)
	}
}
