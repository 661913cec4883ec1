package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTotal counts what was read as well as what is kept of it: a source may be
// documentation only, or nothing but spaces.
func TestTotal(t *testing.T) {
	from := t.TempDir()
	for _, name := range []string{"a", "b", "c"} {
		text := someModel + strings.Repeat(" ", 1<<20)
		if err := os.WriteFile(filepath.Join(from, name+".json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o, err := open(t.Context(), from, t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.close() })
	wanted := []request{{name: "a"}, {name: "b"}, {name: "c"}}
	if _, err := o.load(t.Context(), wanted, nil); err != nil {
		t.Error(err)
	}
	o.most = 2 << 20
	if _, err := o.load(t.Context(), wanted, nil); err == nil || !strings.Contains(err.Error(), "the models have more than 2 MiB together") {
		t.Error(err)
	}
}
