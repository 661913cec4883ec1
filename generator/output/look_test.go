//go:build unix

package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/templates"
)

// verdicts are what Compare finds, by path below the folder.
func verdicts(t *testing.T, dir string, wanted map[string]string) map[string]output.Kind {
	t.Helper()
	found, err := output.Compare(dir, files(wanted))
	if err != nil {
		t.Fatal(err)
	}
	kinds := make(map[string]output.Kind)
	for _, d := range found {
		name, _ := filepath.Rel(dir, d.Path)
		kinds[name] = d.Kind
	}
	return kinds
}

// TestNoFiles puts what may block, or never end, in the place of a generated file,
// and things that are not modelsmith's: nothing waits, and nothing is replaced.
func TestNoFiles(t *testing.T) {
	for name, lay := range map[string]func(t *testing.T, place string){
		"a pipe": func(t *testing.T, place string) {
			if err := syscall.Mkfifo(place, 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"a link to a device": func(t *testing.T, place string) { symlink(t, "/dev/zero", place) },
		"a link to a pipe": func(t *testing.T, place string) {
			if err := syscall.Mkfifo(place+".pipe", 0o600); err != nil {
				t.Fatal(err)
			}
			symlink(t, place+".pipe", place)
		},
		"a link to itself":  func(t *testing.T, place string) { symlink(t, place, place) },
		"a link to nothing": func(t *testing.T, place string) { symlink(t, "nowhere", place) },
		"a folder": func(t *testing.T, place string) {
			if err := os.Mkdir(place, 0o755); err != nil {
				t.Fatal(err)
			}
		},
		"a file of somebody": func(t *testing.T, place string) {
			if err := os.WriteFile(place, []byte("package x\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, filepath.Join(dir, "a.go"))
			wanted := map[string]string{"a.go": ours("a")}
			if got := verdicts(t, dir, wanted); len(got) != 1 || got["a.go"] != output.Blocked {
				t.Error(got)
			}
			if _, err := write(dir, wanted); err == nil || !strings.HasSuffix(err.Error(), "; move it out of the way") {
				t.Error(err)
			}
		})
	}
}

// TestHuge expects files of many gigabytes to be told from generated ones by their
// beginning.
func TestHuge(t *testing.T) {
	dir := t.TempDir()
	wanted := map[string]string{"a.go": ours("a")}
	lay(t, dir, map[string]string{"a.go": ours("edited"), "stale.go": ours("s"), "hand.go": "package x\n"})
	for _, name := range []string{"a.go", "stale.go", "hand.go"} {
		if err := os.Truncate(filepath.Join(dir, name), 1<<40); err != nil {
			t.Skip("no such large files here:", err)
		}
	}
	got := verdicts(t, dir, wanted)
	if len(got) != 2 || got["a.go"] != output.Edited || got["stale.go"] != output.Stale {
		t.Error(got)
	}
	// What is replaced is kept meanwhile: without a copy, by a second name.
	if counts, err := write(dir, wanted); err != nil || counts != (output.Counts{Written: 1, Removed: 1}) {
		t.Error(counts, err)
	}
}

// TestLinkedClient links a client's folder to one of another name: the package of
// its server still has the client's name.
func TestLinkedClient(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "tiny")
	lay(t, top, map[string]string{"store/a.go": ours("a"), "store/tinyserver/stale.go": ours("s"), "store/storeserver/other.go": ours("o")})
	symlink(t, "store", dir)
	wanted := map[string]string{"a.go": ours("a")}
	if got := verdicts(t, dir, wanted); len(got) != 1 || got["tinyserver/stale.go"] != output.Stale {
		t.Error(got)
	}
	if counts, err := write(dir, wanted); err != nil || counts.Removed != 1 {
		t.Error(counts, err)
	}
	if got := verdicts(t, dir, wanted); len(got) != 0 {
		t.Error(got)
	}
	if _, err := os.Stat(filepath.Join(top, "store/storeserver/other.go")); err != nil {
		t.Error(err)
	}
}

// TestFolderIsNoFolder links a client's folder to nothing.
func TestFolderIsNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tiny")
	symlink(t, "nowhere", dir)
	found, err := output.Compare(dir, nil)
	if err != nil || len(found) != 1 || found[0].Kind != output.Blocked || found[0].Path != dir {
		t.Error(found, err)
	}
	if _, err := write(dir, map[string]string{"a.go": ours("a")}); err == nil || !strings.Contains(err.Error(), dir+" is a symbolic link to nothing") {
		t.Error(err)
	}
}

// TestDifference has what is shown of an edited file.
func TestDifference(t *testing.T) {
	dir := t.TempDir()
	edited := ours("a") + strings.Repeat("// by hand\n", 1000)
	crlf := strings.ReplaceAll(ours("b"), "\n", "\r\n")
	lay(t, dir, map[string]string{"a.go": edited, "b.go": crlf, "c.go": templates.Header + "\r\n\npackage x // c\n"})
	found, err := output.Compare(dir, files(map[string]string{"a.go": ours("a"), "b.go": ours("b"), "c.go": ours("c")}))
	if err != nil || len(found) != 3 {
		t.Fatal(found, err)
	}
	if d := found[0]; d.Kind != output.Edited || string(d.Have) != edited || string(d.Want) != ours("a") {
		t.Error(d)
	}
	if d := found[1]; d.Kind != output.Endings || string(d.Have) != crlf {
		t.Error(d)
	}
	if d := found[2]; d.Kind != output.Endings {
		t.Error(d)
	}
}
