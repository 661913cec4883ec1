// Package output writes generated files: all of them or none, and only those
// that differ from what is there. It removes generated files that are no longer
// made, and never touches a file that modelsmith did not write. It imports the
// standard library and packages emit, names, replace and templates.
package output

import (
	"fmt"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/replace"
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
	for _, f := range files {
		d, err := look(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Source)
		switch {
		case err != nil:
			return c, err
		case d.Kind == same:
			c.Unchanged++
		case d.Kind == Blocked:
			return c, fmt.Errorf("%s %s; move it out of the way", d.Path, d.Why)
		default:
			p.set.Write(d.Path, f.Source)
			c.Written++
		}
	}
	stale, err := findStale(dir, files)
	for _, name := range stale {
		p.set.Remove(filepath.Join(dir, filepath.FromSlash(name)))
	}
	c.Removed = len(stale)
	return c, err
}
