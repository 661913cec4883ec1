package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/output"
)

// TestRefused puts things in the way that are not modelsmith's: nothing is
// written.
func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		lay  map[string]string
		link string
		want string
	}{
		"a file of somebody":            {lay: map[string]string{"types/b.go": "package types\n"}, want: "was not written by modelsmith; move it out of the way"},
		"a folder":                      {lay: map[string]string{"types/b.go/x": ""}, want: "is no file; move it out of the way"},
		"a file for a folder":           {lay: map[string]string{"types": "x"}, want: "not a directory"},
		"a link to a file of ours":      {lay: map[string]string{"types/c": ours("c")}, link: "c", want: "is a symbolic link; move it out of the way"},
		"a link to a file of somebody":  {lay: map[string]string{"types/c": "x"}, link: "c", want: "is a symbolic link; move it out of the way"},
		"a link to nothing":             {lay: map[string]string{"types/c": "x"}, link: "nowhere", want: "is a symbolic link; move it out of the way"},
		"a link to a folder for a file": {lay: map[string]string{"types/c/d": "x"}, link: "c", want: "is a symbolic link; move it out of the way"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, c.lay)
			if c.link != "" {
				symlink(t, c.link, filepath.Join(dir, "types", "b.go"))
			}
			before := state(t, dir)
			_, err := write(dir, map[string]string{"a.go": ours("a"), "types/b.go": ours("b")})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
			same(t, state(t, dir), before)
		})
	}
}

// TestLinks writes through links to folders, and leaves links alone that are
// not in the way.
func TestLinks(t *testing.T) {
	top := t.TempDir()
	real, dir := filepath.Join(top, "real"), filepath.Join(top, "client")
	lay(t, top, map[string]string{"real/stale.go": ours("old"), "elsewhere.go": ours("of another folder"), "same.go": ours("s")})
	symlink(t, "real", dir)
	symlink(t, "../elsewhere.go", filepath.Join(real, "linked.go"))
	symlink(t, "nowhere.go", filepath.Join(real, "dangling.go"))
	symlink(t, "../same.go", filepath.Join(real, "same.go"))
	counts, err := write(dir, map[string]string{"a.go": ours("a"), "same.go": ours("s")})
	if want := (output.Counts{Written: 1, Removed: 1, Unchanged: 1}); err != nil || counts != want {
		t.Fatal(counts, err)
	}
	same(t, state(t, top), map[string]string{
		"./": "", "real/": "", "client": "link to real", "elsewhere.go": ours("of another folder"), "same.go": ours("s"),
		"real/a.go": ours("a"), "real/linked.go": "link to ../elsewhere.go", "real/dangling.go": "link to nowhere.go",
		"real/same.go": "link to ../same.go",
	})
}

func symlink(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// undoCase is what happens between planning and writing, and the files that it
// adds or, with a dash, takes away.
type undoCase struct {
	sabotage func(t *testing.T, dir string)
	want     map[string]string
}

func undoCases() map[string]undoCase {
	return map[string]undoCase{
		"a folder is in the way of a new file": {
			sabotage: func(t *testing.T, dir string) { lay(t, dir, map[string]string{"types/new.go/x": "x"}) },
			want:     map[string]string{"types/new.go/": "", "types/new.go/x": "x"},
		},
		"a file is in the way of a new folder": {
			sabotage: func(t *testing.T, dir string) { lay(t, dir, map[string]string{"zdeep": "x"}) },
			want:     map[string]string{"zdeep": "x"},
		},
		"a stale file became a folder, another is gone": {
			sabotage: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "stale1.go"))
				remove(t, filepath.Join(dir, "types", "stale2.go"))
				lay(t, dir, map[string]string{"types/stale2.go/x": "x"})
			},
			want: map[string]string{"stale1.go": "-", "types/stale2.go": "-", "types/stale2.go/": "", "types/stale2.go/x": "x"},
		},
		"an old file became a folder": {
			sabotage: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "types", "old.go"))
				lay(t, dir, map[string]string{"types/old.go/x": "x"})
			},
			want: map[string]string{"types/old.go": "-", "types/old.go/": "", "types/old.go/x": "x"},
		},
	}
}

// TestUndo lets a step in the middle fail, after other steps succeeded: all is
// as it was.
func TestUndo(t *testing.T) {
	for name, c := range undoCases() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, map[string]string{
				"a.go": ours("old a"), "hand.go": "package x\n", "types/old.go": ours("old"),
				"stale1.go": ours("s1"), "types/stale2.go": ours("s2"),
			})
			var plan output.Plan
			if _, err := plan.Add(dir, files(map[string]string{
				"a.go": ours("new a"), "types/new.go": ours("new"), "types/old.go": ours("changed"), "zdeep/er/z.go": ours("z"),
			})); err != nil {
				t.Fatal(err)
			}
			want := state(t, dir)
			for name, text := range c.want {
				if want[name] = text; text == "-" {
					delete(want, name)
				}
			}
			c.sabotage(t, dir)
			if err := plan.Apply(); err == nil {
				t.Error("no error")
			}
			same(t, state(t, dir), want)
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
