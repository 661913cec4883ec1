// Package replace writes and removes files, all of them or none. It imports the
// standard library only.
//
// New contents are written beside their places first, and old ones get a second
// name there. Only then each file is renamed into its place; when that fails for
// one, those before it are taken back. A set with a journal also survives that
// its process is killed between two of these renames: [Recover] takes them back.
package replace

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Set is a number of changes that are made together.
type Set struct {
	// Folder is the folder that gets the journal, and in which all files are;
	// empty for a set without a journal.
	Folder string

	changes []change
	// step is told what is about to be done, for tests.
	step func(what string)
}

// Write adds a file with its content.
func (s *Set) Write(path string, data []byte) {
	s.changes = append(s.changes, change{path: path, data: data})
}

// Remove adds a file that is to go.
func (s *Set) Remove(path string) {
	s.changes = append(s.changes, change{path: path, removes: true})
}

// Len is the number of changes.
func (s *Set) Len() int { return len(s.changes) }

// Observe has f told what is about to be done before each step of Apply, so that
// a test can end the process there.
func (s *Set) Observe(f func(what string)) { s.step = f }

// Apply makes the changes. When a step fails the steps before it are undone.
func (s *Set) Apply() (err error) {
	var made []string
	defer func() {
		if err != nil {
			err = errors.Join(err, s.undo(made))
		}
	}()
	for i := range s.changes {
		s.before("prepare")
		folders, err := s.changes[i].prepare()
		made = append(made, folders...)
		if err != nil {
			return err
		}
	}
	if err := s.begin(made); err != nil {
		return err
	}
	for i := range s.changes {
		s.before("commit")
		if err := s.changes[i].commit(); err != nil {
			return err
		}
	}
	s.before("end")
	if err := s.end(); err != nil {
		return err
	}
	s.tidy()
	return nil
}

func (s *Set) before(step string) {
	if s.step != nil {
		s.step(step)
	}
}

// tidy removes the second names of old contents, and the folders of the journal
// that are empty now.
func (s *Set) tidy() {
	for i := range s.changes {
		c := &s.changes[i]
		s.before("tidy")
		if c.backup != "" {
			_ = os.Remove(c.backup)
		}
		if c.removes && s.Folder != "" {
			removeEmpty(s.Folder, filepath.Dir(c.path))
		}
	}
}

// removeEmpty removes a folder and those above it up to root, as far as they are
// empty.
func removeEmpty(root, dir string) {
	root = filepath.Clean(root)
	for dir = filepath.Clean(dir); dir != root && len(dir) > len(root); dir = filepath.Dir(dir) {
		if os.Remove(dir) != nil {
			return
		}
	}
}

// undo puts old contents back, and removes what was new. What cannot be taken back
// stays in the journal.
func (s *Set) undo(made []string) error {
	var faults []error
	for i := range s.changes {
		c := &s.changes[i]
		if !c.prepared {
			continue
		}
		if err := takeBack(machine{}, c.record()); err != nil {
			faults = append(faults, fmt.Errorf("%s cannot be taken back: %w", c.path, err))
		}
	}
	removeFolders(machine{}, made)
	if faults == nil && s.Folder != "" {
		_ = os.Remove(filepath.Join(s.Folder, Journal))
	}
	return errors.Join(faults...)
}

// A disk is where files are taken back: the whole machine, or one folder that
// nothing leads out of.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	Rename(from, to string) error
	Remove(name string) error
}

// machine is the disk with all files.
type machine struct{}

func (machine) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }
func (machine) Rename(from, to string) error           { return os.Rename(from, to) }
func (machine) Remove(name string) error               { return os.Remove(name) }

// takeBack undoes a change, whether it has been made or not, and may be called
// again for one that it has undone in part.
func takeBack(d disk, r record) error {
	if _, err := d.Lstat(r.Temp); r.Temp != "" && err == nil {
		// The new content has not been put into its place yet.
		return errors.Join(remove(d, r.Temp), remove(d, r.Backup))
	}
	if r.Backup == "" {
		return remove(d, r.Path)
	}
	if err := d.Rename(r.Backup, r.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Two names of one file both stay when one is renamed to the other.
	return remove(d, r.Backup)
}

// remove removes a file that may be gone already, or have no name.
func remove(d disk, name string) error {
	if name == "" {
		return nil
	}
	if err := d.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// RemoveFolders removes folders that were made, if nothing is in them.
func RemoveFolders(made []string) { removeFolders(machine{}, made) }

// removeFolders removes folders, the deepest first. One that is not empty stays:
// it was not ours alone.
func removeFolders(d disk, made []string) {
	slices.SortFunc(made, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, dir := range made {
		_ = d.Remove(dir)
	}
}
