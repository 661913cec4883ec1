package source

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// SmithyFile is the key of a Smithy model's file in [Model.Files], whatever its
// name.
const SmithyFile = "model.json"

// openSmithy reads a Smithy model.
func openSmithy(fsys fs.FS, file, name, shown string) (*Model, error) {
	data, err := readFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, err)
	}
	f := &File{Path: shown, Data: data}
	if p := f.check(); p != nil {
		return nil, model.Problems{*p}
	}
	if !IsSmithy(f.Data) {
		return nil, fmt.Errorf("%s: a model is a directory or its %s, or a Smithy model in JSON, which has the key smithy", shown, names[0])
	}
	return &Model{Name: name, Format: Smithy, Files: map[string]*File{SmithyFile: f}}, nil
}

// smithyName is the name of the service in a file: that of the file, but for
// model.json that of the directory.
func smithyName(p string) string {
	base := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(p), ".json"), ".smithy")
	if base == "model" {
		if name, err := dirName(filepath.Dir(p)); err == nil {
			return name
		}
	}
	return base
}

// smithyFiles are the names of the Smithy models in a directory.
func smithyFiles(fsys fs.FS, dir string) (files []string) {
	entries, _ := fs.ReadDir(fsys, dir)
	for _, e := range entries {
		if path.Ext(e.Name()) != ".json" || slices.Contains(names, e.Name()) {
			continue
		}
		if data, err := readFile(fsys, path.Join(dir, e.Name())); err == nil && IsSmithy(data) {
			files = append(files, e.Name())
		}
	}
	return files
}

// IsSmithy reports whether JSON, valid or not, is an object with the key smithy.
func IsSmithy(data []byte) bool {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			end := i + 1
			for end < len(data) && data[end] != '"' {
				if data[end] == '\\' {
					end++
				}
				end++
			}
			if end >= len(data) {
				return false
			}
			if depth == 1 && string(data[i+1:end]) == "smithy" && bytes.HasPrefix(bytes.TrimLeft(data[end+1:], " \t\r\n"), []byte(":")) {
				return true
			}
			i = end
		}
	}
	return false
}
