package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/lock"
	"github.com/modelsmith/modelsmith/generator/replace"
)

// A target is a directory of models. Until it is closed no other run writes to
// it.
type target struct {
	dir string
	// root is nil if there is no such directory yet.
	root    *os.Root
	release func()
	lock    lock.Lock
	// locked says that the directory has a lock.
	locked bool
}

// openTarget opens a directory for writing, and takes back what a killed run has
// left there.
func openTarget(dir string) (*target, error) {
	release, err := replace.Guard(dir)
	if err != nil {
		return nil, err
	}
	if err := replace.Recover(dir); err != nil {
		release()
		return nil, err
	}
	t := &target{dir: dir, release: release}
	if err := t.read(); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// lookTarget opens a directory to look at it.
func lookTarget(dir string) (*target, error) {
	t := &target{dir: dir, release: func() {}}
	if err := t.read(); err != nil {
		t.close()
		return nil, err
	}
	if t.root != nil && replace.Interrupted(t.root.FS()) {
		t.close()
		return nil, fmt.Errorf("%s: an import is at work there or was interrupted; import and update take that back", dir)
	}
	return t, nil
}

// read opens the directory and reads its lock.
func (t *target) read() (err error) {
	t.root, err = os.OpenRoot(t.dir)
	if errors.Is(err, fs.ErrNotExist) {
		t.lock.Services = map[string]lock.Service{}
		return nil
	}
	if err != nil {
		return err
	}
	if t.lock, t.locked, err = lock.Read(t.root.FS()); err != nil {
		return fmt.Errorf("%s/%w", filepath.ToSlash(t.dir), err)
	}
	return nil
}

func (t *target) close() {
	if t.root != nil {
		_ = t.root.Close()
	}
	t.release()
}

// options are choices of how to write.
type options struct {
	// dry writes nothing, force overwrites what was edited.
	dry, force bool
	observe    func(step string)
}

// A change is what is to happen to one file: data is its content afterwards, nil
// where it goes.
type change struct {
	File
	data []byte
}

// write makes the models those of the directory, all or none.
func (t *target) write(models []imported, o options) (*Result, error) {
	changes, result, err := t.plan(models)
	if err != nil {
		return nil, err
	}
	set := replace.Set{Folder: t.dir}
	set.Observe(o.observe)
	var edited []error
	for _, c := range changes {
		file := filepath.Join(t.dir, filepath.FromSlash(c.Path))
		result.Files = append(result.Files, c.File)
		switch {
		case c.Edited && !o.force:
			edited = append(edited, fmt.Errorf("%s was edited after its import: keep the edit elsewhere, or overwrite it with --force", filepath.ToSlash(file)))
		case c.State == Removed:
			set.Remove(file)
		case c.State != Unchanged:
			set.Write(file, c.data)
		}
	}
	switch {
	case o.dry:
		return result, nil
	case edited != nil:
		return nil, errors.Join(edited...)
	case set.Len() == 0:
		return result, nil
	}
	t.sweep(models)
	return result, set.Apply()
}

// plan finds what has to be done about each file, the lock among them.
func (t *target) plan(models []imported) ([]change, *Result, error) {
	result := new(Result)
	next := lock.Lock{Services: map[string]lock.Service{}}
	for name, s := range t.lock.Services {
		next.Services[name] = s
	}
	var changes []change
	for _, m := range models {
		if err := t.collision(m.Name); err != nil {
			return nil, nil, err
		}
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
// import wrote. The state is empty where there is nothing to do.
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
	c.Edited = written != "" && (c.State == Updated || c.State == Removed) && lock.Digest(old) != written
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
	data, err := t.root.ReadFile(filepath.FromSlash(name))
	if data == nil {
		data = []byte{}
	}
	return data, err
}

// collision refuses a service whose folder is that of another on machines where
// case does not count.
func (t *target) collision(name string) error {
	if t.root == nil {
		return nil
	}
	entries, err := fs.ReadDir(t.root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != name && strings.EqualFold(e.Name(), name) {
			return fmt.Errorf("%s: %s is there, which differs from %s in case only: move it away", t.dir, e.Name(), name)
		}
	}
	return nil
}

// sweep removes what killed runs have left in the folders of services and above
// them.
func (t *target) sweep(models []imported) {
	if t.root == nil {
		return
	}
	tree := t.root.FS()
	remove := func(p string, d fs.DirEntry, err error) error {
		if err == nil && replace.Abandoned(d) {
			_ = t.root.Remove(p)
			_ = t.root.Remove(path.Dir(p)) // if it is empty now
		}
		return nil
	}
	for _, m := range models {
		_ = fs.WalkDir(tree, m.Name, remove)
	}
	entries, _ := fs.ReadDir(tree, ".")
	for _, e := range entries {
		_ = remove(e.Name(), e, nil)
	}
}
