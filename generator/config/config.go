// Package config reads modelsmith.yaml, the file that says what a repository
// generates. Every fault of it is a problem with a place. It imports package
// generator, whose configuration it gives, packages closest, model, models, names
// and source, and go.yaml.in/yaml.
package config

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/model"
)

// Name is how the file is called.
const Name = "modelsmith.yaml"

// Version is the version of the format.
const Version = "1"

// maxSize is the largest file that is read, in bytes.
const maxSize = 1 << 20

// Read reads a file. Paths in it are relative to its folder, and relative to the
// working directory in the result. The error is model.Problems for what is wrong
// in the file.
func Read(path string) (generator.Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return generator.Config{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	switch {
	case err != nil:
		return generator.Config{}, err
	case len(data) > maxSize:
		return generator.Config{}, fmt.Errorf("%s is larger than %d bytes, which no configuration is", path, maxSize)
	}
	return Parse(path, data)
}

// Find returns the path of the file in a folder, or in the next one above it that
// has one, up to the one with a go.mod.
func Find(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := full; ; at = filepath.Dir(at) {
		path := filepath.Join(at, Name)
		info, err := os.Stat(path)
		if err == nil {
			return shorten(dir, full, path, info), nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil || at == filepath.Dir(at) {
			return "", fmt.Errorf("there is no %s here; name a service, or write one with modelsmith init", Name)
		}
	}
}

// shorten returns the path of a file as seen from a folder, if that leads to it:
// above a link is another folder than the link's.
func shorten(dir, full, path string, info os.FileInfo) string {
	rel, err := filepath.Rel(full, path)
	if err != nil {
		return path
	}
	rel = filepath.Join(dir, rel)
	if same, err := os.Stat(rel); err != nil || !os.SameFile(same, info) {
		return path
	}
	return rel
}

// Parse reads the text of a file.
func Parse(path string, data []byte) (generator.Config, error) {
	r := &reader{file: filepath.ToSlash(path), dir: filepath.Dir(path), cfg: generator.Config{Complete: true}}
	root := r.load(data)
	if r.problems == nil {
		r.root(root)
	}
	if r.problems != nil {
		return generator.Config{}, r.problems.Sort()
	}
	return r.cfg, nil
}

// reader reads one file.
type reader struct {
	file, dir string
	cfg       generator.Config
	problems  model.Problems
}

// path is a path of the file as seen from the working directory.
func (r *reader) path(p string) string {
	if p = filepath.FromSlash(p); filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(r.dir, p)
}
