package generator

import (
	"fmt"
	"go/constant"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/models"
)

// bothFormats are the services whose models there are in both formats.
var bothFormats = []string{"chime", "chime-sdk-identity", "iam"}

// conformanceDir returns the folder of the conformance data.
func conformanceDir(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE names no folder with conformance data")
	}
	return dir
}

// TestFormatsGiveOneAPI generates every service from its model in either format:
// the Go API is the same, and what goes over the wire, but for the differences
// that are listed with their reasons.
func TestFormatsGiveOneAPI(t *testing.T) {
	dir := conformanceDir(t)
	imp := newImporter(t)
	for _, name := range bothFormats {
		t.Run(name, func(t *testing.T) {
			ours := generateFormat(t, name)
			theirs := generateFormat(t, filepath.Join(dir, "models", name+".smithy.json"))
			unmet := make(map[string]bool)
			for _, d := range formatDifferences {
				if d.service == name {
					unmet[d.key()] = d.reason != ""
				}
			}
			compareFormats(t, unmet, exported(t, imp, ours), exported(t, imp, theirs))
			compareFormats(t, unmet, facts(ours.context.Service), facts(theirs.context.Service))
			for _, key := range slices.Sorted(maps.Keys(unmet)) {
				t.Errorf("there is no such difference any more: %s", key)
			}
		})
	}
}

// compareFormats reports the differences that are not listed, and takes those
// that are out of the list.
func compareFormats(t *testing.T, unmet map[string]bool, ours, theirs map[string]string) {
	t.Helper()
	if len(ours) < 100 {
		t.Errorf("only %d facts", len(ours))
	}
	all := maps.Clone(ours)
	maps.Copy(all, theirs)
	listed := make(map[string]bool)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		if ours[path] == theirs[path] {
			continue
		}
		d := difference{path: path, botocore: ours[path], smithy: theirs[path]}
		if key := d.key(); unmet[key] {
			listed[key] = true
		} else {
			t.Errorf("%s:\nbotocore %s\nsmithy   %s", path, d.botocore, d.smithy)
		}
	}
	for key := range listed {
		delete(unmet, key)
	}
}

// generateFormat runs all stages up to the formatting.
func generateFormat(t *testing.T, name string) *service {
	t.Helper()
	r := &run{cfg: Config{Models: models.FS()}, services: []*service{{cfg: Service{Model: name}, out: place{importPath: "example.com"}}}}
	if err := r.open(); err != nil {
		t.Fatal(err)
	}
	for _, stage := range []func() error{
		func() error { return r.read(t.Context()) },
		func() error { return r.emit(t.Context()) },
		func() error { return r.format(t.Context()) },
	} {
		if err := stage(); err != nil {
			t.Fatal(err)
		}
	}
	return r.services[0]
}

// exported describes all that a generated service exports, by path.
func exported(t *testing.T, imp types.Importer, s *service) map[string]string {
	t.Helper()
	out := make(map[string]string)
	own := &fuzzImporter{Importer: imp, own: make(map[string]*types.Package)}
	for _, p := range check.Packages(s.context.ImportPath, s.files) {
		if err := own.check(p); err != nil {
			t.Fatal(err)
		}
	}
	for _, pkg := range own.own {
		prefix := strings.TrimPrefix(pkg.Path(), "example.com/") + "."
		for _, name := range pkg.Scope().Names() {
			if obj := pkg.Scope().Lookup(name); obj.Exported() {
				describe(out, prefix, obj)
			}
		}
	}
	return out
}

// describe adds what an exported thing is: its type, its value when it is a
// constant, the fields and methods when it is a type.
func describe(out map[string]string, prefix string, obj types.Object) {
	path := prefix + obj.Name()
	switch obj := obj.(type) {
	case *types.Const:
		out[path] = fmt.Sprintf("const %s = %s", obj.Type(), constantText(obj.Val()))
	case *types.TypeName:
		st, ok := obj.Type().Underlying().(*types.Struct)
		if !ok {
			out[path] = fmt.Sprintf("type %s", obj.Type().Underlying())
		} else {
			out[path] = "struct"
			for f := range st.Fields() {
				if f.Exported() {
					out[path+"."+f.Name()] = f.Type().String()
				}
			}
		}
		methods := types.NewMethodSet(types.NewPointer(obj.Type()))
		for m := range methods.Methods() {
			if m.Obj().Exported() {
				out[path+"."+m.Obj().Name()+"()"] = m.Type().String()
			}
		}
	default:
		out[path] = obj.Type().String()
	}
}

func constantText(v constant.Value) string { return v.ExactString() }
