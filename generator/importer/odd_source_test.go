package importer_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// encrypted is an archive whose one file has the mark of encryption.
func encrypted(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "a.json", Flags: 1}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFlatDamaged does not pass over a model of many that cannot be read.
func TestFlatDamaged(t *testing.T) {
	from := writeTree(t, map[string]string{"good.json": tinySmithy, "large.json": strings.Repeat(" ", 64<<20+1), "package.json": "{}"})
	_, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"all"}, To: t.TempDir()})
	wantError(t, err, from, "TO", "FROM/large.json: longer than 64 MiB: no service model is")
}

// TestImportedSource imports models that were imported, also those of a model that
// was alone and had no partitions.
func TestImportedSource(t *testing.T) {
	service := strings.Replace(readTree(t, dataDir)["tiny/2020-03-04/service-2.json"], `"metadata": {`, `"metadata": {"apiVersion": "2020-03-04",`, 1)
	single := filepath.Join(writeTree(t, map[string]string{"tiny/2020-03-04/service-2.json": service}), "tiny/2020-03-04/service-2.json")
	for from, services := range map[string][]string{single: nil, dataDir: {"all"}} {
		first, second := t.TempDir(), t.TempDir()
		mustImport(t, from, first, services...)
		mustImport(t, first, second, "all")
		got, want := readTree(t, second), readTree(t, first)
		delete(got, lock.Name)
		delete(want, lock.Name)
		if !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", from, got, want)
		}
	}
}
