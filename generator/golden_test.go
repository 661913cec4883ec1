package generator_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sebdah/goldie/v2"
	"golang.org/x/tools/txtar"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

const casesDir = "../testdata"

// goldenCase is what the case.json of a folder may say.
type goldenCase struct {
	// Files are the patterns of the files that the golden shows.
	Files []string
	// Package is the package name, Renames the renames that the run gets.
	Package string
	Renames []names.Rename
	// Values and Unchecked are the other overrides.
	Values, Unchecked []generator.Override
	// SkipUnsupported leaves operations out.
	SkipUnsupported bool
	// Service is the service to choose in a model of several.
	Service string
}

// TestCases generates the model of every folder of testdata and compares the
// code with its output.txtar, or what is wrong with its problems.txt. The code
// of all folders type-checks.
func TestCases(t *testing.T) {
	entries, err := os.ReadDir(casesDir)
	if err != nil {
		t.Fatal(err)
	}
	var packages []check.Package
	for _, e := range entries {
		t.Run(e.Name(), func(t *testing.T) {
			packages = append(packages, runCase(t, filepath.Join(casesDir, e.Name()))...)
		})
	}
	if len(packages) == 0 {
		t.Fatal("no case gives code")
	}
	if err := check.Types(t.Context(), ".", packages); err != nil {
		t.Error(err)
	}
}

// runCase compares one folder and returns its packages, none if it is one with
// problems.
func runCase(t *testing.T, dir string) []check.Package {
	c := readCase(t, dir)
	g := goldie.New(t, goldie.WithFixtureDir(dir), goldie.WithNameSuffix(""))
	importPath, files, problems := generateCase(t, dir, c)
	if problems != nil {
		g.Assert(t, "problems.txt", []byte(problems.Error()+"\n"))
		onlyOne(t, dir, "output.txtar")
		return nil
	}
	g.Assert(t, "output.txtar", archive(t, files, c.Files))
	onlyOne(t, dir, "problems.txt")
	return check.Packages(importPath, files)
}

func readCase(t *testing.T, dir string) goldenCase {
	t.Helper()
	var c goldenCase
	data, err := os.ReadFile(filepath.Join(dir, "case.json"))
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if c.Files == nil {
		c.Files = []string{"api_op_*.go", "types/*.go"}
	}
	return c
}

// config generates the model of the case in dir.
func (c goldenCase) config(dir, out string) generator.Config {
	if c.Service != "" {
		dir += "#" + c.Service
	}
	return generator.Config{
		Services: []generator.Service{{Model: dir, Package: c.Package, Renames: c.Renames, Values: c.Values, Unchecked: c.Unchecked}},
		Out:      out, NoCheck: true, SkipUnsupported: c.SkipUnsupported,
	}
}

// generateCase generates a folder's model into a temporary one. The places of
// problems are relative to the folder.
func generateCase(t *testing.T, dir string, c goldenCase) (string, []emit.File, model.Problems) {
	t.Helper()
	importPath := "example.com/" + filepath.Base(dir)
	cfg := c.config(dir, t.TempDir())
	cfg.ImportPath = importPath
	result, err := generator.Generate(t.Context(), cfg)
	var problems model.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].Pos.File = strings.TrimPrefix(problems[i].Pos.File, filepath.ToSlash(dir)+"/")
		}
		return "", nil, problems
	}
	if err != nil {
		t.Fatal(err)
	}
	s := result.Services[0]
	return importPath + "/" + s.Package, readTree(t, s.Dir), nil
}

// readTree reads all files below a folder, sorted by path.
func readTree(t *testing.T, dir string) (files []emit.File) {
	t.Helper()
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files = append(files, emit.File{Path: name, Source: data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// archive is the files that match a pattern, in one text.
func archive(t *testing.T, files []emit.File, patterns []string) []byte {
	t.Helper()
	var a txtar.Archive
	for _, f := range files {
		if slices.ContainsFunc(patterns, func(p string) bool { ok, _ := path.Match(p, f.Path); return ok }) {
			a.Files = append(a.Files, txtar.File{Name: f.Path, Data: f.Source})
		}
	}
	if len(a.Files) == 0 {
		t.Fatalf("no generated file matches %q", patterns)
	}
	return txtar.Format(&a)
}

// onlyOne fails if a folder has a golden of the other outcome.
func onlyOne(t *testing.T, dir, other string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, other)); err == nil {
		t.Errorf("%s is left from another outcome; remove it", filepath.Join(dir, other))
	}
}
