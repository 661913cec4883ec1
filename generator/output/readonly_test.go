//go:build unix

package output_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing.
const nobody = 65534

// TestReadOnly writes into a folder that may not be written. Root may write
// everywhere, so for root the test runs again as somebody else.
func TestReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		asNobody(t)
		return
	}
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a.go": ours("old"), "types/b.go": ours("old"), "types/stale.go": ours("stale")})
	before := state(t, dir)
	types := filepath.Join(dir, "types")
	if err := os.Chmod(types, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(types, 0o755) })
	if _, err := write(dir, map[string]string{"a.go": ours("new"), "types/b.go": ours("new")}); err == nil {
		t.Error("no error")
	}
	same(t, state(t, dir), before)
}

// asNobody runs the calling test in a process of another user.
func asNobody(t *testing.T) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	// Not t.TempDir, which nobody may enter.
	dir, err := os.MkdirTemp("", "modelsmith-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "test")
	if err := os.WriteFile(copied, program, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(copied, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "TMPDIR="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
