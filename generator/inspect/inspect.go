// Package inspect tells what a service has: operations, shapes, constraints,
// routes, patterns, and what is not supported. It imports packages model,
// pattern and route.
package inspect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
	"github.com/modelsmith/modelsmith/generator/route"
)

// Report is what a service has. The lists are sorted by name or path.
type Report struct {
	Name        string       `json:"name"`
	ID          string       `json:"id"`
	FullName    string       `json:"fullName"`
	APIVersion  string       `json:"apiVersion"`
	Protocol    string       `json:"protocol"`
	Auth        []string     `json:"auth"`
	Operations  []Operation  `json:"operations"`
	Shapes      []Shape      `json:"shapes"`
	Constraints []Constraint `json:"constraints"`
	Routes      []Route      `json:"routes"`
	Patterns    []Pattern    `json:"patterns"`
	Unsupported []Problem    `json:"unsupported"`
}

// Operation is an operation.
type Operation struct {
	Name   string `json:"name"`
	Method string `json:"method"`
	URI    string `json:"uri"`
	// Input and Output are the names of shapes, empty for none.
	Input     string   `json:"input"`
	Output    string   `json:"output"`
	Errors    []string `json:"errors"`
	Paginated bool     `json:"paginated"`
	Waiters   []string `json:"waiters"`
	// Deprecated and Unsupported operations are generated with a notice, or not.
	Deprecated  bool `json:"deprecated"`
	Unsupported bool `json:"unsupported"`
}

// Shape is a shape that an operation reaches.
type Shape struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	// Members counts members of structures and unions, and values of enums.
	Members   int    `json:"members"`
	Sensitive bool   `json:"sensitive"`
	At        string `json:"at"`
}

// Constraint is what a value must keep, at a model path.
type Constraint struct {
	Path     string `json:"path"`
	Required bool   `json:"required"`
	// Min and Max bound a length or a value; empty for no bound.
	Min     string `json:"min"`
	Max     string `json:"max"`
	Pattern string `json:"pattern"`
	// Values counts those of an enum.
	Values int  `json:"values"`
	Unique bool `json:"unique"`
}

// Route is how requests find an operation of a REST protocol.
type Route struct {
	Method    string `json:"method"`
	Path      string `json:"path"`
	Query     string `json:"query"`
	Operation string `json:"operation"`
}

// Pattern is a pattern, and what it is compiled to.
type Pattern struct {
	Pattern string `json:"pattern"`
	// Dialect is java for botocore's, which match all of a text, and ecma for
	// Smithy's, which match a part.
	Dialect string `json:"dialect"`
	// Kind is the form of the compiled pattern; empty if it cannot be compiled.
	Kind string `json:"kind"`
	// Uses counts the shapes and members that have it.
	Uses int `json:"uses"`
	// Problem says why it cannot be compiled.
	Problem string `json:"problem"`
	At      string `json:"at"`
}

// Problem is a problem with its place.
type Problem struct {
	At      string `json:"at"`
	Path    string `json:"path"`
	Message string `json:"message"`
}

