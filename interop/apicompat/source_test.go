package apicompat

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// A packageMap has packages by import path; it imports them.
type packageMap map[string]*types.Package

// Import implements [types.Importer].
func (m packageMap) Import(path string) (*types.Package, error) {
	if p := m[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("%s is not loaded", path)
}

// check type-checks a package of one file, which may import what is in the map, and adds it to the map.
func (m packageMap) check(t *testing.T, path, source string) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: m, Error: func(err error) { t.Error(err) }}
	m[path], err = config.Check(path, files, []*ast.File{file}, nil)
	if err != nil {
		t.FailNow()
	}
}
