//go:build unix

package source

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipes has pipes for files of a model: nothing waits for who writes into them.
func TestPipes(t *testing.T) {
	for _, name := range []string{"service-2.json", "service-2.json.gz", "waiters-2.json", "waiters-2.json.gz"} {
		dir := t.TempDir()
		if !strings.HasPrefix(name, "service") {
			if err := os.WriteFile(filepath.Join(dir, "service-2.json"), []byte("{}"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenPath(dir); err == nil || !strings.Contains(err.Error(), name+" is no regular file") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