// Of inspects a service.
func Of(s *model.Service) *Report {
	r := &Report{
		Name: s.Name, ID: s.ID, FullName: s.FullName, APIVersion: s.APIVersion, Protocol: s.Protocol, Auth: []string{},
		Operations: []Operation{}, Shapes: []Shape{}, Constraints: []Constraint{}, Routes: []Route{}, Patterns: []Pattern{}, Unsupported: []Problem{},
	}
	for _, a := range s.Auth {
		r.Auth = append(r.Auth, string(a))
	}
	for _, op := range s.Operations {
		r.operation(op)
	}
	patterns := &patterns{seen: make(map[model.Pattern]int)}
	for _, shape := range s.Shapes {
		r.shape(shape, patterns)
	}
	for _, of := range route.Of(s) {
		path, _, _ := strings.Cut(of.Operation.URI, "?")
		r.Routes = append(r.Routes, Route{of.Operation.Method, path, strings.Join(of.Query, "&"), of.Operation.Name})
	}
	slices.SortFunc(r.Routes, func(a, b Route) int {
		return strings.Compare(a.Path+" "+a.Method+" "+a.Query, b.Path+" "+b.Method+" "+b.Query)
	})
	slices.SortFunc(r.Constraints, func(a, b Constraint) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(r.Patterns, func(a, b Pattern) int { return strings.Compare(a.Pattern+a.Dialect, b.Pattern+b.Dialect) })
	return r
}

func (r *Report) operation(op *model.Operation) {
	o := Operation{
		Name: op.Name, Method: op.Method, URI: op.URI, Input: nameOf(op.Input), Output: nameOf(op.Output), Errors: []string{},
		Paginated: op.Paginator != nil, Waiters: []string{}, Deprecated: op.Deprecated != nil, Unsupported: op.Unsupported != nil,
	}
	for _, e := range op.Errors {
		o.Errors = append(o.Errors, e.Name)
	}
	for _, w := range op.Waiters {
		o.Waiters = append(o.Waiters, w.Name)
	}
	for _, p := range op.Unsupported {
		r.Unsupported = append(r.Unsupported, Problem{p.Pos.String(), p.Path, p.Message})
	}
	r.Operations = append(r.Operations, o)
}

func nameOf(s *model.Structure) string {
	if s == nil {
		return ""
	}
	return s.Name
}

// shape adds a shape with its constraints, and those of its members.
func (r *Report) shape(s model.Shape, patterns *patterns) {
	info := s.Info()
	members := len(model.MembersOf(s))
	if e, ok := s.(*model.Enum); ok {
		members = len(e.Values)
	}
	r.Shapes = append(r.Shapes, Shape{info.Name, model.KindOf(s), members, info.Traits.Sensitive, info.Pos.String()})
	path := "shapes." + info.Name
	r.constraint(path, s, info.Traits, false, patterns)
	for _, m := range model.MembersOf(s) {
		own := m.Traits
		if target := m.Target.Info().Traits; !m.Required && own.Min == target.Min && own.Max == target.Max && samePattern(own.Pattern, target.Pattern) {
			continue // all there is to say stands at the target
		}
		r.constraint(path+".members."+m.Name, m.Target, own, m.Required, patterns)
	}
}

func samePattern(a, b *model.Pattern) bool { return a == b || a != nil && b != nil && a.Text == b.Text }

// constraint adds what values at a path must keep, if it is anything.
func (r *Report) constraint(path string, s model.Shape, t model.Traits, required bool, patterns *patterns) {
	c := Constraint{Path: path, Required: required, Min: t.Min, Max: t.Max, Unique: t.UniqueItems, Values: len(t.Enum)}
	if e, ok := s.(*model.Enum); ok && c.Values == 0 {
		c.Values = len(e.Values)
	}
	if t.Pattern != nil {
		c.Pattern = t.Pattern.Text
		r.pattern(t.Pattern, patterns)
	}
	if c != (Constraint{Path: path}) {
		r.Constraints = append(r.Constraints, c)
	}
}

// patterns finds patterns in the report, and compiles them.
type patterns struct {
	seen   map[model.Pattern]int
	budget pattern.Budget
}

// pattern adds a pattern, or counts one more use of it. Places are found by the
// text and the dialect.
func (r *Report) pattern(p *model.Pattern, known *patterns) {
	key := model.Pattern{Text: p.Text, Dialect: p.Dialect}
	if i, ok := known.seen[key]; ok {
		r.Patterns[i].Uses++
		return
	}
	known.seen[key] = len(r.Patterns)
	out := Pattern{Pattern: p.Text, Dialect: "java", Uses: 1, At: p.Pos.String()}
	if p.Dialect == model.ECMASearch {
		out.Dialect = "ecma"
	}
	if program, err := known.budget.Compile(p.Text, p.Dialect); err != nil {
		out.Problem = err.Error()
	} else {
		out.Kind = program.Kind.String()
	}
	r.Patterns = append(r.Patterns, out)
}

// bounds is a range as people write it.
func (c Constraint) bounds() string {
	switch {
	case c.Min == "" && c.Max == "":
		return ""
	case c.Min == c.Max:
		return c.Min
	}
	return fmt.Sprintf("%s..%s", c.Min, c.Max)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
