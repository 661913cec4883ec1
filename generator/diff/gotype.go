package diff

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

// label is a Go type that a structure or union is: one of package types, or the
// input or output of an operation.
type label struct {
	name string
	// role is input, output, or empty for a type of package types.
	role string
}

// maxLabels is how many operations with one input or output are told apart.
const maxLabels = 100

// maxNesting is how deep lists of lists are told.
const maxNesting = 16

// goTypes gives the Go types of one model.
type goTypes struct {
	names *names.Names
}

// of is the Go type of a reference, as generated code spells it.
func (g goTypes) of(r *model.Ref, pointer bool, depth int) string {
	if pointer && isPointer(r.Target) {
		return "*" + g.base(r.Target, depth)
	}
	return g.base(r.Target, depth)
}

func isPointer(s model.Shape) bool {
	switch s := s.(type) {
	case *model.String, *model.Boolean, *model.Float, *model.Timestamp, *model.Structure:
		return true
	case *model.Integer:
		return s.Values == nil
	}
	return false
}

func (g goTypes) base(s model.Shape, depth int) string {
	switch s := s.(type) {
	case *model.String:
		return "string"
	case *model.Boolean:
		return "bool"
	case *model.Integer:
		if s.Values == nil {
			return "int" + strconv.Itoa(s.Bits)
		}
	case *model.Float:
		return "float" + strconv.Itoa(s.Bits)
	case *model.Timestamp:
		return "time.Time"
	case *model.BigInteger:
		return "*big.Int"
	case *model.BigDecimal:
		return "*big.Float"
	case *model.Document:
		return "document.Interface"
	case *model.Blob:
		return "[]byte"
	case *model.List:
		return "[]" + g.element(&s.Elem, s.Sparse, depth)
	case *model.Map:
		return "map[string]" + g.element(&s.Value, s.Sparse, depth)
	}
	if g.names == nil {
		return s.Info().Name
	}
	return "types." + g.names.Shape(s)
}

func (g goTypes) element(r *model.Ref, sparse bool, depth int) string {
	if depth >= maxNesting {
		return "…"
	}
	return g.of(r, sparse, depth+1)
}

// member is the Go type of a member's field in a type.
func (g goTypes) member(owner model.Shape, m *model.Member, l label) string {
	_, union := owner.(*model.Union)
	// The flag is looked at first: the search for the stream goes over all members.
	if st, ok := owner.(*model.Structure); ok && l.role != "" && m.Traits.Streaming && emit.Stream(st) == m {
		if l.role == "input" {
			return "io.Reader"
		}
		return "io.ReadCloser"
	}
	return g.of(&m.Ref, !union && !m.Value, 0)
}

// field is the Go name of a member in a type.
func (g goTypes) field(owner model.Shape, m *model.Member, l label) string {
	if _, union := owner.(*model.Union); union {
		return l.name + "Member" + g.names.Member(m) + ".Value"
	}
	return l.name + "." + g.names.Member(m)
}

// labels are the Go types that a pair of shapes is in both models, by the names
// of the new one.
func (c *comparison) labels(old, current model.Shape) []label {
	var out []label
	before := ownLabels(c.old, c.oldFacts, old)
	for _, l := range ownLabels(c.new, c.newFacts, current) {
		for _, b := range before {
			if l.role == b.role && (l.role == "" || l.name == b.name) {
				out = append(out, l)
			}
		}
	}
	return out
}

// ownLabels are the Go types of a shape of one model.
func ownLabels(s Side, f *facts, shape model.Shape) []label {
	if s.Names == nil || !isDeclared(shape) {
		return nil
	}
	var out []label
	if f.nested[shape] {
		out = append(out, label{name: "types." + s.Names.Shape(shape)})
	}
	inputs, outputs := f.inputs[shape], f.outputs[shape]
	for _, op := range inputs[:min(len(inputs), maxLabels)] {
		out = append(out, label{s.Names.Operation(op) + "Input", "input"})
	}
	for _, op := range outputs[:min(len(outputs), maxLabels)] {
		out = append(out, label{s.Names.Operation(op) + "Output", "output"})
	}
	return out
}
