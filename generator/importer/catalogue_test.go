package importer_test

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// TestImportCatalogue imports every service of botocore and expects nothing but
// prose to be missing, and all of that.
func TestImportCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	from, to := importertest.DataDir(t), t.TempDir()
	r := mustImport(t, from, to, "all")
	if len(r.Services) != 424 || len(r.Files) != 424+421+164+424+6+48+2 {
		t.Errorf("imported %d services, %d files", len(r.Services), len(r.Files))
	}
	for _, f := range r.Files {
		if f.State != importer.Added {
			t.Errorf("%s is %s", f.Path, f.State)
		}
		if f.Path == lock.Name {
			continue
		}
		source := importertest.Source(t, from, f.Path)
		imported, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		kind := strings.TrimSuffix(path.Base(f.Path), ".json")
		if err := importertest.Same(kind, source, imported); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		// No member of the catalogue is called so.
		if bytes.Contains(imported, []byte(`"documentation": "`)) {
			t.Errorf("%s has documentation", f.Path)
		}
	}
}
