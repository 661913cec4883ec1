package replace_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/replace"
)

// TestUndoFails makes a change fail, and then its way back too: the error says which
// file is not as it was, and the journal stays.
func TestUndoFails(t *testing.T) {
	dir := lay(t, before())
	s := change(dir)
	commits := 0
	s.Observe(func(what string) {
		if what != "commit" {
			return
		}
		// Folders that are not empty are neither replaced nor removed by files.
		switch commits++; commits {
		case 2:
			obstruct(t, filepath.Join(dir, "a"))
		case 4:
			obstruct(t, filepath.Join(dir, "b", "b"))
		}
	})
	err := s.Apply()
	if err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "a")+" cannot be taken back: ") {
		t.Error(err)
	}
	if !replace.Interrupted(os.DirFS(dir)) {
		t.Error("nothing tells that files are of two states")
	}
	for _, name := range []string{"a", "b/b"} {
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := replace.Recover(dir); err != nil {
		t.Error(err)
	}
	want := before()
	delete(want, "b/b") // never replaced, but by this test
	if got := state(t, dir); !maps.Equal(got, want) {
		t.Error(got)
	}
}

// obstruct puts a folder in the place of a file.
func obstruct(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Error(err)
	}
	if err := os.MkdirAll(filepath.Join(file, "x"), 0o755); err != nil {
		t.Error(err)
	}
}

// TestGoneAlready removes a file that is gone, and is killed: what somebody puts
// there afterwards is not touched.
func TestGoneAlready(t *testing.T) {
	dir := lay(t, before())
	s := &replace.Set{Folder: dir}
	s.Remove(filepath.Join(dir, "gone"))
	s.Write(filepath.Join(dir, "a"), []byte("new a"))
	var journal []byte
	s.Observe(func(what string) {
		if what == "end" {
			journal, _ = os.ReadFile(filepath.Join(dir, replace.Journal))
		}
	})
	if err := s.Apply(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(journal), "gone") || !strings.Contains(string(journal), `"a"`) {
		t.Errorf("%s", journal)
	}
}

// TestLinksStay has links to nothing where folders are to be made: they are in the
// way, and stay.
func TestLinksStay(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	if err := os.Symlink("nowhere", link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	for _, file := range []string{"link/file", "link/deep/er/file", "other/link/file"} {
		s := &replace.Set{}
		s.Write(filepath.Join(dir, "new", "a"), nil)
		s.Write(filepath.Join(dir, filepath.FromSlash(file)), nil)
		err := s.Apply()
		if fine := strings.HasPrefix(file, "other"); err == nil != fine || !fine && !strings.HasSuffix(err.Error(), "link is a symbolic link to nothing; move it out of the way") {
			t.Errorf("%s: %v", file, err)
		}
		if target, err := os.Readlink(link); err != nil || target != "nowhere" {
			t.Fatalf("%s: the link is %q, %v", file, target, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "new")); err == nil != strings.HasPrefix(file, "other") {
			t.Errorf("%s: a folder that was made: %v", file, err)
		}
	}
}
