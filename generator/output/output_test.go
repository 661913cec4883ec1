package output_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/templates"
)

// ours is the content of a generated file.
func ours(text string) string { return templates.Header + "\n\npackage x // " + text + "\n" }

// files turns paths and contents into emitted files.
func files(pairs map[string]string) (out []emit.File) {
	for _, name := range slices.Sorted(maps.Keys(pairs)) {
		out = append(out, emit.File{Path: name, Source: []byte(pairs[name])})
	}
	return out
}

// lay writes a tree of files.
func lay(t *testing.T, dir string, pairs map[string]string) {
	t.Helper()
	for name, text := range pairs {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// state is all there is below a folder: files with content, links with target,
// folders with a slash.
func state(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case d.IsDir():
			found[name+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(path)
			found[name] = "link to " + target
		default:
			data, err := os.ReadFile(path)
			found[name] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// same fails if two states differ.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name, text := range want {
		if have, ok := got[name]; !ok {
			t.Errorf("%s is gone", name)
		} else if have != text {
			t.Errorf("%s is %q, want %q", name, have, text)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is new", name)
		}
	}
}

// write plans and applies files of one client.
func write(dir string, pairs map[string]string) (output.Counts, error) {
	var plan output.Plan
	counts, err := plan.Add(dir, files(pairs))
	if err == nil {
		err = plan.Apply()
	}
	return counts, err
}

// TestWrite covers what a run does to what is there.
func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "client")
	wanted := map[string]string{"a.go": ours("a"), "types/b.go": ours("b")}
	if counts, err := write(dir, wanted); err != nil || counts != (output.Counts{Written: 2}) {
		t.Fatal(counts, err)
	}
	lay(t, dir, map[string]string{
		"a.go":                      strings.ReplaceAll(ours("a"), "\n", "\r\n"),
		"stale.go":                  ours("old"),
		"document/old.go":           ours("old"),
		"clientserver/o.go":         ours("old"),
		"internal/x.go":             ours("of somebody"),
		"internal/types/x.go":       ours("of another client"),
		"internal/constraints/o.go": ours("old"),
		"types/crlf.go":             strings.ReplaceAll(ours("old"), "\n", "\r\n"),
		"hand.go":                   "package x // mentions " + templates.Header + "\n",
		"spaced.go":                 "\n" + ours("the header is not the first line"),
		"empty.go":                  "",
		"notes.txt":                 ours("not Go"),
		".git/config.go":            ours("hidden"),
		"_old/x.go":                 ours("ignored by the go command"),
		"testdata/x.go":             ours("ignored by the go command"),
		"vendor/x.go":               ours("not ours"),
		"nested/go.mod":             "module nested\n",
		"nested/x.go":               ours("of another module"),
		"other/x.go":                ours("of another client"),
		".modelsmith-fresh":         "of a run at work",
	})
	before := state(t, dir)
	counts, err := write(dir, wanted)
	if want := (output.Counts{Written: 1, Removed: 5, Unchanged: 1}); err != nil || counts != want {
		t.Fatal(counts, err)
	}
	before["a.go"] = ours("a")
	for _, name := range []string{"stale.go", "types/crlf.go", "document/old.go", "clientserver/o.go", "internal/constraints/o.go"} {
		delete(before, name)
	}
	same(t, state(t, dir), before)
}

// TestUnchanged writes the same again: nothing is touched.
func TestUnchanged(t *testing.T) {
	dir := t.TempDir()
	wanted := map[string]string{"a.go": ours("a"), "types/b.go": ours("b")}
	if _, err := write(dir, wanted); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	for name := range wanted {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	wanted["a.go"] = ours("A")
	counts, err := write(dir, wanted)
	if want := (output.Counts{Written: 1, Unchanged: 1}); err != nil || counts != want {
		t.Fatal(counts, err)
	}
	for name, wantOld := range map[string]bool{"a.go": false, "types/b.go": true} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if isOld := info.ModTime().Equal(old); isOld != wantOld {
			t.Errorf("the time of %s is %v", name, info.ModTime())
		}
	}
}

// TestEmptied has an empty file in the place of a generated one, as a machine that
// lost its power may leave it: it holds nothing that could be lost.
func TestEmptied(t *testing.T) {
	dir := t.TempDir()
	wanted := map[string]string{"a.go": ours("a"), "types/b.go": ours("b")}
	lay(t, dir, map[string]string{"a.go": "", "types/b.go": ours("b")})
	found, err := output.Compare(dir, files(wanted))
	if err != nil || len(found) != 1 || found[0].Kind != output.Edited {
		t.Errorf("%+v, %v", found, err)
	}
	if counts, err := write(dir, wanted); err != nil || counts != (output.Counts{Written: 1, Unchanged: 1}) {
		t.Error(counts, err)
	}
}

// TestAbandoned leaves temporary files as a killed run does: a later run removes
// them.
func TestAbandoned(t *testing.T) {
	dir := t.TempDir()
	wanted := map[string]string{"a.go": ours("a")}
	lay(t, dir, map[string]string{".modelsmith-1": "x", "types/.modelsmith-2.old": "y", "a.go": ours("a")})
	old := time.Now().Add(-time.Hour)
	for _, name := range []string{".modelsmith-1", "types/.modelsmith-2.old"} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := write(dir, wanted); err != nil {
		t.Fatal(err)
	}
	same(t, state(t, dir), map[string]string{"./": "", "types/": "", "a.go": ours("a")})
}

// TestAtTheSameTime writes the same files from several runs at once: all of
// them succeed, and nothing else is left.
func TestAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	wanted := map[string]string{"a.go": ours("a"), "b.go": ours("b"), "types/c.go": ours("c"), "types/d.go": ours("d")}
	for round := range 20 {
		lay(t, dir, map[string]string{"stale.go": ours("s"), "types/stale.go": ours("s"), "a.go": ours(fmt.Sprint("old", round))})
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				if _, err := write(dir, wanted); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		want := map[string]string{"./": "", "types/": ""}
		maps.Copy(want, wanted)
		same(t, state(t, dir), want)
	}
}
