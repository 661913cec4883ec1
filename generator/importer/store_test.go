package importer

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSwapUndoes makes the last of four changes fail and expects the others to
// be taken back.
func TestSwapUndoes(t *testing.T) {
	dir := t.TempDir()
	before := map[string]string{"b": "old b", "c": "old c"}
	for name, text := range before {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := compare(dir, []content{
		{path: "a", data: []byte("new a")},
		{path: "b", data: []byte("new b")},
		{path: "c"},
		{path: "sub/d", data: []byte("new d")},
	})
	if err != nil {
		t.Fatal(err)
	}
	made, err := stage(changes)
	if err != nil {
		t.Fatal(err)
	}
	// A directory that is not empty cannot be replaced by a file.
	blocked := changes[3].target
	if err := os.MkdirAll(filepath.Join(blocked, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := swap(changes); err == nil {
		t.Fatal("swap replaced a directory")
	}
	if err := os.RemoveAll(blocked); err != nil {
		t.Fatal(err)
	}
	if err := discard(changes, made); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(before) {
		t.Errorf("the directory holds %v", entries)
	}
	for name, want := range before {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
}
