package runtime

import (
	"math/big"
	"time"

	"github.com/modelsmith/modelsmith/runtime/document"
)

// Decodable is a structure or union that takes its members from a decoder.
type Decodable interface {
	// MemberTable returns the shape's members; a codec finds the index of a
	// member by its wire name and location. The table must not be changed.
	MemberTable() []Member
	// DecodeMember reads the value of the i-th member. For [AbsentMembers] it
	// reads nothing and sets the members that have a default.
	DecodeMember(i int, d Decoder)
}

// AbsentMembers is the index with which DecodeMember sets the defaults, of a
// shape whose table has the flag [Defaults].
const AbsentMembers = -1

// SetDefaults sets the defaults of a structure that is about to be decoded.
func SetDefaults(v Decodable) {
	if table := v.MemberTable(); len(table) > 0 && table[0].Flags&Defaults != 0 {
		v.DecodeMember(AbsentMembers, Decoder{})
	}
}

// OpenUnion is a union's decoder: it keeps the member that its table lacks.
type OpenUnion interface {
	Decodable
	// UnknownMember takes the name of the member and the text of its value.
	UnknownMember(tag string, value []byte)
}

// Reader is the side of a [Decoder] that a codec implements. The second result
// is false for null and after an error; a reader keeps its first error until
// its owner asks.
type Reader interface {
	String(m *Member) (string, bool)
	Bool(m *Member) (bool, bool)
	// Int reads an integer that fits into bits (8, 16, 32 or 64).
	Int(m *Member, bits int) (int64, bool)
	// Float reads a float of bits size (32 or 64).
	Float(m *Member, bits int) (float64, bool)
	BigInt(m *Member) (*big.Int, bool)
	BigFloat(m *Member) (*big.Float, bool)
	Time(m *Member) (time.Time, bool)
	Blob(m *Member) ([]byte, bool)
	// Document reads a value as JSON text that the caller may keep. A null
	// element of a list or map is a value.
	Document(m *Member) ([]byte, bool)
	Struct(m *Member, v Decodable) bool
	// BeginList starts a list: while NextElem is true an element is there to
	// be read with m.Elem.
	BeginList(m *Member) bool
	NextElem(m *Member) bool
	// BeginMap starts a map: while NextKey is true a value is there to be read
	// with m.Elem.
	BeginMap(m *Member) bool
	NextKey(m *Member) (string, bool)
	// Null reports whether the next element is null, and reads it if so. It is
	// asked for the elements of dense lists and maps: clients leave null out
	// there, and servers refuse it (Smithy 2.0, "sparse trait").
	Null() bool
	// Left is how many bytes of the body are not read yet.
	Left() int
}

// Decoder is what a shape's DecodeMember method reads a member from: a codec's
// [Reader], with slabs that scalars behind pointers are taken from.
type Decoder struct {
	R Reader
	A *Arena
}

// String reads a string member.
//
//go:noinline
func (d Decoder) String(m *Member, dst **string) {
	if v, ok := d.R.String(m); ok {
		*dst = take(&d.A.strings, v)
	}
}

// Bool reads a boolean member.
//
//go:noinline
func (d Decoder) Bool(m *Member, dst **bool) {
	if v, ok := d.R.Bool(m); ok {
		*dst = take(&d.A.bools, v)
	}
}

// Int8 reads a byte member.
//
//go:noinline
func (d Decoder) Int8(m *Member, dst **int8) {
	if v, ok := d.R.Int(m, 8); ok {
		*dst = new(int8(v))
	}
}

// Int16 reads a short member.
//
//go:noinline
func (d Decoder) Int16(m *Member, dst **int16) {
	if v, ok := d.R.Int(m, 16); ok {
		*dst = new(int16(v))
	}
}

// Int32 reads an integer member.
//
//go:noinline
func (d Decoder) Int32(m *Member, dst **int32) {
	if v, ok := d.R.Int(m, 32); ok {
		*dst = take(&d.A.int32s, int32(v))
	}
}

// Int64 reads a long member.
//
//go:noinline
func (d Decoder) Int64(m *Member, dst **int64) {
	if v, ok := d.R.Int(m, 64); ok {
		*dst = take(&d.A.int64s, v)
	}
}

// Float32 reads a float member.
//
//go:noinline
func (d Decoder) Float32(m *Member, dst **float32) {
	if v, ok := d.R.Float(m, 32); ok {
		*dst = new(float32(v))
	}
}

// Float64 reads a double member.
//
//go:noinline
func (d Decoder) Float64(m *Member, dst **float64) {
	if v, ok := d.R.Float(m, 64); ok {
		*dst = take(&d.A.float64s, v)
	}
}

// Time reads a timestamp member.
//
//go:noinline
func (d Decoder) Time(m *Member, dst **time.Time) {
	if v, ok := d.R.Time(m); ok {
		*dst = take(&d.A.times, v)
	}
}

// Blob reads a blob member.
//
//go:noinline
func (d Decoder) Blob(m *Member, dst *[]byte) {
	if v, ok := d.R.Blob(m); ok {
		*dst = v
	}
}

// BigInt reads an integer of any size.
//
//go:noinline
func (d Decoder) BigInt(m *Member, dst **big.Int) {
	if v, ok := d.R.BigInt(m); ok {
		*dst = v
	}
}

// BigFloat reads a decimal number of any size.
//
//go:noinline
func (d Decoder) BigFloat(m *Member, dst **big.Float) {
	if v, ok := d.R.BigFloat(m); ok {
		*dst = v
	}
}

// Document reads a document.
//
//go:noinline
func (d Decoder) Document(m *Member, dst *document.Interface) {
	if v, ok := d.R.Document(m); ok {
		*dst = document.FromJSON(v)
	}
}

// BoolValue reads a boolean member that is not behind a pointer.
//
//go:noinline
func (d Decoder) BoolValue(m *Member, dst *bool) {
	if v, ok := d.R.Bool(m); ok {
		*dst = v
	}
}

// StringValue reads a string element.
//
//go:noinline
func (d Decoder) StringValue(m *Member, dst *string) {
	if v, ok := d.R.String(m); ok {
		*dst = v
	}
}

// TimeValue reads a timestamp element.
//
//go:noinline
func (d Decoder) TimeValue(m *Member, dst *time.Time) {
	if v, ok := d.R.Time(m); ok {
		*dst = v
	}
}
