package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestInitWhole wants the whole file of init or none: none when writing it fails,
// none when somebody has one, be it a link to nowhere.
func TestInitWhole(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a shell limits the size of files")
	}
	s := newShell(t)
	file := filepath.Join(s.dir, "modelsmith.yaml")
	cmd := exec.Command("sh", "-c", `ulimit -f 0 && exec "$0" init iam`, s.binary)
	cmd.Dir, cmd.Env = s.dir, s.env
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("the file was written: %s", out)
	}
	if data, err := os.ReadFile(file); err == nil {
		t.Errorf("a part of the file is there: %q", data)
	}
	if err := os.Symlink("nowhere", file); err != nil {
		t.Fatal(err)
	}
	if got := s.run(t, "init", "iam"); !strings.Contains(got, "modelsmith.yaml exists already") {
		t.Error(got)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if got := s.run(t, "init", "--out", "", "iam"); !strings.Contains(got, "no output folder given") {
		t.Error(got)
	}
	if got := s.run(t, "init", "iam", "chime", "iam"); !strings.Contains(got, "iam is given twice") {
		t.Error(got)
	}
	if got := s.run(t, "init", "iam"); !strings.Contains(got, "exit 0") {
		t.Error(got)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o644 {
		t.Error(info, err)
	}
}
