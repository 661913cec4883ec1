package replace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// change is a file to be written or removed. temp is where its new content
// waits, backup where the old one is kept until all is done.
type change struct {
	path         string
	data         []byte
	removes      bool
	temp, backup string
	// prepared says that there is something to take back.
	prepared bool
}

func (c *change) record() record { return record{Path: c.path, Temp: c.temp, Backup: c.backup} }

// prepare writes the new content beside its place, gives the old one a second
// name, and returns the folders it had to make.
func (c *change) prepare() (made []string, err error) {
	dir := filepath.Dir(c.path)
	if made, err = MakeFolder(dir); err != nil {
		return made, err
	}
	f, err := os.CreateTemp(dir, tempPrefix+"*")
	if err != nil {
		return made, err
	}
	_, err = f.Write(c.data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		c.backup, err = keepOld(c.path, f.Name())
	}
	if err != nil || c.removes {
		// What is removed needed the name only.
		err = errors.Join(err, os.Remove(f.Name()))
	} else {
		c.temp = f.Name()
	}
	c.prepared = err == nil && (c.temp != "" || c.backup != "")
	return made, err
}

// MakeFolder makes a folder and those above it, and returns those that it made:
// what was in the way of one is not among them.
func MakeFolder(dir string) (made []string, err error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil, nil
	case err == nil:
		return nil, fmt.Errorf("%s is no folder", dir)
	}
	if above := filepath.Dir(dir); above != dir {
		if made, err = MakeFolder(above); err != nil {
			return made, err
		}
	}
	err = os.Mkdir(dir, 0o755)
	if err == nil {
		return append(made, dir), nil
	}
	if info, now := os.Stat(dir); now == nil && info.IsDir() {
		return made, nil // another run was faster
	}
	if errors.Is(err, fs.ErrExist) {
		return made, fmt.Errorf("%s is a symbolic link to nothing; move it out of the way", dir)
	}
	return made, err
}

// keepOld gives the file that a change replaces or removes a second name, which
// is empty if there is no file.
func keepOld(path, temp string) (backup string, err error) {
	backup = temp + oldSuffix
	err = os.Link(path, backup)
	if err == nil {
		// It has the age of the file: to other runs it would look abandoned.
		now := time.Now()
		_ = os.Chtimes(backup, now, now) // only owners may
		return backup, nil
	}
	// Not every file system has links; a copy does as well.
	old, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(backup, old, 0o644); err != nil {
		_ = os.Remove(backup)
		return "", err
	}
	return backup, nil
}

// commit makes the change, at once.
func (c *change) commit() error {
	if !c.removes {
		return os.Rename(c.temp, c.path)
	}
	if err := os.Remove(c.path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil // somebody was faster
}
