// Package output writes generated files: all of them or none, and only those
// that differ from what is there. It removes generated files that are no longer
// made, and never touches a file that modelsmith did not write. It imports the
// standard library and package emit.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/templates"
)

// Plan is what has to change on disk.
type Plan struct {
	write  []change
	remove []string
}

// change is a file to be written; temp is where it waits, backup where what it
// replaces is kept. done says that it is in place.
type change struct {
	path         string
	data         []byte
	temp, backup string
	done         bool
}

// Counts says what a plan does with the files of one client.
type Counts struct{ Written, Removed, Unchanged int }

// tempPrefix begins the names of files that are on their way. One that a killed
// run left behind goes with the next run.
const tempPrefix = ".modelsmith-"

// Add plans the files of a client in its folder.
func (p *Plan) Add(dir string, files []emit.File) (Counts, error) {
	var c Counts
	wanted := make(map[string]bool, len(files))
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		wanted[path] = true
		old, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return c, err
		case bytes.Equal(old, f.Source):
			c.Unchanged++
			continue
		case !Generated(old):
			return c, fmt.Errorf("%s was not written by modelsmith; move it out of the way", path)
		}
		p.write = append(p.write, change{path: path, data: f.Source})
		c.Written++
	}
	stale, err := findStale(dir, wanted)
	p.remove = append(p.remove, stale...)
	c.Removed = len(stale)
	return c, err
}

// Generated reports whether a file carries our header.
func Generated(data []byte) bool {
	return bytes.HasPrefix(data, []byte(templates.Header+"\n")) || bytes.HasPrefix(data, []byte(templates.Header+"\r\n"))
}

// findStale lists generated files that are not wanted, and temporary files.
func findStale(dir string, wanted map[string]bool) (stale []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			if path != dir && strings.HasPrefix(d.Name(), ".") {
				return filepath.SkipDir
			}
			return nil
		case strings.HasPrefix(d.Name(), tempPrefix):
			stale = append(stale, path)
			return nil
		case wanted[path] || filepath.Ext(path) != ".go":
			return nil
		}
		data, err := os.ReadFile(path)
		if err == nil && Generated(data) {
			stale = append(stale, path)
		}
		return err
	})
	return stale, err
}

// Apply carries the plan out. When a step fails the steps before it are undone.
func (p *Plan) Apply() (err error) {
	var created []string
	defer func() {
		if err != nil {
			p.undo(created)
		}
	}()
	for i := range p.write {
		made, err := p.write[i].prepare()
		created = append(created, made...)
		if err != nil {
			return err
		}
	}
	for i := range p.write {
		if err := p.write[i].commit(); err != nil {
			return err
		}
	}
	for _, path := range p.remove {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for i := range p.write {
		if b := p.write[i].backup; b != "" {
			_ = os.Remove(b)
		}
	}
	return nil
}

// prepare writes the new content beside its place and returns the folders it
// had to make.
func (c *change) prepare() (made []string, err error) {
	dir := filepath.Dir(c.path)
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		made = append(made, at)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return made, err
	}
	f, err := os.CreateTemp(dir, tempPrefix+"*")
	if err != nil {
		return made, err
	}
	c.temp = f.Name()
	_, err = f.Write(c.data)
	return made, errors.Join(err, f.Chmod(0o644), f.Close())
}

// commit puts the new content in place, at once, and keeps the old one under
// another name until the end.
func (c *change) commit() error {
	if old, err := os.ReadFile(c.path); err == nil {
		backup := c.temp + ".old"
		// Not every file system has links; a copy does as well.
		if os.Link(c.path, backup) != nil {
			if err := os.WriteFile(backup, old, 0o644); err != nil {
				return err
			}
		}
		c.backup = backup
	}
	if err := os.Rename(c.temp, c.path); err != nil {
		return err
	}
	c.temp, c.done = "", true
	return nil
}

// undo puts old contents back, and removes what was new.
func (p *Plan) undo(created []string) {
	for i := range p.write {
		c := &p.write[i]
		switch {
		case c.backup != "":
			_ = os.Rename(c.backup, c.path)
		case c.done:
			_ = os.Remove(c.path)
		}
		if c.temp != "" {
			_ = os.Remove(c.temp)
		}
	}
	for _, dir := range created {
		// Fails for a folder that is not empty, which then was not ours alone.
		_ = os.Remove(dir)
	}
}
