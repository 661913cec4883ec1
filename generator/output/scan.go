package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/replace"
)

// Scan calls visit for the Go files in a client's folder, and for abandoned
// temporary files. It looks into the folders of the client's own packages only:
// another client may have been generated below it. There is nothing in a folder
// that does not exist.
func Scan(dir string, visit func(path string, temporary bool) error) error {
	client := filepath.Base(dir)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			if path != dir && foreign(dir, path, client) {
				return filepath.SkipDir
			}
			return nil
		case filepath.Dir(path) == filepath.Join(dir, internal):
			return nil
		case !d.Type().IsRegular():
			return nil
		case replace.Temporary(d.Name()):
			if !replace.Abandoned(d) {
				return nil
			}
			return visit(path, true)
		case filepath.Ext(path) == ".go":
			return visit(path, false)
		}
		return nil
	})
}

// internal is the folder around a client's own packages that nobody else may
// import; it has no files of its own.
const internal = "internal"

// foreign reports whether a folder is none of a client's own packages, or has
// become a module of its own.
func foreign(dir, path, client string) bool {
	if name, _ := filepath.Rel(dir, path); Owns(client, filepath.ToSlash(name)) {
		_, err := os.Stat(filepath.Join(path, "go.mod"))
		return err == nil
	}
	return true
}

// Owns reports whether a folder, by its path below a client's, is one of the
// client's own packages.
func Owns(client, name string) bool {
	switch name {
	case "types", "document", internal, internal + "/constraints", names.ServerPackage(client):
		return true
	}
	return false
}

// findStale lists generated files that are not wanted, and temporary files.
func findStale(dir string, wanted map[string]bool) (stale []string, err error) {
	err = Scan(dir, func(path string, temporary bool) error {
		if wanted[path] {
			return nil
		}
		if !temporary {
			data, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) {
				return nil // another run was faster
			}
			if err != nil || !Generated(data) {
				return err
			}
		}
		stale = append(stale, path)
		return nil
	})
	return stale, err
}
