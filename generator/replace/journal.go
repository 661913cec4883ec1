package replace

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Journal is the name of the file that lists changes while they are made. Where
// it is, a run is at work or was killed, and files of two states may be mixed.
const Journal = ".modelsmith-journal"

// maxJournal is the longest journal that is read, in bytes.
const maxJournal = 64 << 20

// journal is what [Recover] has to know.
type journal struct {
	Files []record `json:"files"`
	// Made are folders that were made for the files.
	Made []string `json:"made,omitempty"`
}

// record is one change: what to take back, and from where. In a journal paths
// are relative to its folder and have slashes. Temp exists until the new content
// is in its place; without a Backup there was no such file before.
type record struct {
	Path   string `json:"path"`
	Temp   string `json:"temp,omitempty"`
	Backup string `json:"backup,omitempty"`
}

// begin writes the journal: from here on a killed run is taken back.
func (s *Set) begin(made []string) error {
	if s.Folder == "" {
		return nil
	}
	var j journal
	for i := range s.changes {
		if !s.changes[i].prepared {
			continue // to be removed, and gone already
		}
		r := s.changes[i].record()
		for _, p := range []*string{&r.Path, &r.Temp, &r.Backup} {
			if err := relative(s.Folder, p); err != nil {
				return err
			}
		}
		j.Files = append(j.Files, r)
	}
	for _, dir := range made {
		if err := relative(s.Folder, &dir); err == nil {
			j.Made = append(j.Made, dir)
		}
	}
	data, err := json.MarshalIndent(j, "", "  ")
	if err != nil {
		return err
	}
	s.before("journal")
	c := change{path: filepath.Join(s.Folder, Journal), data: append(data, '\n')}
	if _, err := c.prepare(); err != nil {
		return err
	}
	return c.commit()
}

// relative makes a path that is not empty relative to a folder that it is in.
func relative(dir string, p *string) error {
	if *p == "" {
		return nil
	}
	rel, err := filepath.Rel(dir, *p)
	if err != nil {
		return err
	}
	if !filepath.IsLocal(rel) {
		return fmt.Errorf("%s is not in %s", *p, dir)
	}
	*p = filepath.ToSlash(rel)
	return nil
}

// end removes the journal: from here on all changes are made.
func (s *Set) end() error {
	if s.Folder == "" {
		return nil
	}
	return os.Remove(filepath.Join(s.Folder, Journal))
}

// Interrupted reports whether the changes to a folder were interrupted, or are
// being made.
func Interrupted(folder fs.FS) bool {
	_, err := fs.Stat(folder, Journal)
	return err == nil
}

// Recover takes back what a killed run did to the files of a folder. A journal is
// not trusted: nothing outside of the folder is touched.
func Recover(folder string) error {
	root, err := os.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	j, err := readJournal(root)
	if err != nil || j == nil {
		return err
	}
	var faults []error
	for _, r := range j.Files {
		faults = append(faults, takeBack(root, r))
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("%s: what a killed run did cannot be taken back: %w", filepath.Join(folder, Journal), err)
	}
	removeFolders(root, j.Made)
	return root.Remove(Journal)
}

// readJournal reads the journal of a folder; there may be none.
func readJournal(root *os.Root) (*journal, error) {
	info, err := root.Lstat(Journal)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file; remove it", filepath.Join(root.Name(), Journal))
	}
	f, err := root.Open(Journal)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxJournal))
	if err != nil {
		return nil, err
	}
	j := new(journal)
	if err := json.Unmarshal(data, j); err != nil {
		return nil, fmt.Errorf("%s is damaged: %w; compare the folder with version control and remove the file", f.Name(), err)
	}
	for _, r := range j.Files {
		if !r.valid() {
			return nil, fmt.Errorf("%s is damaged: it has no business with %q; remove the file", f.Name(), r.Path)
		}
	}
	return j, nil
}

// valid reports whether temporary files have names of such, beside their place, and
// whether there is one: without, nothing is on its way.
func (r record) valid() bool {
	beside := func(name string) bool {
		return name == "" || Temporary(path.Base(name)) && path.Dir(name) == path.Dir(r.Path)
	}
	return r.Temp+r.Backup != "" && filepath.IsLocal(r.Path) && path.Base(r.Path) != Journal && beside(r.Temp) && beside(r.Backup)
}
