package output

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// change is a file to be written or removed. temp is where its new content
// waits, backup where the old one is kept until all is done. done says that the
// change is made.
type change struct {
	path         string
	data         []byte
	removes      bool
	temp, backup string
	done         bool
}

// Apply carries the plan out. When a step fails the steps before it are undone.
func (p *Plan) Apply() (err error) {
	var created []string
	defer func() {
		if err != nil {
			p.undo(created)
		}
	}()
	for i := range p.changes {
		made, err := p.changes[i].prepare()
		created = append(created, made...)
		if err != nil {
			return err
		}
	}
	for i := range p.changes {
		if err := p.changes[i].commit(); err != nil {
			return err
		}
	}
	for i := range p.changes {
		if b := p.changes[i].backup; b != "" {
			_ = os.Remove(b)
		}
	}
	return nil
}

// prepare writes the new content beside its place and returns the folders it
// had to make.
func (c *change) prepare() (made []string, err error) {
	if c.removes {
		return nil, nil
	}
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

// commit makes the change, at once, and keeps the old content under another
// name until the end.
func (c *change) commit() error {
	if c.removes {
		return c.moveAway()
	}
	if err := c.keepOld(); err != nil {
		return err
	}
	if err := os.Rename(c.temp, c.path); err != nil {
		return err
	}
	c.temp, c.done = "", true
	return nil
}

// moveAway gives the file a temporary name.
func (c *change) moveAway() error {
	f, err := os.CreateTemp(filepath.Dir(c.path), tempPrefix+"*")
	if err != nil {
		return err
	}
	c.temp = f.Name()
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(c.path, c.temp); errors.Is(err, fs.ErrNotExist) {
		return os.Remove(c.temp) // somebody was faster
	} else if err != nil {
		return err
	}
	c.backup, c.temp, c.done = c.temp, "", true
	return nil
}

// keepOld gives the file that the change replaces a second name.
func (c *change) keepOld() error {
	old, err := os.ReadFile(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	backup := c.temp + ".old"
	// Not every file system has links; a copy does as well.
	if os.Link(c.path, backup) != nil {
		if err := os.WriteFile(backup, old, 0o644); err != nil {
			_ = os.Remove(backup)
			return err
		}
	}
	c.backup = backup
	return nil
}

// undo puts old contents back, and removes what was new.
func (p *Plan) undo(created []string) {
	for i := range p.changes {
		c := &p.changes[i]
		switch {
		case c.done && c.backup != "":
			_ = os.Rename(c.backup, c.path)
		case c.done:
			_ = os.Remove(c.path)
		case c.backup != "":
			_ = os.Remove(c.backup)
		}
		if c.temp != "" {
			_ = os.Remove(c.temp)
		}
	}
	// The deepest folders first. One that is not empty stays: it was not ours
	// alone.
	slices.SortFunc(created, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, dir := range created {
		_ = os.Remove(dir)
	}
}
