package importer

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A change is what is to happen to one file: old and data are its content before
// and after, nil where it does not exist, and staged is a temporary file that
// holds data.
type change struct {
	File
	target, staged string
	old, data      []byte
}

// store writes all files or none of them into root.
func store(root string, files []content) ([]File, error) {
	changes, err := compare(root, files)
	if err != nil {
		return nil, err
	}
	made, err := stage(changes)
	if err == nil {
		err = swap(changes)
	}
	if err != nil {
		return nil, errors.Join(err, discard(changes, made))
	}
	done := make([]File, len(changes))
	for i, c := range changes {
		done[i] = c.File
	}
	return done, nil
}

// compare finds what has to be done about each file.
func compare(root string, files []content) ([]change, error) {
	var changes []change
	for _, f := range files {
		c := change{
			File:   File{Path: f.path},
			target: filepath.Join(root, filepath.FromSlash(f.path)),
			data:   f.data,
		}
		var err error
		if c.old, err = current(c.target); err != nil {
			return nil, err
		}
		switch {
		case c.old == nil && c.data == nil:
			continue
		case c.old == nil:
			c.State = Added
		case c.data == nil:
			c.State = Removed
		case bytes.Equal(c.old, c.data):
			c.State = Unchanged
		default:
			c.State = Updated
		}
		changes = append(changes, c)
	}
	slices.SortFunc(changes, func(a, b change) int { return cmp.Compare(a.Path, b.Path) })
	return changes, nil
}

// current is the content of a file, nil if there is none.
func current(file string) ([]byte, error) {
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file: move it away", file)
	}
	data, err := os.ReadFile(file)
	if data == nil {
		data = []byte{}
	}
	return data, err
}

// stage writes what is new beside its target and returns the directories that it
// made, outer ones first.
func stage(changes []change) (made []string, err error) {
	for i := range changes {
		c := &changes[i]
		if c.State != Added && c.State != Updated {
			continue
		}
		if err := makeDir(filepath.Dir(c.target), &made); err != nil {
			return made, err
		}
		if c.staged, err = writeBeside(c.target, c.data); err != nil {
			return made, err
		}
	}
	return made, nil
}

// makeDir makes a directory and those above it and notes the ones it made.
func makeDir(dir string, made *[]string) error {
	err := os.Mkdir(dir, 0o755)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeDir(filepath.Dir(dir), made); err != nil {
			return err
		}
		err = os.Mkdir(dir, 0o755)
	}
	if errors.Is(err, fs.ErrExist) {
		info, statErr := os.Stat(dir)
		if statErr != nil || info.IsDir() {
			return statErr
		}
		return fmt.Errorf("%s: not a directory: move it away", dir)
	}
	if err == nil {
		*made = append(*made, dir)
	}
	return err
}

// writeBeside writes a temporary file into the directory of target.
func writeBeside(target string, data []byte) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	return f.Name(), err
}

// swap brings every file into its new state, or all back into their old one.
func swap(changes []change) error {
	for i := range changes {
		c := &changes[i]
		var err error
		switch c.State {
		case Added, Updated:
			err = os.Rename(c.staged, c.target)
		case Removed:
			err = os.Remove(c.target)
		}
		if err != nil {
			return errors.Join(err, restore(changes[:i]))
		}
		c.staged = ""
	}
	return nil
}

// restore undoes changes that were made.
func restore(changes []change) error {
	var faults []error
	for _, c := range changes {
		switch c.State {
		case Added:
			faults = append(faults, os.Remove(c.target))
		case Updated, Removed:
			faults = append(faults, rewrite(c.target, c.old))
		}
	}
	return errors.Join(faults...)
}

func rewrite(target string, data []byte) error {
	staged, err := writeBeside(target, data)
	if err == nil {
		err = os.Rename(staged, target)
	}
	if err != nil && staged != "" {
		err = errors.Join(err, os.Remove(staged))
	}
	return err
}

// discard removes what stage left behind.
func discard(changes []change, made []string) error {
	var faults []error
	for _, c := range changes {
		if c.staged != "" {
			faults = append(faults, os.Remove(c.staged))
		}
	}
	for _, dir := range slices.Backward(made) {
		faults = append(faults, os.Remove(dir))
	}
	return errors.Join(faults...)
}
