//go:build unix

package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// cached lists the cache of a workshop.
func (w *workshop) cached(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(w.path("cache/*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestMemoryIsNoFile puts what blocks, or is too much to read, where the memory is
// kept.
func TestMemoryIsNoFile(t *testing.T) {
	w := newWorkshop(t)
	w.generate(t)
	file := w.cached(t)[0]
	for name, lay := range map[string]func() error{
		"a pipe":      func() error { return syscall.Mkfifo(file, 0o600) },
		"a device":    func() error { return os.Symlink("/dev/zero", file) },
		"a huge file": func() error { return os.WriteFile(file, make([]byte, 65<<20), 0o600) },
	} {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if err := lay(); err != nil {
			t.Fatal(err)
		}
		if _, stages := w.generate(t); stages != fullRun {
			t.Errorf("%s: %d stages", name, stages)
		}
		if _, stages := w.generate(t); stages != 0 {
			t.Errorf("after %s: %d stages", name, stages)
		}
	}
}

// TestCacheIsBounded fills the cache with memories of output folders that are gone,
// and of killed runs: a run removes the oldest, and nothing else.
func TestCacheIsBounded(t *testing.T) {
	w := newWorkshop(t)
	w.generate(t)
	kept := append(w.cached(t), w.path("cache/notes.json"), w.path("cache/0123.json"))
	for i := range 600 {
		w.write(t, fmt.Sprintf("cache/%032x.json", i), "{}")
	}
	gone := []string{fmt.Sprintf("%032x.json.123", 0), fmt.Sprintf("%032x.json", 599)}
	for _, name := range append(gone, "notes.json", "0123.json") {
		if err := os.WriteFile(w.path("cache/"+name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-60 * 24 * time.Hour)
		if err := os.Chtimes(w.path("cache/"+name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	w.write(t, "model/service-2.json", w.read(t, "model/service-2.json")+"\n")
	w.generate(t)
	if n := len(w.cached(t)); n != 502 {
		t.Error(n, "files are left")
	}
	for _, file := range kept {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
	for _, name := range gone {
		if _, err := os.Stat(w.path("cache/" + name)); err == nil {
			t.Errorf("%s has stayed", name)
		}
	}
	if _, stages := w.generate(t); stages != 0 {
		t.Error("forgot its own memory")
	}
}
