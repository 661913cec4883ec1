package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// index is the file system of an archive.
type index struct {
	files map[string]*entry
	// folders are the names in each folder.
	folders map[string][]string
	// folded are the names in lower case, to find those that are the same on
	// some machines.
	folded map[string]string
	// entries counts all entries, of which only some are kept, and folders.
	entries int
	// names is how long the names of the files are together.
	names  int64
	limits Limits
}

func newIndex(limits Limits) *index {
	return &index{
		files: map[string]*entry{}, folders: map[string][]string{".": nil}, folded: map[string]string{}, limits: limits,
	}
}

// entry is a file of an archive.
type entry struct {
	base string
	size int64
	mode fs.FileMode
	open func() (io.ReadCloser, error)
}

// admit checks the name of an entry and returns the name that it has in the file
// system, which is empty for one that nobody will ask for.
func (x *index) admit(raw string) (string, error) {
	if err := x.count(); err != nil {
		return "", err
	}
	drive := len(raw) > 1 && raw[1] == ':'
	if strings.HasPrefix(raw, "/") || drive || strings.ContainsAny(raw, "\\\x00") || slices.Contains(strings.Split(raw, "/"), "..") {
		return "", fmt.Errorf("the archive has an entry %.100q, which leads out of it", raw)
	}
	name := path.Clean(raw)
	if len(raw) > 1024 || strings.Count(name, "/") > 32 || !utf8.ValidString(raw) || strings.HasSuffix(raw, "/") || !wanted(name) {
		return "", nil
	}
	if x.names += int64(len(name)); x.names > x.limits.Directory {
		return "", fmt.Errorf("the names in the archive have more than %d MiB", x.limits.Directory>>20)
	}
	return name, nil
}

// count counts an entry, or a folder that an entry is in: short names of many
// levels would take much memory otherwise.
func (x *index) count() error {
	if x.entries++; x.entries > x.limits.Entries {
		return fmt.Errorf("the archive has more than %d entries and folders", x.limits.Entries)
	}
	return nil
}

// wanted reports whether anything reads a file of such a name: models, and the
// release of botocore.
func wanted(name string) bool {
	return strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".json.gz") || path.Base(name) == "__init__.py"
}

// add adds a file. Folders are only where files are.
func (x *index) add(name string, e *entry) error {
	if e.mode.IsDir() {
		return nil
	}
	fold := strings.ToLower(name)
	if other, ok := x.folded[fold]; ok {
		if other == name {
			return fmt.Errorf("the archive has %q twice", name)
		}
		return fmt.Errorf("the archive has %q and %q, which are the same on some machines", other, name)
	}
	if _, ok := x.folders[name]; ok {
		return fmt.Errorf("the archive has %q as a file and as a folder", name)
	}
	e.base = path.Base(name)
	x.files[name], x.folded[fold] = e, name
	for child := name; child != "."; child = path.Dir(child) {
		parent := path.Dir(child)
		if _, ok := x.files[parent]; ok {
			return fmt.Errorf("the archive has %q as a file and as a folder", parent)
		}
		_, known := x.folders[parent]
		x.folders[parent] = append(x.folders[parent], path.Base(child))
		if known {
			break
		}
		if err := x.count(); err != nil {
			return err
		}
	}
	return nil
}

// Open implements fs.FS.
func (x *index) Open(name string) (fs.File, error) {
	if e, ok := x.files[name]; ok {
		if !e.mode.IsRegular() {
			return &file{ReadCloser: io.NopCloser(strings.NewReader("")), entry: e}, nil
		}
		r, err := e.open()
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return &file{ReadCloser: r, entry: e}, nil
	}
	if names, ok := x.folders[name]; ok && fs.ValidPath(name) {
		return &folder{x: x, name: name, names: slices.Sorted(slices.Values(names))}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// info describes a file or a folder.
func (x *index) info(name string) fs.FileInfo {
	if e, ok := x.files[name]; ok {
		return e
	}
	return &entry{base: path.Base(name), mode: fs.ModeDir}
}

// Stat implements fs.StatFS.
func (x *index) Stat(name string) (fs.FileInfo, error) {
	_, isFolder := x.folders[name]
	if _, isFile := x.files[name]; !isFile && !isFolder {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return x.info(name), nil
}

// The methods of fs.FileInfo.
func (e *entry) Name() string       { return e.base }
func (e *entry) Size() int64        { return e.size }
func (e *entry) Mode() fs.FileMode  { return e.mode }
func (e *entry) ModTime() time.Time { return time.Time{} }
func (e *entry) IsDir() bool        { return e.mode.IsDir() }
func (e *entry) Sys() any           { return nil }

// file is an open file.
type file struct {
	io.ReadCloser
	entry *entry
}

func (f *file) Stat() (fs.FileInfo, error) { return f.entry, nil }

// folder is an open folder.
type folder struct {
	x     *index
	name  string
	names []string
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.x.info(d.name), nil }
func (d *folder) Close() error               { return nil }
func (d *folder) Read([]byte) (int, error)   { return 0, errors.New("is a folder") }

// ReadDir implements fs.ReadDirFile.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(d.names)
	} else if len(d.names) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.names))
	var list []fs.DirEntry
	for _, name := range d.names[:n] {
		list = append(list, fs.FileInfoToDirEntry(d.x.info(path.Join(d.name, name))))
	}
	d.names = d.names[n:]
	return list, nil
}
