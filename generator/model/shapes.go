package model

// Shape is a shape of the model; the types of this file are all there are.
type Shape interface {
	// Info returns what all kinds of shapes have.
	Info() *Base
}

// Base is what all kinds of shapes have.
type Base struct {
	// Name is unique among the shapes of a service.
	Name   string
	Traits Traits
	// Path is the model path, such as shapes.Bot.
	Path string
	Pos  Pos
}

// Info implements [Shape].
func (b *Base) Info() *Base { return b }

// Structure is a shape with members; an error when Error is set.
type Structure struct {
	Base
	Members []*Member
	Error   *Error
}

// Error is the error trait of a structure.
type Error struct {
	// Code is the code on the wire.
	Code string
	// Status is the HTTP status, 0 when the model has none.
	Status int
	// Fault is client, server, or empty when the model does not tell.
	Fault string
	// Retryable errors may go away by themselves; Throttling ones say that calls
	// come too fast.
	Retryable, Throttling bool
}

// Union is a shape of which exactly one member is set.
type Union struct {
	Base
	Members []*Member
	// EventStream unions are sent one after another instead of once.
	EventStream bool
}

// List is a sequence of one shape.
type List struct {
	Base
	Elem   Ref
	Sparse bool
}

// Map maps strings to one shape.
type Map struct {
	Base
	Key, Value Ref
	Sparse     bool
}

// Enum is a string with known values; others are allowed.
type Enum struct {
	Base
	Values []string
	// Names are those that the model has for the values; nil when it has none.
	Names []string
	// Internal are the values that are not for all to see.
	Internal []string
}

// String is a string without known values.
type String struct{ Base }

// Boolean is true or false.
type Boolean struct{ Base }

// Integer is an integer of 8, 16, 32 or 64 bits.
type Integer struct {
	Base
	Bits int
	// Values are the known values of an intEnum, nil for a plain integer.
	Values []IntValue
}

// IntValue is a known value of an integer.
type IntValue struct {
	Name  string
	Value int32
}

// Float is a floating-point number of 32 or 64 bits.
type Float struct {
	Base
	Bits int
}

// BigInteger is an integer of any size.
type BigInteger struct{ Base }

// BigDecimal is a decimal number of any size and precision.
type BigDecimal struct{ Base }

// Document is a value without a shape: any JSON value.
type Document struct{ Base }

// Timestamp is a point in time.
type Timestamp struct{ Base }

// Blob is a sequence of bytes.
type Blob struct{ Base }

// MembersOf returns the members of a structure or union, nil for other shapes.
func MembersOf(s Shape) []*Member {
	switch s := s.(type) {
	case *Structure:
		return s.Members
	case *Union:
		return s.Members
	}
	return nil
}

// KindOf is the kind of a shape, as Smithy calls it.
func KindOf(s Shape) string {
	switch s := s.(type) {
	case *Union:
		return "union"
	case *List:
		return "list"
	case *Map:
		return "map"
	case *Enum:
		return "enum"
	case *String:
		return "string"
	case *Boolean:
		return "boolean"
	case *Integer:
		if s.Values != nil {
			return "intEnum"
		}
		return map[int]string{8: "byte", 16: "short", 32: "integer", 64: "long"}[s.Bits]
	case *Float:
		return map[int]string{32: "float", 64: "double"}[s.Bits]
	case *BigInteger:
		return "bigInteger"
	case *BigDecimal:
		return "bigDecimal"
	case *Document:
		return "document"
	case *Timestamp:
		return "timestamp"
	case *Blob:
		return "blob"
	}
	return "structure"
}

// Nested returns the shapes that are reached other than as an operation's input
// or output only: those with a Go type in package types.
func (s *Service) Nested() map[Shape]bool {
	nested := make(map[Shape]bool)
	for _, op := range s.Operations {
		for _, e := range op.Errors {
			nested[e] = true
		}
	}
	for _, shape := range s.Shapes {
		Refs(shape, func(r *Ref) { nested[r.Target] = true })
	}
	return nested
}

// Refs calls visit for every reference that a shape holds.
func Refs(s Shape, visit func(*Ref)) {
	switch s := s.(type) {
	case *List:
		visit(&s.Elem)
	case *Map:
		visit(&s.Key)
		visit(&s.Value)
	default:
		for _, m := range MembersOf(s) {
			visit(&m.Ref)
		}
	}
}
