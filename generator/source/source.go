// Package source finds the files of a model: by service name in a models
// directory, embedded or not, or by path. It tells the formats apart and checks
// that the files are JSON that the readers can take. It imports the standard
// library and packages closest, model and replace.
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/replace"
)

// MaxFileSize is the largest model file that is read, in bytes. The largest
// of the catalogue with documentation has 5 MB.
const MaxFileSize = 64 << 20

// Format is the format of a model.
type Format string

// The formats of models.
const (
	Botocore Format = "botocore"
	Smithy   Format = "smithy"
)

// Model is the set of files of one API version of a service.
type Model struct {
	// Name is the service's directory name, such as chime-sdk-identity, or the
	// name of its file.
	Name   string
	Format Format
	// Service is the service that was asked for, by its id or name; empty for
	// the only one of the model.
	Service string
	// Files are the files read: by base name, or the one of [SmithyFile].
	Files map[string]*File
}

// names are the files that belong to a model; all but the first may be absent.
var names = []string{
	"service-2.json", "paginators-1.json", "waiters-2.json", "endpoint-rule-set-1.json", "nullability-1.json",
	"service-2.sdk-extras.json", "paginators-1.sdk-extras.json",
}

// Folder is a models directory of the file system, by its path. The files of its
// models have paths that begin with it, which an editor can open.
type Folder string

// Open opens a file of the directory.
func (f Folder) Open(name string) (fs.File, error) { return os.DirFS(string(f)).Open(name) }

// Stat does not open a file, which may be a pipe.
func (f Folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(os.DirFS(string(f)), name) }

// Open reads the model of a service from a models directory: name/version/ or
// name/service/version/ with the files in it, the newest version of several, or
// name/ itself. The name may have one service of the model behind a #.
func Open(models fs.FS, name string) (*Model, error) {
	name, service, _ := strings.Cut(name, "#")
	if !fs.ValidPath(name) || strings.Contains(name, "/") {
		return nil, fmt.Errorf("%q is no service name", name)
	}
	if replace.Interrupted(models) {
		return nil, errInterrupted
	}
	if _, err := fs.ReadDir(models, name); err != nil {
		return nil, unknown(models, name)
	}
	dir := modelDir(models, name)
	if dir == name && len(smithyFiles(models, dir)) == 0 {
		return nil, fmt.Errorf("the model of %q has no version directory", name)
	}
	shown := dir
	if f, ok := models.(Folder); ok {
		shown = path.Join(filepath.ToSlash(string(f)), dir)
	}
	m, err := openDir(models, dir, name, shown)
	return m.choose(service, err)
}

// errInterrupted is about a models directory with files of two states.
var errInterrupted = errors.New("an import into the models directory is at work or was interrupted; modelsmith import and modelsmith update take back what was interrupted")

// modelDir is the folder of a service's newest version.
func modelDir(models fs.FS, name string) string {
	dir := newest(models, name)
	if path.Base(dir) == "service" && dir != name {
		dir = newest(models, dir)
	}
	return dir
}

// newest is the folder with the greatest name in a folder, or the folder itself.
// Folders without files or folders in them do not count.
func newest(fsys fs.FS, dir string) string {
	entries, _ := fs.ReadDir(fsys, dir)
	for _, e := range slices.Backward(entries) {
		if !e.IsDir() {
			continue
		}
		sub := path.Join(dir, e.Name())
		if inner, err := fs.ReadDir(fsys, sub); err == nil && slices.ContainsFunc(inner, visible) {
			return sub
		}
	}
	return dir
}

// visible reports whether an entry of a folder is more than what a killed run has
// left.
func visible(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), ".") }

// unknown tells what there is instead of a service that is not.
func unknown(models fs.FS, name string) error {
	known := List(models)
	if near := closest.Names(name, known, 5); near != nil {
		return fmt.Errorf("no model of %q; close names are %s", name, strings.Join(near, ", "))
	}
	return fmt.Errorf("no model of %q among the %d known; modelsmith list names them, and modelsmith import gets others", name, len(known))
}

