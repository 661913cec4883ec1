// Package check type-checks generated packages before they are written: it
// loads the export data of what they import through the go command and runs
// go/types on the sources in memory. It imports the standard library,
// golang.org/x/tools/go/packages and packages emit and names.
package check

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/go/packages"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/names"
)

// Package is a package to check.
type Package struct {
	ImportPath string
	// Client is the import path of the client that the package is a part of.
	Client string
	Files  []emit.File
}

// Packages sorts the files of a client into packages, those that others import
// first.
func Packages(importPath string, files []emit.File) []Package {
	byDir := make(map[string][]emit.File)
	for _, f := range files {
		byDir[path.Dir(f.Path)] = append(byDir[path.Dir(f.Path)], f)
	}
	var out []Package
	for _, dir := range []string{"document", "internal/constraints", "types", ".", names.ServerPackage(path.Base(importPath))} {
		if fs := byDir[dir]; fs != nil {
			out = append(out, Package{path.Join(importPath, dir), importPath, fs})
		}
	}
	return out
}

// Types type-checks packages as they would compile in the module around dir.
// The errors of all packages come together.
func Types(ctx context.Context, dir string, pkgs []Package) error {
	c := &checker{fset: token.NewFileSet(), own: make(map[string]int), parsed: make([][]*ast.File, len(pkgs)), done: make([]*types.Package, len(pkgs))}
	for i, p := range pkgs {
		c.own[p.ImportPath] = i
	}
	group, ctx := errgroup.WithContext(ctx)
	// The imports of the first parse pass are cheap; the full parse runs while
	// the go command looks for export data.
	imports, err := c.imports(pkgs)
	if err != nil {
		return err
	}
	group.Go(func() error { return c.loadExports(ctx, dir, imports) })
	group.Go(func() error { return c.parse(pkgs) })
	if err := group.Wait(); err != nil {
		return err
	}
	return c.check(pkgs)
}

type checker struct {
	fset    *token.FileSet
	own     map[string]int
	exports map[string]string
	parsed  [][]*ast.File
	done    []*types.Package
}

// imports lists what the packages import from elsewhere.
func (c *checker) imports(pkgs []Package) ([]string, error) {
	var out []string
	fset := token.NewFileSet()
	for _, p := range pkgs {
		for _, f := range p.Files {
			file, err := parser.ParseFile(fset, f.Path, f.Source, parser.ImportsOnly)
			if err != nil {
				return nil, err
			}
			for _, spec := range file.Imports {
				name, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return nil, err
				}
				if _, own := c.own[name]; !own {
					out = append(out, name)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// loadExports asks the go command for the export data of the imports.
func (c *checker) loadExports(ctx context.Context, dir string, imports []string) error {
	for dir != filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			break
		}
		dir = filepath.Dir(dir)
	}
	loaded, err := packages.Load(&packages.Config{
		Context: ctx, Dir: dir, Mode: packages.NeedName | packages.NeedExportFile,
	}, imports...)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("type check: %w", err)
	}
	c.exports = make(map[string]string, len(loaded))
	var errs []error
	for _, p := range loaded {
		for _, e := range p.Errors {
			errs = append(errs, fmt.Errorf("type check: import %s: %s", p.PkgPath, e.Msg))
		}
		c.exports[p.PkgPath] = p.ExportFile
	}
	if errs != nil {
		errs = append(errs, fmt.Errorf("the generated code needs these packages; try: %s", get))
		return errors.Join(errs...)
	}
	for _, name := range imports {
		if c.exports[name] == "" && name != "unsafe" {
			// The go command gives up without a word when go.mod is out of date.
			return fmt.Errorf("type check: the go command cannot compile %s, which the generated code imports; in %s, try go mod tidy, or go build %s to see why", name, dir, name)
		}
	}
	return nil
}

func (c *checker) parse(pkgs []Package) error {
	for i, p := range pkgs {
		for _, f := range p.Files {
			file, err := parser.ParseFile(c.fset, path.Join(p.ImportPath, path.Base(f.Path)), f.Source, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			c.parsed[i] = append(c.parsed[i], file)
		}
	}
	return nil
}

// check runs go/types over the packages; two of different services go side by
// side, each with an importer of its own.
func (c *checker) check(pkgs []Package) error {
	errs := make([][]error, len(pkgs))
	var group errgroup.Group
	for start := 0; start < len(pkgs); {
		end := start + 1
		for end < len(pkgs) && pkgs[end].Client == pkgs[start].Client {
			end++
		}
		from := start
		group.Go(func() error {
			imp := &ownImporter{checker: c, gc: importer.ForCompiler(c.fset, "gc", c.open)}
			for i := from; i < end; i++ {
				conf := types.Config{Importer: imp, Error: func(err error) { errs[i] = append(errs[i], err) }}
				c.done[i], _ = conf.Check(pkgs[i].ImportPath, c.fset, c.parsed[i], nil)
			}
			return nil
		})
		start = end
	}
	_ = group.Wait()
	return report(slices.Concat(errs...))
}

// get is a command that gets everything that generated code imports: packages and
// not their module, so that go.sum has the modules that they import too.
const get = "go get " + emit.RuntimePath + "/..."

// errVersions is what to do when the constant of the version is not there.
var errVersions = errors.New("type check: this modelsmith and the runtime that go.mod has are of versions that do not go together: " +
	"generate with the modelsmith of go.mod (go tool modelsmith), or get a later runtime: " + get + "@latest")

// maxErrors is how many errors are shown: the first ones tell.
const maxErrors = 10

// report joins the errors of code that does not compile.
func report(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	if slices.ContainsFunc(errs, func(err error) bool {
		return strings.HasSuffix(err.Error(), ": undefined: runtime."+emit.GeneratedCodeVersion)
	}) {
		return errVersions
	}
	all := []error{errors.New("internal error: generated code does not compile")}
	all = append(all, errs[:min(len(errs), maxErrors)]...)
	if more := len(errs) - maxErrors; more > 0 {
		all = append(all, fmt.Errorf("and %d more", more))
	}
	return errors.Join(all...)
}

// ownImporter takes generated packages from memory and all others from export
// data.
type ownImporter struct {
	*checker
	gc types.Importer
}

// Import implements types.Importer.
func (i *ownImporter) Import(name string) (*types.Package, error) {
	if n, ok := i.own[name]; ok {
		if i.done[n] == nil {
			return nil, fmt.Errorf("import cycle through %s", name)
		}
		return i.done[n], nil
	}
	return i.gc.Import(name)
}

func (c *checker) open(name string) (io.ReadCloser, error) {
	file := c.exports[name]
	if file == "" {
		return nil, fmt.Errorf("no export data of %s", name)
	}
	return os.Open(file)
}
