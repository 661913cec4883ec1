package source

import (
	"io/fs"
	"path"

	"github.com/modelsmith/modelsmith/generator/replace"
)

// Entry is a service in a models directory.
type Entry struct {
	// Name is that of its folder.
	Name string
	// Version is the newest API version, empty for a model without one.
	Version string
}

// Entries returns the services in a models directory, sorted by name.
func Entries(models fs.FS) ([]Entry, error) {
	if replace.Interrupted(models) {
		return nil, errInterrupted
	}
	var all []Entry
	for _, name := range List(models) {
		e := Entry{Name: name}
		if dir := modelDir(models, name); dir != name {
			e.Version = path.Base(dir)
		}
		all = append(all, e)
	}
	return all, nil
}

// List returns the names of the services in a models directory, sorted.
func List(models fs.FS) []string {
	entries, _ := fs.ReadDir(models, ".")
	var out []string
	for _, e := range entries {
		if e.IsDir() && hasModel(models, e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out
}

// hasModel reports whether a folder of a models directory holds a model.
func hasModel(models fs.FS, name string) bool {
	dir := modelDir(models, name)
	if exists(models, path.Join(dir, names[0])) && dir != name {
		return true
	}
	return len(smithyFiles(models, dir)) > 0
}
