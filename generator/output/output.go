// Package output writes generated files: all of them or none, and only those
// that differ from what is there. It removes generated files that are no longer
// made, and never touches a file that modelsmith did not write. It imports the
// standard library and packages emit, names, replace and templates.
package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/replace"
)

// Plan is what has to change on disk.
type Plan struct {
	set   replace.Set
	locks []func()
	// alone says that no other run is at work: what looks so was left behind.
	alone bool
	// made are the folders that were made to be locked.
	made []string
}

// Lock waits until no other run writes into the folders around the clients', which
// it makes, and keeps others away until Release. It comes before Add: what is
// planned must still hold when it is done.
func (p *Plan) Lock(ctx context.Context, folders ...string) error {
	p.alone = true
	// All runs take the locks in one order, or they would wait for each other,
	// whatever names they have for the folders.
	var paths []string
	for _, folder := range folders {
		full, err := RealPath(folder)
		if err != nil {
			return err
		}
		paths = append(paths, full)
	}
	slices.Sort(paths)
	var locked []fs.FileInfo
	for _, path := range slices.Compact(paths) {
		info, err := os.Stat(path)
		if err == nil && slices.ContainsFunc(locked, func(of fs.FileInfo) bool { return os.SameFile(of, info) }) {
			continue // names of one folder may differ by case
		}
		if err := p.lock(ctx, path); err != nil {
			return err
		}
		if info, err = os.Stat(path); err == nil {
			locked = append(locked, info)
		}
	}
	return nil
}

// maxRemoved is how often a folder is made again that another run has removed.
const maxRemoved = 100

// lock makes and locks a folder.
func (p *Plan) lock(ctx context.Context, folder string) error {
	for n := 0; ; n++ {
		made, err := replace.MakeFolder(folder)
		p.made = append(p.made, made...)
		if err == nil {
			release, alone, waited := replace.Wait(ctx, folder)
			if err = waited; err == nil {
				p.locks = append(p.locks, release)
				p.alone = p.alone && alone
				return nil
			}
		}
		// Another run removes the folders it has made if it writes nothing.
		if !errors.Is(err, fs.ErrNotExist) || n == maxRemoved || ctx.Err() != nil {
			return err
		}
	}
}

// Release lets other runs go on, and removes folders that stayed empty.
func (p *Plan) Release() {
	replace.RemoveFolders(p.made)
	for _, release := range p.locks {
		release()
	}
	p.locks, p.made, p.alone = nil, nil, false
}

// Apply carries the plan out, wholly or not at all.
func (p *Plan) Apply() error { return p.set.Apply() }

// abandoned reports whether a temporary file belongs to no run.
func (p *Plan) abandoned(d fs.DirEntry) bool { return p.alone || replace.Abandoned(d) }

// Counts says what a plan does with the files of one client.
type Counts struct{ Written, Removed, Unchanged int }

// Add plans the files of a client in its folder.
func (p *Plan) Add(dir string, files []emit.File) (Counts, error) {
	var c Counts
	stale, err := findStale(dir, files, p.abandoned)
	// Where names differ by case only, they may be one file. It goes first, and
	// comes again under its new name.
	folded := make(map[string]bool, len(stale))
	for _, name := range stale {
		p.set.Remove(filepath.Join(dir, filepath.FromSlash(name)))
		folded[strings.ToLower(name)] = true
	}
	if c.Removed = len(stale); err != nil {
		return c, err
	}
	for _, f := range files {
		d, err := look(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Source)
		switch {
		case err != nil:
			return c, err
		case d.Kind == Blocked:
			return c, fmt.Errorf("%s %s; move it out of the way", d.Path, d.Why)
		case d.Kind == same && !folded[strings.ToLower(f.Path)]:
			c.Unchanged++
		default:
			p.set.Write(d.Path, f.Source)
			c.Written++
		}
	}
	return c, nil
}
