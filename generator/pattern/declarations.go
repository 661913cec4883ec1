package pattern

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/modelsmith/modelsmith/runtime/pattern"
	"github.com/modelsmith/modelsmith/runtime/pattern/lazyregexp"
)

// Declarations are the variables of one package's patterns: all of them static
// data. Equal patterns share a variable, and equal tables a constant.
type Declarations struct {
	variables *pool
	constants *pool
	imports   map[string]bool
}

// pool numbers Go expressions.
type pool struct {
	prefix string
	number map[string]int
	list   []string
}

// of is the name of an expression.
func (p *pool) of(expr string) string {
	i, is := p.number[expr]
	if !is {
		i = len(p.list)
		p.number[expr] = i
		p.list = append(p.list, expr)
	}
	return p.prefix + strconv.Itoa(i)
}

// NewDeclarations makes declarations whose names all begin with a prefix, which is
// the caller's to keep free: variables are the prefix and a number, constants have
// Data between them.
func NewDeclarations(prefix string) *Declarations {
	return &Declarations{
		variables: &pool{prefix: prefix, number: make(map[string]int)},
		constants: &pool{prefix: prefix + "Data", number: make(map[string]int)},
		imports:   make(map[string]bool),
	}
}

// Add declares a pattern, if it has not been, and returns its variable, which has
// a method Match(string) bool.
func (d *Declarations) Add(p *Program) string {
	return d.variables.of(strings.TrimPrefix(d.literal(p.matcher), "&"))
}

// The packages that declarations may import.
const (
	runtimePath = "github.com/modelsmith/modelsmith/runtime/pattern"
	regexpPath  = runtimePath + "/lazyregexp"
)

// Imports are the packages that the declarations need, in order.
func (d *Declarations) Imports() []string {
	var out []string
	if len(d.variables.list) > 0 {
		out = append(out, runtimePath)
	}
	if d.imports[regexpPath] {
		out = append(out, regexpPath)
	}
	return out
}

// Source is Go source of all declarations, formatted.
func (d *Declarations) Source() string {
	var b strings.Builder
	for i, expr := range d.constants.list {
		fmt.Fprintf(&b, "const %s%d = %s\n\n", d.constants.prefix, i, expr)
	}
	for i, expr := range d.variables.list {
		fmt.Fprintf(&b, "var %s%d = %s\n\n", d.variables.prefix, i, expr)
	}
	return b.String()
}

// literal writes a matcher as a Go expression.
func (d *Declarations) literal(m pattern.Matcher) string {
	switch m := m.(type) {
	case *pattern.Length:
		return fmt.Sprintf("&pattern.Length{Min: %d, Max: %d}", m.Min, m.Max)
	case *pattern.Run:
		return fmt.Sprintf("&pattern.Run{Set: %s, Min: %d, Max: %d}", d.set(m.Set), m.Min, m.Max)
	case *pattern.Contains:
		return fmt.Sprintf("&pattern.Contains{Each: %s, One: %s}", d.set(m.Each), d.set(m.One))
	case *pattern.Sequence:
		return "&pattern.Sequence{" + d.items(*m) + "}"
	case *pattern.DFA:
		return fmt.Sprintf("&pattern.DFA{Classes: %s, Table: %s, States: %d, Start: %d, Accept: %d}",
			d.classes(m.Classes), d.data(m.Table), m.States, m.Start, m.Accept)
	case *pattern.Wide:
		return fmt.Sprintf("&pattern.Wide{Classes: %s, Table: %s, States: %d, Start: %d, Accept: %d}",
			d.classes(m.Classes), d.data(m.Table), m.States, m.Start, m.Accept)
	case *pattern.Backward:
		return fmt.Sprintf("&pattern.Backward{Classes: %s, Sets: %s, Width: %d, Code: %s}",
			d.classes(m.Classes), d.data(m.Sets), m.Width, d.data(m.Code))
	case *lazyregexp.Regexp:
		d.imports[regexpPath] = true
		return "&lazyregexp.Regexp{Text: " + d.data(m.Text) + "}"
	}
	return d.combination(m)
}

// combination writes a matcher that is made of others.
func (d *Declarations) combination(m pattern.Matcher) string {
	switch m := m.(type) {
	case *pattern.All:
		return "&pattern.All{" + d.list(*m) + "}"
	case *pattern.Any:
		return "&pattern.Any{" + d.list(*m) + "}"
	case *pattern.Not:
		return "&pattern.Not{Pattern: " + d.literal(m.Pattern) + "}"
	case *pattern.Split:
		return "&pattern.Split{Head: " + d.literal(m.Head) + ", Tail: " + d.literal(m.Tail) + "}"
	case *pattern.SplitLast:
		return "&pattern.SplitLast{Set: " + d.set(m.Set) + ", Head: " + d.literal(m.Head) + ", Tail: " + d.literal(m.Tail) + "}"
	case *pattern.Rounds:
		return fmt.Sprintf("&pattern.Rounds{Round: %s, Min: %d, Max: %d}", d.literal(m.Round), m.Min, m.Max)
	}
	panic(fmt.Sprintf("no literal for %T", m))
}

func (d *Declarations) list(parts []pattern.Matcher) string {
	out := make([]string, len(parts))
	for i, m := range parts {
		out[i] = d.literal(m)
	}
	return strings.Join(out, ", ")
}

func (d *Declarations) items(items pattern.Sequence) string {
	out := make([]string, len(items))
	for i, item := range items {
		if item.Literal != "" {
			out[i] = "{Literal: " + strconv.QuoteToASCII(item.Literal) + "}"
		} else {
			out[i] = fmt.Sprintf("{Set: %s, Min: %d, Max: %d}", d.set(item.Set), item.Min, item.Max)
		}
	}
	return strings.Join(out, ", ")
}

func (d *Declarations) set(s pattern.Set) string {
	var fields []string
	if s.ASCII != [4]uint64{} {
		fields = append(fields, fmt.Sprintf("ASCII: [4]uint64{%#x, %#x}", s.ASCII[0], s.ASCII[1]))
	}
	if s.Ranges != "" {
		fields = append(fields, "Ranges: "+d.data(s.Ranges))
	}
	if s.Index != "" {
		fields = append(fields, "Index: "+d.data(s.Index))
	}
	return "pattern.Set{" + strings.Join(fields, ", ") + "}"
}

func (d *Declarations) classes(c pattern.Classes) string {
	return "pattern.Classes{ASCII: " + d.data(c.ASCII) + ", Pieces: " + d.data(c.Pieces) + "}"
}

// maxInline is the longest text, in bytes, that is no constant of its own.
const maxInline = 48

// data writes a text, as the name of a constant where it is long.
func (d *Declarations) data(text string) string {
	expr := strconv.QuoteToASCII(text)
	if len(text) <= maxInline {
		return expr
	}
	return d.constants.of(expr)
}
