package output_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/templates"
)

// TestFindDropped looks into a folder that is a client itself: its own packages are
// nobody else's.
func TestFindDropped(t *testing.T) {
	out := filepath.Join(t.TempDir(), "iam")
	for _, file := range []string{"client.go", "types/types.go", "document/document.go", "iamserver/handler.go", "chime/client.go", "sts/client.go"} {
		path := filepath.Join(out, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(templates.Header+"\n\npackage x\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := output.FindDropped(out, []string{filepath.Join(out, "chime")})
	if want := []string{filepath.Join(out, "sts")}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if got, err := output.FindDropped(filepath.Join(out, "nowhere"), nil); got != nil || err != nil {
		t.Error(got, err)
	}
}
