package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/modelsmith/modelsmith/generator/names"
)

// FindDropped lists the folders in out that hold a generated client, but for those
// of the services, dirs. Folders with a configuration or a module of their own are not
// out's; what cannot be read is not ours.
func FindDropped(out string, dirs []string) (dropped []string, err error) {
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var own []fs.FileInfo
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil {
			own = append(own, info)
		}
	}
	// Within a client its other packages are generated too.
	client, within := "", hasGenerated(out)
	if full, err := filepath.Abs(out); err == nil {
		client = filepath.Base(full)
	}
	for _, e := range entries {
		if !e.IsDir() || !names.IsPackage(e.Name()) || within && Owns(client, e.Name()) {
			continue
		}
		dir := filepath.Join(out, e.Name())
		info, err := e.Info()
		if err != nil || slices.ContainsFunc(own, func(of fs.FileInfo) bool { return os.SameFile(of, info) }) {
			continue
		}
		if !apart(dir) && hasGenerated(dir) {
			dropped = append(dropped, dir)
		}
	}
	return dropped, err
}

// apart reports whether a folder has a module or a configuration of its own.
func apart(dir string) bool {
	for _, name := range []string{"go.mod", "modelsmith.yaml"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// hasGenerated reports whether a folder has a Go file of ours, not counting those
// below it.
func hasGenerated(dir string) bool {
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		if !e.Type().IsRegular() || filepath.Ext(e.Name()) != ".go" {
			return false
		}
		ours, _ := Generated(filepath.Join(dir, e.Name()))
		return ours
	})
}
