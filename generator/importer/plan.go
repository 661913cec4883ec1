package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"

	"github.com/modelsmith/modelsmith/generator/lock"
)

// A change is what is to happen to one file: data is its content afterwards, nil
// where it goes.
type change struct {
	File
	data []byte
}

// overwrites is the error of a change that would lose what somebody has written.
func (c change) overwrites(file string) error {
	if c.Foreign {
		return fmt.Errorf("%s is not from an import: keep it elsewhere, or overwrite it with --force", file)
	}
	return fmt.Errorf("%s was edited after its import: keep the edit elsewhere, or overwrite it with --force", file)
}

// plan finds what has to be done about each file, the lock among them.
func (t *target) plan(models []imported) ([]change, *Result, error) {
	result := new(Result)
	next := lock.Lock{Services: map[string]lock.Service{}}
	for name, s := range t.lock.Services {
		next.Services[name] = s
	}
	if err := t.collision(models); err != nil {
		return nil, nil, err
	}
	var changes []change
	for _, m := range models {
		old := t.lock.Services[m.Name]
		some, err := t.planModel(m, old)
		if err != nil {
			return nil, nil, err
		}
		changes = append(changes, some...)
		next.Services[m.Name] = m.locked()
		if m.Name != lock.Partitions {
			result.Services = append(result.Services, m.Service)
			if m.entry.Source == "" {
				result.Unrecorded = append(result.Unrecorded, m.Name)
			}
		}
	}
	text, err := next.Text()
	if err != nil {
		return nil, nil, err
	}
	c, err := t.compare(lock.Name, text, "")
	slices.SortFunc(changes, func(a, b change) int { return cmp.Compare(a.Path, b.Path) })
	// The lock comes last, so that it is the last file to change.
	return append(changes, c), result, err
}

// locked is the entry of the lock for a model.
func (m imported) locked() lock.Service {
	s := m.entry
	s.Files = map[string]lock.Digests{}
	for _, f := range m.files {
		s.Files[f.path] = lock.Digests{Fetched: f.fetched, Written: lock.Digest(f.data)}
	}
	return s
}

// planModel compares a model with what is there: its files, those that an import
// made before, and those that would hide them.
func (t *target) planModel(m imported, old lock.Service) ([]change, error) {
	data := map[string][]byte{}
	for p := range old.Files {
		data[p] = nil
	}
	for _, base := range m.kinds {
		data[path.Join(m.Name, m.Version, base)] = nil
	}
	for _, f := range m.files {
		data[f.path] = f.data
	}
	var changes []change
	for _, p := range slices.Sorted(maps.Keys(data)) {
		c, err := t.compare(p, data[p], old.Files[p].Written)
		if err != nil {
			return nil, err
		}
		if c.State != "" {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

// compare compares a file with what is to be; written is the digest of what an
// import wrote, empty if none did. The state is empty where there is nothing to do.
func (t *target) compare(name string, data []byte, written string) (change, error) {
	c := change{File: File{Path: name}, data: data}
	old, err := t.current(name)
	if err != nil {
		return c, err
	}
	switch {
	case old == nil && data == nil:
	case old == nil:
		c.State = Added
	case data == nil:
		c.State = Removed
	case lock.Digest(old) == lock.Digest(data):
		c.State = Unchanged
	default:
		c.State = Updated
	}
	c.Edited = name != lock.Name && (c.State == Updated || c.State == Removed) && lock.Digest(old) != written
	c.Foreign = c.Edited && written == ""
	return c, nil
}

// current is the content of a file, nil if there is none.
func (t *target) current(name string) ([]byte, error) {
	if t.root == nil {
		return nil, nil
	}
	shown := filepath.ToSlash(filepath.Join(t.dir, filepath.FromSlash(name)))
	info, err := t.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, bare(shown, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file: move it away", shown)
	}
	if info.Size() > maxSize {
		return nil, fmt.Errorf("%s: longer than %d MiB, which no model is: move it away", shown, maxSize>>20)
	}
	data, err := t.root.ReadFile(filepath.FromSlash(name))
	if data == nil {
		data = []byte{}
	}
	return data, err
}
