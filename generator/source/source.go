// Package source finds the files of a model: by service name in a models
// directory, embedded or not, or by path. It checks that they are JSON that the
// readers can take. It imports the standard library and packages closest and model.
package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// MaxFileSize is the largest model file that is read, in bytes. The largest
// of the catalogue with documentation has 5 MB.
const MaxFileSize = 64 << 20

// MaxDepth is how deep a model file's JSON may nest.
const MaxDepth = 128

// Model is the set of files of one API version of a service.
type Model struct {
	// Name is the service's directory name, such as chime-sdk-identity.
	Name string
	// Files are the files read, by base name.
	Files map[string]*File
}

// File is one file of a model. Its data is valid JSON in valid UTF-8, no deeper
// than MaxDepth.
type File struct {
	// Path is the file's name in messages.
	Path string
	Data []byte

	lines []int
}

// names are the files that belong to a model; all but the first may be absent.
var names = []string{
	"service-2.json", "paginators-1.json", "waiters-2.json", "endpoint-rule-set-1.json", "nullability-1.json",
	"service-2.sdk-extras.json", "paginators-1.sdk-extras.json",
}

// Open reads the model of a service from a models directory: name/version/ with
// the files in it, the newest version of several.
func Open(models fs.FS, name string) (*Model, error) {
	if !fs.ValidPath(name) || strings.Contains(name, "/") {
		return nil, fmt.Errorf("%q is no service name", name)
	}
	entries, err := fs.ReadDir(models, name)
	if err != nil {
		return nil, unknown(models, name)
	}
	var versions []string
	for _, e := range entries {
		if e.IsDir() {
			versions = append(versions, e.Name())
		}
	}
	if len(versions) == 0 {
		return nil, fmt.Errorf("the model of %q has no version directory", name)
	}
	dir := path.Join(name, slices.Max(versions))
	return read(models, dir, name, dir)
}

// unknown tells what there is instead of a service that is not.
func unknown(models fs.FS, name string) error {
	known := List(models)
	if near := closest.Names(name, known, 5); near != nil {
		return fmt.Errorf("no model of %q; close names are %s", name, strings.Join(near, ", "))
	}
	return fmt.Errorf("no model of %q among the %d known", name, len(known))
}

// List returns the names of the services in a models directory, sorted.
func List(models fs.FS) []string {
	found, _ := fs.Glob(models, "*/*/service-2.json")
	var out []string
	for _, f := range found {
		out = append(out, f[:strings.IndexByte(f, '/')])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// OpenPath reads a model from a directory of the file system, or from its
// service-2.json. The service's name is that of the directory, or of the one
// above it when the directory is named as an API version.
func OpenPath(p string) (*Model, error) {
	info, err := os.Stat(p)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		if filepath.Base(p) != names[0] {
			return nil, fmt.Errorf("%s: a model is a directory or its %s", p, names[0])
		}
		p = filepath.Dir(p)
	}
	full, err := filepath.Abs(p)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(full)
	if isVersion(name) {
		name = filepath.Base(filepath.Dir(full))
	}
	return read(os.DirFS(p), ".", name, filepath.ToSlash(p))
}

// isVersion reports whether a directory is named as an API version: a date.
func isVersion(name string) bool {
	return len(name) == 10 && name[4] == '-' && name[7] == '-' && strings.Trim(name, "0123456789-") == ""
}

// read reads the files of a model; all problems are reported together.
func read(fsys fs.FS, dir, name, shown string) (*Model, error) {
	m := &Model{Name: name, Files: make(map[string]*File)}
	var problems model.Problems
	for i, base := range names {
		data, err := readFile(fsys, path.Join(dir, base))
		switch {
		case errors.Is(err, fs.ErrNotExist) && i > 0:
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("%s holds no %s", shown, base)
		case err != nil:
			return nil, fmt.Errorf("%s: %w", shown, err)
		}
		f := &File{Path: path.Join(shown, base), Data: data}
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
		return nil, fmt.Errorf("%s is no regular file", name)
	}
	if info.Size() > MaxFileSize {
		return nil, fmt.Errorf("%s is larger than %d bytes", name, MaxFileSize)
	}
	return fs.ReadFile(fsys, name)
}

// check reports what the readers could not take.
func (f *File) check() *model.Problem {
	f.Data = bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	if depth, at := tooDeep(f.Data); depth {
		return &model.Problem{Pos: f.Pos(at), Message: fmt.Sprintf("JSON nested deeper than %d", MaxDepth)}
	}
	if at, what := malformed(f.Data); what != "" {
		return &model.Problem{Pos: f.Pos(at), Message: "malformed JSON: " + what}
	}
	if !utf8.Valid(f.Data) {
		return &model.Problem{Pos: f.Pos(invalidAt(f.Data)), Message: "invalid UTF-8"}
	}
	if first := bytes.TrimLeft(f.Data, " \t\r\n"); first[0] != '{' {
		return &model.Problem{Pos: f.Pos(len(f.Data) - len(first)), Message: "expected a JSON object"}
	}
	return nil
}

// tooDeep looks for nesting over MaxDepth, outside of strings.
func tooDeep(data []byte) (deep bool, at int) {
	depth, inString := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return true, i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false, 0
}

// malformed says what is wrong with JSON, and where.
func malformed(data []byte) (at int, what string) {
	if json.Valid(data) {
		return 0, ""
	}
	var raw json.RawMessage
	err := json.Unmarshal(data, &raw)
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) || strings.HasPrefix(syntax.Error(), "unexpected end") {
		return len(data), fmt.Sprint(err)
	}
	// The offset counts the bytes read, of which the last is wrong.
	return max(0, int(syntax.Offset)-1), syntax.Error()
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

// Pos returns the place of a byte offset.
func (f *File) Pos(offset int) model.Pos {
	if f.lines == nil {
		f.lines = append(f.lines, 0)
		for i, c := range f.Data {
			if c == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	line, found := slices.BinarySearch(f.lines, offset)
	if !found {
		line--
	}
	return model.Pos{File: f.Path, Line: line + 1, Col: offset - f.lines[line] + 1}
}
