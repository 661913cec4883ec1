package expression

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/templates"
)

// suiteCase is a case of the public compliance suite.
type suiteCase struct {
	given      int
	name       string
	Expression string
	Error      string
	Result     any
}

// suite collects the program that runs the cases.
type suite struct {
	service  *model.Service
	context  *emit.Context
	givens   []given
	compiled []suiteCase
	wrong    []suiteCase
	refused  int
	outside  map[string]int
	partial  map[model.Shape]bool
	// narrow makes enums of strings, and integers of 32 bits of some.
	narrow bool
	code   []jen.Code
}

// given is a value with the shape that it has.
type given struct {
	shape model.Shape
	value any
	cases []suiteCase
}

func newSuite() *suite {
	return &suite{service: &model.Service{Name: "suite", ID: "Suite"}, outside: make(map[string]int), partial: make(map[model.Shape]bool)}
}

func (s *suite) add(file string, value any, cases []suiteCase) {
	shape := s.infer(fmt.Sprint("Given", len(s.givens)), []any{value})
	if shape == nil {
		s.outside["the value is a list of several types"] += len(cases)
		return
	}
	for i := range cases {
		cases[i].name, cases[i].given = file, len(s.givens)
	}
	s.givens = append(s.givens, given{shape, value, cases})
}

// run compiles all cases and returns their results.
func (s *suite) run(t *testing.T) (results []any) {
	t.Helper()
	resolved, problems := names.Resolve(s.service, "suite", nil)
	if problems != nil {
		t.Fatal(problems)
	}
	s.context = &emit.Context{Service: s.service, Names: resolved, ImportPath: "example.com/suite"}
	for i, g := range s.givens {
		for _, c := range g.cases {
			s.compile(i, g, c)
		}
	}
	src, err := templates.Render(s.program())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(path, src, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "go", "run", path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	d := json.NewDecoder(bytes.NewReader(out))
	for range s.compiled {
		var v any
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		results = append(results, v)
	}
	return results
}

// program is a program that prints the result of each case as JSON.
func (s *suite) program() *jen.File {
	f := templates.File(s.context.TypesPath(), "main")
	for _, code := range append(s.types(), s.code...) {
		f.Add(code).Line()
	}
	f.Func().Id("main").Params().BlockFunc(func(b *jen.Group) {
		for i, g := range s.givens {
			data, _ := json.Marshal(g.value)
			b.Var().Id(fmt.Sprint("g", i)).Add(s.context.ElemType(&model.Ref{Target: g.shape}, false))
			b.Id("_").Op("=").Qual("encoding/json", "Unmarshal").Call(jen.Index().Byte().Parens(jen.Lit(string(data))), jen.Op("&").Id(fmt.Sprint("g", i)))
		}
		b.Id("e").Op(":=").Qual("encoding/json", "NewEncoder").Call(jen.Qual("os", "Stdout"))
		for i, c := range s.compiled {
			b.Id("_").Op("=").Id("e").Dot("Encode").Call(jen.Id(fmt.Sprint("case", i)).Call(jen.Op("&").Id(fmt.Sprint("g", c.given))))
		}
	})
	return f
}

// types are the structures of the values, which decode themselves from JSON.
func (s *suite) types() (all []jen.Code) {
	for _, shape := range s.service.Shapes {
		st, ok := shape.(*model.Structure)
		if _, isEnum := shape.(*model.Enum); isEnum {
			all = append(all, jen.Type().Id(s.context.Names.Shape(shape)).String())
		}
		if !ok {
			continue
		}
		all = append(all, jen.Type().Id(s.context.Names.Shape(st)).StructFunc(func(g *jen.Group) {
			for _, m := range st.Members {
				g.Id(s.context.Names.Member(m)).Add(s.context.MemberType(m)).Tag(map[string]string{"json": m.Name})
			}
		}))
	}
	return all
}

// kinds are the messages about what is not compiled, without what differs.
var kinds = regexp.MustCompile(`has no members?|is no list|which has no members|[a-z ]+ not supported|the function \w+`)

// compile adds the function of a case.
func (s *suite) compile(i int, g given, c suiteCase) {
	from := ofShape(s.context, g.shape)
	from.code, from.null = jen.Op("*").Id("in"), never
	if st, ok := g.shape.(*model.Structure); ok {
		from = Root(st, jen.Id("in"))
	}
	var b Block
	v, err := New(s.context, "in").Value(&b, model.Expression{Text: c.Expression}, from)
	var problems model.Problems
	switch {
	case errors.As(err, &problems) && c.Error != "":
		s.refused++
	case errors.As(err, &problems):
		message := strings.TrimPrefix(problems[0].Message, fmt.Sprintf("the path %q: ", c.Expression))
		s.outside[kinds.FindString(message)]++
	case c.Error != "":
		s.wrong = append(s.wrong, c)
	case s.isPartial(v):
		s.outside["the result has members of several types"]++
	default:
		if v.kind == jmespath.Null {
			b.add(jen.Return(jen.Nil()))
		} else {
			b.add(jen.Return(v.Code()))
		}
		s.code = append(s.code, jen.Comment(strings.Join(strings.Fields(c.Expression), " ")).Line().
			Func().Id(fmt.Sprint("case", len(s.compiled))).Params(jen.Id("in").Op("*").Add(from.typeOf(s.context))).Any().Block(b.Statements...))
		s.compiled = append(s.compiled, c)
	}
}

// typeOf is the Go type of a value without the pointer.
func (v Value) typeOf(c *emit.Context) *jen.Statement {
	return c.ElemType(&model.Ref{Target: v.shape}, false)
}

// isPartial reports whether a value has members that were left out.
func (s *suite) isPartial(v Value) bool {
	queue, seen := []model.Shape{v.shape}, make(map[model.Shape]bool)
	if v.elem != nil {
		queue = append(queue, v.elem.shape)
	}
	for len(queue) > 0 {
		shape := queue[0]
		queue = queue[1:]
		if shape == nil || seen[shape] {
			continue
		}
		seen[shape] = true
		if s.partial[shape] {
			return true
		}
		model.Refs(shape, func(r *model.Ref) { queue = append(queue, r.Target) })
	}
	return false
}

// clean makes one of what Go does not tell apart: members that are null and those
// that are not there, and lists that are null and empty ones.
func clean(v any) any {
	switch v := v.(type) {
	case []any:
		if len(v) == 0 {
			return nil
		}
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = clean(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any)
		for k, e := range v {
			if e = clean(e); e != nil {
				out[k] = e
			}
		}
		return out
	}
	return v
}
