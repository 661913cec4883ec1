package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// tempPrefix begins the names of files that are on their way. One that a killed
// run left behind goes with a later run: abandoned is the age at which no run is
// at work on it any more.
const (
	tempPrefix = ".modelsmith-"
	abandoned  = time.Minute
)

// Scan calls visit for the Go files in a client's folder, and for abandoned
// temporary files. It leaves out what is no part of the package or of packages
// below it: links, hidden folders, those that the go command ignores, and other
// modules. There is nothing in a folder that does not exist.
func Scan(dir string, visit func(path string, temporary bool) error) error {
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
			if path != dir && foreign(path, d.Name()) {
				return filepath.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		case strings.HasPrefix(d.Name(), tempPrefix):
			info, err := d.Info()
			if err != nil || time.Since(info.ModTime()) < abandoned {
				return nil
			}
			return visit(path, true)
		case filepath.Ext(path) == ".go":
			return visit(path, false)
		}
		return nil
	})
}

// foreign reports whether a folder holds no packages of ours.
func foreign(path, name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "vendor" {
		return true
	}
	_, err := os.Stat(filepath.Join(path, "go.mod"))
	return err == nil
}

// findStale lists generated files that are not wanted, and temporary files.
func findStale(dir string, wanted map[string]bool) (stale []string, err error) {
	err = Scan(dir, func(path string, temporary bool) error {
		if wanted[path] {
			return nil
		}
		if !temporary {
			data, err := os.ReadFile(path)
			if err != nil || !Generated(data) {
				return err
			}
		}
		stale = append(stale, path)
		return nil
	})
	return stale, err
}
