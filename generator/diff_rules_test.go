package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/emit"
)

// withoutCase are the rules that no pair of models in cases.txt shows, with the
// test that does.
func withoutCase() map[string]string {
	return map[string]string{
		"service-added": "TestDiffFolders", "service-removed": "TestDiffFolders",
		"event-stream-changed": "TestDiffEvents", "event-binding-changed": "TestDiffEvents",
	}
}

// TestDiffRules shows each rule by a pair of models. A program that uses all that
// the old client exports, and an implementation of the old Service, compile with
// the new code unless the rule is known to break them; then they do not.
func TestDiffRules(t *testing.T) {
	imp := newImporter(t)
	rules := make(map[string]diff.Rule)
	for _, r := range diff.Rules() {
		rules[r.ID] = r
	}
	missing := maps.Clone(rules)
	for _, c := range readCases(t) {
		delete(missing, c.rule)
		if c.flags["none"] {
			if withoutCase()[c.rule] == "" {
				t.Error(c.rule, "has no case")
			}
			continue
		}
		t.Run(c.rule, func(t *testing.T) {
			service, code := c.compare(t)
			found := slices.ContainsFunc(service.Changes, func(change diff.Change) bool { return change.Rule == c.rule })
			if !found {
				t.Errorf("the rule finds nothing; others do: %+v", service.Changes)
			}
			if rules[c.rule].ID == "" {
				t.Fatal("there is no such rule")
			}
			checkPrograms(t, imp, c, rules[c.rule], code)
		})
	}
	for id := range missing {
		t.Error(id, "has no case")
	}
}

// checkPrograms compiles callers and owners of the old code with both.
func checkPrograms(t *testing.T, imp types.Importer, c diffCase, r diff.Rule, code diff.Code) {
	t.Helper()
	if code.Note != "" {
		t.Fatal(code.Note)
	}
	old := typecheck(t, imp, code.Old)
	current := typecheck(t, imp, code.New)
	caller, whole, part := callerOf(old), ownerOf(old, ""), ownerOf(old, "server.Unimplemented")
	for _, program := range []string{caller, whole, part} {
		if err := old.compile(program); err != nil {
			t.Fatalf("with the old code: %v\n%s", err, program)
		}
	}
	breaks := map[string]error{"caller": current.compile(caller), "owner": current.compile(part)}
	for name, err := range breaks {
		severity := map[string]diff.Severity{"caller": r.Client, "owner": r.Server}[name]
		switch {
		case c.flags["compile"] && name == "caller" && err == nil:
			t.Errorf("the %s compiles with the new code", name)
		case c.flags["compile"] && name == "caller" && severity != diff.Breaking:
			t.Errorf("the %s does not compile, but the rule is %s", name, severity)
		case !c.flags["compile"] && err != nil:
			t.Errorf("the %s does not compile: %v", name, err)
		}
	}
	if err := current.compile(whole); c.flags["owner"] && (err == nil || r.Server < diff.Dangerous) {
		t.Errorf("an owner who does not embed Unimplemented: %v, and the rule is %s", err, r.Server)
	}
	if breaking := r.Client == diff.Breaking; breaking != (c.flags["compile"] || c.flags["calls"] && r.Client == diff.Breaking) {
		t.Errorf("the rule is %s for callers, and the case does not say how", r.Client)
	}
}

// built is the generated code of one model, type-checked.
type built struct {
	*fuzzImporter
	client, types, server *types.Package
}

func typecheck(t *testing.T, imp types.Importer, files map[string]string) *built {
	t.Helper()
	b := &built{fuzzImporter: &fuzzImporter{Importer: imp, own: make(map[string]*types.Package)}}
	var all []emit.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all = append(all, emit.File{Path: name, Source: []byte(files[name])})
	}
	root := "example.com/"
	for name := range files {
		if dir, ok := strings.CutSuffix(name, "server/service.go"); ok {
			root += dir
		}
	}
	for _, p := range check.Packages(root, all) {
		if err := b.check(p); err != nil {
			t.Fatal(err)
		}
	}
	b.client, b.types = b.own[root], b.own[root+"/types"]
	for path, p := range b.own {
		if strings.HasSuffix(path, "server") {
			b.server = p
		}
	}
	return b
}

