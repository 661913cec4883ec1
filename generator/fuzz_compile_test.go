package generator

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
)

// compiler type-checks the files of a service, which were made of text.
type compiler func(t *testing.T, s *service, text []byte)

// newCompiler type-checks with what is imported once. The generator's own check
// asks the go command in every run.
func newCompiler(f *testing.F) compiler {
	f.Helper()
	gc := newImporter(f)
	return func(t *testing.T, s *service, text []byte) {
		imp := &fuzzImporter{Importer: gc, own: make(map[string]*types.Package)}
		for _, p := range check.Packages(s.context.ImportPath, s.files) {
			if err := imp.check(p); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
		}
	}
}

// newImporter loads what generated code may import: the imports of a checked-in
// client, of its package types, and of the other protocol.
func newImporter(f testing.TB) types.Importer {
	f.Helper()
	const root = "github.com/modelsmith/modelsmith/"
	loaded, err := packages.Load(&packages.Config{
		Context: f.Context(), Mode: packages.NeedName | packages.NeedExportFile | packages.NeedImports | packages.NeedDeps,
	}, root+"generated/iam/iamserver", root+"generated/chime/chimeserver", emit.RuntimePath+"/endpoints", emit.RuntimePath+"/jmespath",
		"github.com/aws/smithy-go/rand", "maps", "slices", "strings", "time", "unicode/utf8")
	if err != nil {
		f.Fatal(err)
	}
	exports := make(map[string]string)
	packages.Visit(loaded, nil, func(p *packages.Package) {
		if exports[p.PkgPath] = p.ExportFile; p.Errors != nil {
			f.Fatal(p.Errors)
		}
	})
	fset := token.NewFileSet()
	return importer.ForCompiler(fset, "gc", func(name string) (io.ReadCloser, error) { return os.Open(exports[name]) })
}

// fuzzImporter takes the packages of the service from memory.
type fuzzImporter struct {
	types.Importer
	own map[string]*types.Package
}

// Import implements [types.Importer].
func (i *fuzzImporter) Import(name string) (*types.Package, error) {
	if p := i.own[name]; p != nil {
		return p, nil
	}
	return i.Importer.Import(name)
}

func (i *fuzzImporter) check(p check.Package) error {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, f := range p.Files {
		file, err := parser.ParseFile(fset, path.Base(f.Path), f.Source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	conf := types.Config{Importer: i}
	pkg, err := conf.Check(p.ImportPath, fset, files, nil)
	i.own[p.ImportPath] = pkg
	return err
}
