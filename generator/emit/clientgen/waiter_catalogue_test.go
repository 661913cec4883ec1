package clientgen_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/emit/clientgen"
	"github.com/modelsmith/modelsmith/generator/emit/constraintgen"
	"github.com/modelsmith/modelsmith/generator/emit/documentgen"
	"github.com/modelsmith/modelsmith/generator/emit/typesgen"
	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
)

// everyProtocol are all protocols: how an operation is sent does not matter to its
// waiters.
var everyProtocol = []string{"ec2", "json", "query", "rest-json", "rest-xml", "smithy-rpc-v2-cbor"}

// TestWaitersOfCatalogue emits the operations of botocore's data that have waiters,
// those too of protocols that no client speaks, and type-checks them.
func TestWaitersOfCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	cfg := importer.Config{From: importertest.DataDir(t), To: dir, Services: []string{"all"}}
	if _, err := importer.Import(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	models := os.DirFS(dir)
	files, err := fs.Glob(models, "*/*/waiters-2.json")
	if err != nil {
		t.Fatal(err)
	}
	var packages []check.Package
	waiters, services := 0, 0
	for _, file := range files {
		name, _, _ := strings.Cut(file, "/")
		ps, n := waitersOf(t, models, name)
		if packages, waiters = append(packages, ps...), waiters+n; n > 0 {
			services++
		}
	}
	if waiters != 363 || services != 67 {
		t.Errorf("%d waiters of %d services", waiters, services)
	}
	if err := check.Types(t.Context(), ".", packages); err != nil {
		t.Error(err)
	}
}

// waitersOf emits the operations of a service that have waiters, and counts these.
func waitersOf(t *testing.T, models fs.FS, name string) ([]check.Package, int) {
	t.Helper()
	src, err := source.Open(models, name)
	if err != nil {
		t.Fatal(err)
	}
	linked, problems := botocore.Read(src, everyProtocol)
	if problems != nil {
		t.Errorf("%s: %v", name, problems)
		return nil, 0
	}
	count := 0
	for _, op := range linked.Operations {
		count += len(op.Waiters)
	}
	if count == 0 {
		return nil, 0
	}
	part := linked.Subset(func(op *model.Operation) bool { return op.Waiters != nil })
	resolved, problems := names.Resolve(part, "", nil)
	if problems != nil {
		t.Errorf("%s: %v", name, problems)
		return nil, 0
	}
	c := &emit.Context{
		Service: part, Names: resolved, Facts: emit.NewFacts(part, part), ImportPath: "example.com/" + resolved.Package,
		ProtocolPath: emit.RuntimePath + "/restjson",
	}
	var files []emit.File
	for _, e := range []emit.Emitter{constraintgen.Emitter, documentgen.Emitter, typesgen.Emitter, clientgen.Emitter} {
		more, err := e.Emit(c)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		files = append(files, more...)
	}
	if !slices.ContainsFunc(files, func(f emit.File) bool { return strings.Contains(string(f.Source), "NewWaiter") }) {
		t.Errorf("%s: no waiter", name)
	}
	return check.Packages(c.ImportPath, files), count
}
