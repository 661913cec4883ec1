package jmespath

import "github.com/modelsmith/modelsmith/generator/model"

// Kind is the kind of a value.
type Kind int

// The kinds of values.
const (
	// Any is a value of which nothing is known.
	Any Kind = iota
	Null
	Boolean
	Number
	Text
	// Array is a list, Object a structure, union or map.
	Array
	Object
	// Other is what JSON has no kind for: a timestamp or blob.
	Other
)

// words are the kinds in messages.
var words = map[Kind]string{
	Null: "null", Boolean: "a boolean", Number: "a number", Text: "a string", Array: "a list", Object: "an object", Other: "no JSON value",
}

// Type is what is known about a value.
type Type struct {
	Kind Kind
	// Shape is that of the value, nil if no shape of the model is like it.
	Shape model.Shape
	// elem is what a list that no shape describes holds, fields an object.
	elem   *Type
	fields map[string]Type
}

// Of is the type of a shape; nil is one that is not known.
func Of(s model.Shape) Type {
	t := Type{Shape: s}
	switch s.(type) {
	case nil, *model.Document:
		t.Kind = Any
	case *model.Structure, *model.Union, *model.Map:
		t.Kind = Object
	case *model.List:
		t.Kind = Array
	case *model.Boolean:
		t.Kind = Boolean
	case *model.Integer, *model.Float, *model.BigInteger, *model.BigDecimal:
		t.Kind = Number
	case *model.String, *model.Enum:
		t.Kind = Text
	default:
		t.Kind = Other
	}
	return t
}

// OfStructure is the type of an operation's input or output; of none it is an
// object without members.
func OfStructure(s *model.Structure) Type {
	if s == nil {
		return Type{Kind: Object}
	}
	return Of(s)
}

// OfFields is an object with some members.
func OfFields(fields map[string]Type) Type { return Type{Kind: Object, fields: fields} }

// ListOf is the type of lists of a type.
func ListOf(elem Type) Type { return Type{Kind: Array, elem: &elem} }

// Elem is what a list or map holds.
func (t Type) Elem() Type {
	if t.elem != nil {
		return *t.elem
	}
	switch s := t.Shape.(type) {
	case *model.List:
		return Of(s.Elem.Target)
	case *model.Map:
		return Of(s.Value.Target)
	}
	return Type{}
}

// common is the type of a value that has one of two types.
func common(a, b Type) Type { return commonWithin(a, b, maxDepth) }

// commonWithin looks into so many lists of lists, which may have no end.
func commonWithin(a, b Type, depth int) Type {
	switch {
	case depth == 0:
		return Type{}
	case a.Kind == Null:
		return b
	case b.Kind == Null:
		return a
	case a.Kind == Array && b.Kind == Array:
		if a.Shape != b.Shape || a.Shape == nil {
			return ListOf(commonWithin(a.Elem(), b.Elem(), depth-1))
		}
		return a
	case a.Kind != b.Kind:
		return Type{}
	case a.Shape != b.Shape:
		return Type{Kind: a.Kind}
	}
	return a
}
