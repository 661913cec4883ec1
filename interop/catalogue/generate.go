package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/model"
)

// outcome is what became of one service.
type outcome struct {
	name, pkg string
	files     int
	lines     int
	skipped   []generator.Skipped
	problems  model.Problems
	err       error
}

// groupSize is how many services one run of the generator takes: it holds all of
// them in memory, and asks the go command once.
const groupSize = 12

// job is a run over services.
type job struct {
	models fs.FS
	// out is the folder that gets the packages, in the module of go.mod there.
	out string
	// unchecked services are not type-checked.
	unchecked func(name string) bool
}

// generate generates the services in groups, in the order of their names.
func (j job) generate(ctx context.Context, names []string) ([]outcome, error) {
	var checked, unchecked []string
	for _, name := range names {
		if j.unchecked != nil && j.unchecked(name) {
			unchecked = append(unchecked, name)
		} else {
			checked = append(checked, name)
		}
	}
	var all []outcome
	for noCheck, names := range map[bool][]string{false: checked, true: unchecked} {
		for group := range slices.Chunk(names, groupSize) {
			all = append(all, j.group(ctx, group, noCheck)...)
		}
	}
	slices.SortFunc(all, func(a, b outcome) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	for i := range all {
		if err := all[i].count(j.out); err != nil {
			return nil, err
		}
	}
	return all, ctx.Err()
}

// group generates a few services. The generator makes all of them or none, so
// that those of a group with a fault are made one by one.
func (j job) group(ctx context.Context, names []string, noCheck bool) (out []outcome) {
	result, err := generator.Generate(ctx, generator.Config{
		Services: generator.Services(names...), Models: j.models, Out: j.out, SkipUnsupported: true, NoCheck: noCheck,
	})
	var problems model.Problems
	switch {
	case err == nil:
		for i, s := range result.Services {
			out = append(out, outcome{name: names[i], pkg: s.Package, files: s.Files, skipped: s.Skipped})
		}
		return out
	case len(names) > 1:
		for _, name := range names {
			out = append(out, j.group(ctx, []string{name}, noCheck)...)
		}
		return out
	case errors.As(err, &problems):
		return []outcome{{name: names[0], problems: problems}}
	}
	return []outcome{{name: names[0], err: err}}
}

// count counts the lines of a service.
func (o *outcome) count(out string) error {
	if o.pkg == "" {
		return nil
	}
	return filepath.WalkDir(filepath.Join(out, o.pkg), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		o.lines += bytes.Count(data, []byte("\n"))
		return err
	})
}

// newModule makes a folder the root of a module that uses the modelsmith of this
// checkout, and the same versions of what that uses.
func newModule(dir, checkout string) error {
	sum, err := os.ReadFile(filepath.Join(checkout, "go.sum"))
	if err != nil {
		return err
	}
	mod, err := os.ReadFile(filepath.Join(checkout, "go.mod"))
	if err != nil {
		return err
	}
	file, err := modfile.Parse("go.mod", mod, nil)
	if err != nil {
		return err
	}
	const self = "github.com/modelsmith/modelsmith"
	if file.Module == nil || file.Module.Mod.Path != self {
		return fmt.Errorf("%s is not the module of modelsmith; run the command in interop", checkout)
	}
	err = errors.Join(file.AddModuleStmt(module), file.AddRequire(self, "v0.0.0"), file.AddReplace(self, "", checkout, ""))
	if err != nil {
		return err
	}
	if mod, err = file.Format(); err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "go.mod"), mod, 0o644),
		os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o644),
	)
}

// module is the module of what is generated.
const module = "example.com/catalogue"
