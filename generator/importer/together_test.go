package importer

import (
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const someModel = `{"smithy": "2.0", "shapes": {"a.b#S": {"type": "service", "version": "1"}}}`

// TestTogether has two imports make the same directory: one of them is told that
// it came too late, and what the other one wrote is whole.
func TestTogether(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("this system has no locks on folders")
	}
	to := filepath.Join(t.TempDir(), "new", "models")
	other := func() error {
		_, err := Import(t.Context(), Config{From: "testdata/data", Services: []string{"bare"}, To: to})
		return err
	}
	var late error
	cfg := Config{From: "testdata/data", Services: []string{"tiny"}, To: to, observe: func(step string) {
		if step == "journal" {
			late = other()
		}
	}}
	if _, err := Import(t.Context(), cfg); err != nil || late == nil || !strings.Contains(late.Error(), "another run of modelsmith is at work there") {
		t.Errorf("%v, %v", err, late)
	}
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err := other(); err != nil {
			t.Error(err)
		}
		_, _ = w.Write([]byte(someModel))
	}))
	t.Cleanup(s.Close)
	_, err := Import(t.Context(), Config{From: s.URL + "/tiny.json", To: to})
	if err == nil || !strings.Contains(err.Error(), "another run of modelsmith has made it meanwhile") {
		t.Error(err)
	}
	alone := filepath.Join(t.TempDir(), "models")
	if _, err := Import(t.Context(), Config{From: "testdata/data", Services: []string{"bare"}, To: alone}); err != nil {
		t.Fatal(err)
	}
	got, want := modelFiles(t, to), modelFiles(t, alone)
	delete(got, "modelsmith.lock")
	delete(want, "modelsmith.lock")
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestNoFolder does not wait for what is no directory of models.
func TestNoFolder(t *testing.T) {
	dir := t.TempDir()
	pipe, file, nowhere := filepath.Join(dir, "pipe"), filepath.Join(dir, "file"), filepath.Join(dir, "nowhere")
	if out, err := exec.Command("mkfifo", pipe).CombinedOutput(); err != nil {
		t.Skipf("%v: %s", err, out)
	}
	if err := errors.Join(os.WriteFile(file, nil, 0o600), os.Symlink(filepath.Join(dir, "x", "y"), nowhere)); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{pipe, file, nowhere} {
		_, err := Import(t.Context(), Config{From: "testdata/data", Services: []string{"tiny"}, To: to})
		_, dry := Update(t.Context(), UpdateConfig{Models: to, DryRun: true})
		for _, err := range []error{err, dry} {
			if err == nil || !strings.Contains(err.Error(), to) {
				t.Error(err)
			}
		}
	}
}
