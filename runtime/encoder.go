package runtime

import (
	"fmt"
	"math/big"
	"time"

	"github.com/aws/smithy-go/document"
)

// Encodable is a structure or union that pushes its set members to an encoder,
// in the order of the model.
type Encodable interface {
	Encode(e Encoder)
}

// Writer is the side of an [Encoder] that a codec implements. Its methods are
// called for set members only and report no error: a writer keeps its first
// error until its owner asks.
type Writer interface {
	String(m *Member, v string)
	Bool(m *Member, v bool)
	Int(m *Member, v int64)
	// Float writes v in the shortest form that reads back as a float of bits
	// size (32 or 64).
	Float(m *Member, v float64, bits int)
	BigInt(m *Member, v *big.Int)
	BigFloat(m *Member, v *big.Float)
	Time(m *Member, v time.Time)
	Blob(m *Member, v []byte)
	// Document writes a JSON text, which may be malformed.
	Document(m *Member, text []byte)
	Struct(m *Member, v Encodable)
	// BeginList starts a list of n elements, each pushed with m.Elem.
	BeginList(m *Member, n int)
	EndList(m *Member)
	// BeginMap starts a map of n entries: Key, then the value with m.Elem.
	BeginMap(m *Member, n int)
	Key(m *Member, k string)
	EndMap(m *Member)
	// Null writes an absent element of a sparse list or map.
	Null(m *Member)
	// Fail is called for a value that cannot be sent.
	Fail(err error)
}

// Encoder is what a shape's Encode method pushes its members to: a codec's
// [Writer] with methods that leave unset members out.
//
// Its methods, those of [Decoder] and what printing methods call are never
// inlined: they are called once for each member of each shape, and a fifth of a
// client's compile time went into copies of them.
type Encoder struct {
	W Writer
}

// String writes a string member unless it is nil.
//
//go:noinline
func (e Encoder) String(m *Member, v *string) {
	if v != nil {
		e.W.String(m, *v)
	}
}

// Enum writes an enum member unless it is empty.
//
//go:noinline
func (e Encoder) Enum(m *Member, v string) {
	if v != "" {
		e.W.String(m, v)
	}
}

// Bool writes a boolean member unless it is nil.
//
//go:noinline
func (e Encoder) Bool(m *Member, v *bool) {
	if v != nil {
		e.W.Bool(m, *v)
	}
}

// Int8 writes a byte member unless it is nil.
//
//go:noinline
func (e Encoder) Int8(m *Member, v *int8) {
	if v != nil {
		e.W.Int(m, int64(*v))
	}
}

// Int16 writes a short member unless it is nil.
//
//go:noinline
func (e Encoder) Int16(m *Member, v *int16) {
	if v != nil {
		e.W.Int(m, int64(*v))
	}
}

// Int32 writes an integer member unless it is nil.
//
//go:noinline
func (e Encoder) Int32(m *Member, v *int32) {
	if v != nil {
		e.W.Int(m, int64(*v))
	}
}

// Int64 writes a long member unless it is nil.
//
//go:noinline
func (e Encoder) Int64(m *Member, v *int64) {
	if v != nil {
		e.W.Int(m, *v)
	}
}

// Float32 writes a float member unless it is nil.
//
//go:noinline
func (e Encoder) Float32(m *Member, v *float32) {
	if v != nil {
		e.W.Float(m, float64(*v), 32)
	}
}

// Float64 writes a double member unless it is nil.
//
//go:noinline
func (e Encoder) Float64(m *Member, v *float64) {
	if v != nil {
		e.W.Float(m, *v, 64)
	}
}

// Time writes a timestamp member unless it is nil.
//
//go:noinline
func (e Encoder) Time(m *Member, v *time.Time) {
	if v != nil {
		e.W.Time(m, *v)
	}
}

// Blob writes a blob member unless it is nil.
//
//go:noinline
func (e Encoder) Blob(m *Member, v []byte) {
	if v != nil {
		e.W.Blob(m, v)
	}
}

// BigInt writes an integer of any size unless it is nil.
//
//go:noinline
func (e Encoder) BigInt(m *Member, v *big.Int) {
	if v != nil {
		e.W.BigInt(m, v)
	}
}

// BigFloat writes a decimal number of any size unless it is nil.
//
//go:noinline
func (e Encoder) BigFloat(m *Member, v *big.Float) {
	if v != nil {
		e.W.BigFloat(m, v)
	}
}

// Document writes a document unless it is nil.
//
//go:noinline
func (e Encoder) Document(m *Member, v document.Marshaler) {
	if v == nil {
		return
	}
	if w, ok := e.W.(*validator); ok {
		w.opaque(m)
		return
	}
	text, err := v.MarshalSmithyDocument()
	if err != nil {
		e.W.Fail(fmt.Errorf("member %s: %w", m.ModelName(), err))
		return
	}
	e.W.Document(m, text)
}

// DocumentElem writes a document of a list or map; nil is null.
//
//go:noinline
func (e Encoder) DocumentElem(m *Member, v document.Marshaler) {
	if v == nil {
		e.W.Null(m)
		return
	}
	e.Document(m, v)
}

// UnknownMember fails for a union's member that the model does not know.
//
//go:noinline
func (e Encoder) UnknownMember(tag string) {
	e.W.Fail(fmt.Errorf("the union member %q is unknown and cannot be sent", tag))
}

// Struct writes a structure or union if it is set.
//
//go:noinline
func (e Encoder) Struct(m *Member, v Encodable, set bool) {
	if set {
		e.W.Struct(m, v)
	}
}
