package replace_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/modelsmith/modelsmith/generator/replace"
)

// before and after are the two states of a folder that the tests know.
func before() map[string]string {
	return map[string]string{"a": "old a", "b/b": "old b", "c/d/e": "old e", "f": "same"}
}

func after() map[string]string {
	return map[string]string{"a": "new a", "b/b": "new b", "f": "same", "g/h/i": "new i"}
}

// change makes a set that leads from one state to the other.
func change(dir string) *replace.Set {
	s := &replace.Set{Folder: dir}
	s.Write(filepath.Join(dir, "a"), []byte("new a"))
	s.Remove(filepath.Join(dir, "c/d/e"))
	s.Write(filepath.Join(dir, "g/h/i"), []byte("new i"))
	s.Write(filepath.Join(dir, "b/b"), []byte("new b"))
	return s
}

func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// state is the content of all files in a folder but temporary ones.
func state(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || replace.Temporary(d.Name()) {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		text, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// temporary lists the temporary files in a folder.
func temporary(t *testing.T, dir string) (left []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && replace.Temporary(d.Name()) {
			left = append(left, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestApply(t *testing.T) {
	dir := lay(t, before())
	if err := change(dir).Apply(); err != nil {
		t.Fatal(err)
	}
	if got := state(t, dir); !maps.Equal(got, after()) {
		t.Error(got)
	}
	if _, err := os.Stat(filepath.Join(dir, "c")); err == nil {
		t.Error("a folder without files has stayed")
	}
	if info, err := os.Stat(filepath.Join(dir, "a")); err != nil || info.Mode().Perm()&0o044 != 0o044 && runtime.GOOS != "windows" {
		t.Error("others cannot read what was written:", info.Mode(), err)
	}
	if left := temporary(t, dir); left != nil {
		t.Error("left behind:", left)
	}
}

// TestUndo makes the last of the changes fail and expects the others to be taken
// back.
func TestUndo(t *testing.T) {
	dir := lay(t, before())
	s := change(dir)
	// A folder that is not empty cannot be replaced by a file.
	blocked := filepath.Join(dir, "blocked")
	s.Write(blocked, nil)
	steps := 0
	s.Observe(func(what string) {
		if what == "commit" && steps == 0 {
			steps++
			if err := os.MkdirAll(filepath.Join(blocked, "x"), 0o755); err != nil {
				t.Error(err)
			}
		}
	})
	if err := s.Apply(); err == nil {
		t.Fatal("a folder was replaced")
	}
	if got := state(t, dir); !maps.Equal(got, before()) {
		t.Error(got)
	}
	if _, err := os.Stat(filepath.Join(dir, "g")); err == nil {
		t.Error("a folder that was made has stayed")
	}
	if left := temporary(t, dir); left != nil {
		t.Error("left behind:", left)
	}
}

// killAt tells a process that is a test to kill itself at a step.
const killAt = "MODELSMITH_TEST_KILL_AT"

// TestKilled kills a process before each step that it takes. Afterwards the
// folder is in its old or its new state, at once or once it has been recovered;
// until then the journal is there.
func TestKilled(t *testing.T) {
	if at, err := strconv.Atoi(os.Getenv(killAt)); err == nil {
		killed(os.Getenv(killAt+"_DIR"), at)
		return
	}
	states, mixed := map[string]int{}, 0
	for at := 0; at < 100; at++ {
		dir := lay(t, before())
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), killAt+"="+strconv.Itoa(at), killAt+"_DIR="+dir)
		if err := cmd.Run(); err == nil {
			break // there is no such step
		}
		if name := stateName(t, dir); name == "mixed" {
			mixed++
			if !replace.Interrupted(os.DirFS(dir)) {
				t.Errorf("killed at step %d: mixed, and nothing tells", at)
			}
		}
		interrupted := replace.Interrupted(os.DirFS(dir))
		if err := replace.Recover(dir); err != nil {
			t.Errorf("killed at step %d: %v", at, err)
		}
		if left := temporary(t, dir); interrupted && left != nil {
			t.Errorf("killed at step %d: left behind: %v", at, left)
		}
		name := stateName(t, dir)
		if states[name]++; name == "mixed" {
			t.Errorf("killed at step %d: %v", at, state(t, dir))
		}
		if err := change(dir).Apply(); err != nil || stateName(t, dir) != "new" {
			t.Errorf("killed at step %d: the next run gives %v, %v", at, err, state(t, dir))
		}
	}
	if states["old"] < 8 || states["new"] < 4 || mixed < 2 {
		t.Error("not every kind of step was seen:", states, mixed)
	}
}

func killed(dir string, at int) {
	s := change(dir)
	step := 0
	s.Observe(func(string) {
		if step++; step > at {
			self, _ := os.FindProcess(os.Getpid())
			_ = self.Kill()
			select {} // until it is
		}
	})
	if err := s.Apply(); err != nil {
		fmt.Println(err)
	}
}

func stateName(t *testing.T, dir string) string {
	got := state(t, dir)
	delete(got, replace.Journal)
	switch {
	case maps.Equal(got, before()):
		return "old"
	case maps.Equal(got, after()):
		return "new"
	}
	return "mixed"
}
