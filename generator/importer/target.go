package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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
	if info, err := os.Stat(t.dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%s: not a folder: name a directory of models", filepath.ToSlash(t.dir))
	}
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
			edited = append(edited, c.overwrites(filepath.ToSlash(file)))
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
	undo, err := t.claim()
	if err != nil {
		return nil, err
	}
	t.sweep(models)
	if err := set.Apply(); err != nil {
		undo()
		return nil, err
	}
	return result, nil
}

// claim makes the directory if it was not there when the run began, and keeps
// other runs away from it; undo removes what was made and is empty.
func (t *target) claim() (undo func(), err error) {
	var made []string
	undo = func() { replace.RemoveFolders(made) }
	if t.root != nil {
		return undo, nil
	}
	if made, err = replace.MakeFolder(t.dir); err == nil {
		err = t.guardEmpty()
	}
	if err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}

// guardEmpty keeps other runs away from the directory, which has nothing in it.
func (t *target) guardEmpty() error {
	release, err := replace.Guard(t.dir)
	if err != nil {
		return err
	}
	t.release = release
	entries, err := os.ReadDir(t.dir)
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("%s: another run of modelsmith has made it meanwhile: start this one again", filepath.ToSlash(t.dir))
	}
	return err
}

// collision refuses services whose folders are those of others on machines where
// case does not count.
func (t *target) collision(models []imported) error {
	if t.root == nil {
		return nil
	}
	entries, err := fs.ReadDir(t.root.FS(), ".")
	if err != nil {
		return err
	}
	there := map[string]string{}
	for _, e := range entries {
		if lower := strings.ToLower(e.Name()); lower != e.Name() {
			there[lower] = e.Name()
		}
	}
	for _, m := range models {
		if other, ok := there[m.Name]; ok {
			return fmt.Errorf("%s: %s is there, which differs from %s in case only: move it away", t.dir, other, m.Name)
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
