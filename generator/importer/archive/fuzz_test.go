package archive_test

import (
	"archive/tar"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer/archive"
)

// FuzzOpen opens any bytes. What comes out of an archive keeps the limits, under
// names that lead nowhere else.
func FuzzOpen(f *testing.F) {
	t := new(testing.T)
	items := []item{{"repo/a.json", "{}", tar.TypeReg}, {"repo/b.json", "a.json", tar.TypeSymlink}, {"../x", "", tar.TypeReg}}
	for _, some := range [][]item{items[:1], items[:2], items} {
		f.Add(tarOf(t, some))
		f.Add(zipOf(t, some))
		f.Add(packed(t, tarOf(t, some)))
	}
	limits := archive.Limits{Entries: 20, Unpacked: 1 << 20, File: 1 << 16, Directory: 1 << 14}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := open(t, data, limits)
		if err != nil {
			return
		}
		var total int64
		err = fs.WalkDir(a, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if !fs.ValidPath(name) || strings.Contains(name, `\`) {
				t.Errorf("a file is called %q", name)
			}
			r, err := a.Open(name)
			if err != nil {
				return nil // damaged
			}
			n, _ := io.Copy(io.Discard, r)
			total += n
			_ = r.Close() // says again that it is damaged
			return nil
		})
		if err != nil || total > limits.Unpacked {
			t.Errorf("%d bytes, %v", total, err)
		}
	})
}
