// Package output writes generated files: all of them or none, and only those
// that differ from what is there. It removes generated files that are no longer
// made, and never touches a file that modelsmith did not write. It imports the
// standard library and packages emit, names, replace and templates.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/replace"
	"github.com/modelsmith/modelsmith/templates"
)

// Plan is what has to change on disk.
type Plan struct{ set replace.Set }

// Apply carries the plan out, wholly or not at all.
func (p *Plan) Apply() error { return p.set.Apply() }

// Counts says what a plan does with the files of one client.
type Counts struct{ Written, Removed, Unchanged int }

// Add plans the files of a client in its folder.
func (p *Plan) Add(dir string, files []emit.File) (Counts, error) {
	var c Counts
	// A folder may be a link to another, which is the one to look into.
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	wanted := make(map[string]bool, len(files))
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		wanted[path] = true
		same, err := compare(path, f.Source)
		switch {
		case err != nil:
			return c, err
		case same:
			c.Unchanged++
		default:
			p.set.Write(path, f.Source)
			c.Written++
		}
	}
	stale, err := findStale(dir, wanted)
	for _, path := range stale {
		p.set.Remove(path)
	}
	c.Removed = len(stale)
	return c, err
}

// compare reports whether a file has its content already, and refuses one that
// is not ours to replace.
func compare(path string, want []byte) (same bool, err error) {
	info, err := os.Lstat(path)
	isLink := err == nil && info.Mode()&fs.ModeSymlink != 0
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.Mode().IsRegular() && !isLink:
		return false, fmt.Errorf("%s is no file; move it out of the way", path)
	}
	have, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(have, want):
		return true, nil
	case isLink:
		return false, fmt.Errorf("%s is a symbolic link; move it out of the way", path)
	case err != nil:
		return false, err
	case !Generated(have):
		return false, fmt.Errorf("%s was not written by modelsmith; move it out of the way", path)
	}
	return false, nil
}

// Generated reports whether a file carries our header.
func Generated(data []byte) bool {
	return bytes.HasPrefix(data, []byte(templates.Header+"\n")) || bytes.HasPrefix(data, []byte(templates.Header+"\r\n"))
}
