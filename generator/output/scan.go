package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/replace"
)

// Scan calls visit for the Go files in a client's folder, and for temporary files,
// by path below the folder, with slashes. It looks into the
// folders of the client's own packages only: another client may have been
// generated below it. There is nothing in a folder that does not exist.
func Scan(dir string, visit func(name string, d fs.DirEntry) error) error {
	client := filepath.Base(dir)
	// The folder may be a link, which nothing would walk into.
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return filepath.WalkDir(dir, func(full string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, full)
		name = filepath.ToSlash(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			if full != dir && foreign(full, name, client) {
				return filepath.SkipDir
			}
			return nil
		case path.Dir(name) == internal:
			return nil
		case !d.Type().IsRegular():
			return nil
		case path.Ext(name) == ".go", replace.Temporary(d.Name()):
			return visit(name, d)
		}
		return nil
	})
}

// internal is the folder around a client's own packages that nobody else may
// import; it has no files of its own.
const internal = "internal"

// foreign reports whether a folder is none of a client's own packages, or has
// become a module of its own.
func foreign(full, name, client string) bool {
	if !Owns(client, name) {
		return true
	}
	_, err := os.Stat(filepath.Join(full, "go.mod"))
	return err == nil
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

// findStale lists generated files that are not wanted, and those temporary files
// that the caller has as stale.
func findStale(dir string, files []emit.File, temporary func(fs.DirEntry) bool) (stale []string, err error) {
	wanted := make(map[string]bool, len(files))
	for _, f := range files {
		wanted[f.Path] = true
	}
	err = Scan(dir, func(name string, d fs.DirEntry) error {
		switch {
		case wanted[name]:
			return nil
		case replace.Temporary(d.Name()):
			if temporary(d) {
				stale = append(stale, name)
			}
			return nil
		}
		ours, err := Generated(filepath.Join(dir, filepath.FromSlash(name)))
		if ours {
			stale = append(stale, name)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another run was faster
		}
		return err
	})
	return stale, err
}