// compile type-checks a program that imports the generated code.
func (b *built) compile(program string) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "program.go", program, 0)
	if err != nil {
		return err
	}
	conf := types.Config{Importer: b}
	_, err = conf.Check("example.com/program", fset, []*ast.File{file}, nil)
	return err
}

// programHead imports the generated code under fixed names.
func programHead(b *built, used string) string {
	return "package program\n\nimport (\n\tclient \"" + b.client.Path() + "\"\n\tserver \"" + b.server.Path() + "\"\n\t\"" + b.types.Path() +
		"\"\n" + used + ")\n\nvar _ types.UnknownUnionMember\nvar _ *client.Client\nvar _ server.Unimplemented\n"
}

// callerOf is a program that names everything that client and package types
// export, with its type. Methods that types have only as long as there is
// something to check or to hide are left out.
func callerOf(b *built) string {
	var body strings.Builder
	imports := make(map[string]string)
	qualify := func(p *types.Package) string {
		switch p {
		case b.client:
			return "client"
		case b.types:
			return "types"
		}
		imports[p.Path()] = p.Name()
		return p.Name()
	}
	for _, p := range []*types.Package{b.client, b.types} {
		for _, name := range p.Scope().Names() {
			if obj := p.Scope().Lookup(name); obj.Exported() {
				useObject(&body, obj, qualify)
			}
		}
	}
	var used strings.Builder
	for _, path := range slices.Sorted(maps.Keys(imports)) {
		fmt.Fprintf(&used, "\t%s %q\n", imports[path], path)
	}
	return programHeadFor(b, used.String(), body.String())
}

func programHeadFor(b *built, used, body string) string {
	head := programHead(b, used)
	if !strings.Contains(head+body, "types.UnknownUnionMember{}") && b.types.Scope().Lookup("UnknownUnionMember") == nil {
		head = strings.Replace(head, "var _ types.UnknownUnionMember\n", "", 1)
		if !strings.Contains(body, "types.") {
			head = strings.Replace(head, "\t\""+b.types.Path()+"\"\n", "", 1)
		}
	}
	return head + body
}

// mayGo are the methods that types have only as long as there is something to
// check or to hide.
var mayGo = []string{"Validate", "String", "GoString", "Format", "LogValue"}

// noLimit is the type of a field that nobody can use.
const noLimit = emit.RuntimePath + ".NoLimit"

func useObject(body *strings.Builder, obj types.Object, qualify types.Qualifier) {
	name := qualify(obj.Pkg()) + "." + obj.Name()
	typ := types.TypeString(obj.Type(), qualify)
	switch obj := obj.(type) {
	case *types.Const, *types.Var, *types.Func:
		fmt.Fprintf(body, "var _ %s = %s\n", strings.Replace(typ, "untyped ", "", 1), name)
	case *types.TypeName:
		fmt.Fprintf(body, "var _ %s\n", name)
		if st, ok := obj.Type().Underlying().(*types.Struct); ok && !obj.IsAlias() {
			for f := range st.Fields() {
				if f.Exported() && types.TypeString(f.Type(), nil) != noLimit {
					fmt.Fprintf(body, "func _(v %s) %s { return v.%s }\n", name, types.TypeString(f.Type(), qualify), f.Name())
				}
			}
		}
		for m := range types.NewMethodSet(types.NewPointer(obj.Type())).Methods() {
			if m.Obj().Exported() && !slices.Contains(mayGo, m.Obj().Name()) && !types.IsInterface(obj.Type()) {
				fmt.Fprintf(body, "func _(v *%s) %s { return v.%s }\n", name, types.TypeString(m.Type(), qualify), m.Obj().Name())
			}
		}
	}
}

// ownerOf is an implementation of every method of Service, embedding a type or
// none.
func ownerOf(b *built, embed string) string {
	var body strings.Builder
	fmt.Fprintf(&body, "type service struct{ %s }\n\nvar _ server.Service = service{}\n", embed)
	qualify := func(p *types.Package) string {
		if p == b.client {
			return "client"
		}
		return p.Name()
	}
	methods := b.server.Scope().Lookup("Service").Type().Underlying().(*types.Interface)
	for m := range methods.Methods() {
		signature := strings.TrimPrefix(types.TypeString(m.Type(), qualify), "func")
		fmt.Fprintf(&body, "func (service) %s%s { panic(0) }\n", m.Name(), signature)
	}
	return programHeadFor(b, "\t\"context\"\n", body.String()+"var _ context.Context\n")
}
