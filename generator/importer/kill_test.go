package importer

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// killAt tells a process that is a test to kill itself at a step.
const killAt = "MODELSMITH_TEST_KILL_AT"

// TestUpdateKilled kills an update before each step that it takes to write.
// Afterwards the models are those of before or of after, once a later run has
// looked at them; and that run brings them up to date.
func TestUpdateKilled(t *testing.T) {
	if at, err := strconv.Atoi(os.Getenv(killAt)); err == nil {
		updateAndDie(t, os.Getenv(killAt+"_DIR"), at)
		return
	}
	old, before, after := twoStates(t)
	states := map[string]int{}
	for at := 0; at < 100; at++ {
		to := filepath.Join(filepath.Dir(old), "models") // where its source is at the same path
		if err := os.RemoveAll(to); err != nil {
			t.Fatal(err)
		}
		copyTree(t, old, to)
		if !runAndDie(to, at) {
			break
		}
		target, err := openTarget(to)
		if err != nil {
			t.Fatal(err)
		}
		target.close()
		switch got := modelFiles(t, to); {
		case maps.Equal(got, before):
			states["old"]++
		case maps.Equal(got, after):
			states["new"]++
		default:
			t.Errorf("killed at step %d: the models are %v", at, got)
		}
		if _, err := Update(t.Context(), UpdateConfig{Models: to}); err != nil || !maps.Equal(modelFiles(t, to), after) {
			t.Errorf("killed at step %d: the next run gives %v", at, err)
		}
	}
	if states["old"] < 8 || states["new"] < 4 {
		t.Error("not every kind of step was seen:", states)
	}
}

// twoStates is a directory of models whose source has changed since, and what is
// in it before and after an update.
func twoStates(t *testing.T) (old string, before, after map[string]string) {
	t.Helper()
	root := t.TempDir()
	from, old, updated := filepath.Join(root, "data"), filepath.Join(root, "old"), filepath.Join(root, "updated")
	copyTree(t, "testdata/data", from)
	if _, err := Import(t.Context(), Config{From: from, Services: []string{"all"}, To: old}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(from, "bare/2021-01-01"), filepath.Join(from, "bare/2024-01-01")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(from, "tiny/2020-03-04/waiters-2.json")); err != nil {
		t.Fatal(err)
	}
	copyTree(t, old, updated)
	if _, err := Update(t.Context(), UpdateConfig{Models: updated}); err != nil {
		t.Fatal(err)
	}
	return old, modelFiles(t, old), modelFiles(t, updated)
}

// runAndDie runs a process that kills itself, and reports whether it did.
func runAndDie(dir string, at int) bool {
	cmd := exec.Command(os.Args[0], "-test.run=^TestUpdateKilled$")
	cmd.Env = append(os.Environ(), killAt+"="+strconv.Itoa(at), killAt+"_DIR="+dir)
	return cmd.Run() != nil
}

func updateAndDie(t *testing.T, dir string, at int) {
	step := 0
	_, err := Update(t.Context(), UpdateConfig{Models: dir, observe: func(string) {
		if step++; step > at {
			self, _ := os.FindProcess(os.Getpid())
			_ = self.Kill()
			select {} // until it is
		}
	}})
	if err != nil {
		t.Error(err)
	}
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// modelFiles is the content of all files but temporary ones.
func modelFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".modelsmith-") {
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