// OpenPath reads a model from a directory of the file system, or from its
// service-2.json or Smithy model. One service of a Smithy model may be given
// behind a #. The service's name is that of the directory, or of the one above
// it when the directory is named as an API version.
func OpenPath(p string) (*Model, error) {
	p, service := cutService(p)
	info, err := os.Stat(p)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && strings.TrimSuffix(filepath.Base(p), compressed) != names[0] {
		m, err := openSmithy(os.DirFS(filepath.Dir(p)), filepath.Base(p), smithyName(p), filepath.ToSlash(p))
		return m.choose(service, err)
	}
	if !info.IsDir() {
		p = filepath.Dir(p)
	}
	name, err := dirName(p)
	if err != nil {
		return nil, err
	}
	m, err := openDir(os.DirFS(p), ".", name, filepath.ToSlash(p))
	return m.choose(service, err)
}

// cutService cuts the id of a service off a path.
func cutService(p string) (file, service string) {
	for i := 0; i < len(p); i++ {
		if p[i] != '#' {
			continue
		}
		if _, err := os.Stat(p[:i]); err == nil {
			file, service = p[:i], p[i+1:]
			break
		}
	}
	if _, err := os.Stat(p); err == nil || file == "" {
		return p, ""
	}
	return file, service
}

// choose sets the service that was asked for.
func (m *Model) choose(service string, err error) (*Model, error) {
	switch {
	case err != nil:
		return nil, err
	case service != "" && m.Format != Smithy:
		return nil, fmt.Errorf("%s is a model of one service; #%s can be chosen in a Smithy model only", m.Name, service)
	}
	m.Service = service
	return m, nil
}

// dirName is the name of the service in a directory.
func dirName(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if IsVersion(filepath.Base(full)) {
		full = filepath.Dir(full)
	}
	return filepath.Base(full), nil
}

// IsVersion reports whether a directory is named as an API version: a date.
func IsVersion(name string) bool {
	return len(name) == 10 && name[4] == '-' && name[7] == '-' && strings.Trim(name, "0123456789-") == ""
}

// openDir reads the model in a directory: botocore's, or the only Smithy one.
func openDir(fsys fs.FS, dir, name, shown string) (*Model, error) {
	if exists(fsys, path.Join(dir, names[0])) {
		return readBotocore(fsys, dir, name, shown)
	}
	files := smithyFiles(fsys, dir)
	switch len(files) {
	case 0:
		return nil, fmt.Errorf("%s holds no %s and no Smithy model", shown, names[0])
	case 1:
		return openSmithy(fsys, path.Join(dir, files[0]), name, path.Join(shown, files[0]))
	}
	return nil, fmt.Errorf("%s holds several Smithy models; give the path of one: %s", shown, strings.Join(files, ", "))
}

// readBotocore reads the files of a model in botocore's format; all problems are
// reported together.
func readBotocore(fsys fs.FS, dir, name, shown string) (*Model, error) {
	m := &Model{Name: name, Format: Botocore, Files: make(map[string]*File)}
	var problems model.Problems
	for i, base := range names {
		data, found, err := readEither(fsys, path.Join(dir, base))
		switch {
		case errors.Is(err, fs.ErrNotExist) && i > 0:
			continue
		case err != nil:
			return nil, fmt.Errorf("%s: %w", shown, err)
		}
		f := &File{Path: path.Join(shown, path.Base(found)), Data: data}
		if p := f.check(); p != nil {
			problems = append(problems, *p)
			continue
		}
		m.Files[base] = f
	}
	if problems != nil {
		return nil, problems.Sort()
	}
	return m, nil
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", path.Base(name))
	}
	if info.Size() > MaxFileSize {
		return nil, fmt.Errorf("%s is larger than %d bytes", path.Base(name), MaxFileSize)
	}
	return fs.ReadFile(fsys, name)
}
