package testshape

import (
	"math"
	"math/rand/v2"
	"time"
)

// Random makes random shapes. Its times have whole milliseconds and UTC, which
// every format but http-date carries.
type Random struct {
	*rand.Rand
	// Text makes the strings and map keys.
	Text func(*rand.Rand) string
}

// Text makes strings of any Unicode characters.
func Text(r *rand.Rand) string {
	alphabet := []rune("abc \"\\/<>&'`{}[]:,\n\t\r\b\f\x00\x1f\x7f\u0085é漢\u2028\u2029\ufffd\ufffe😀")
	return textOf(r, alphabet)
}

// XMLText makes strings of the characters that XML 1.0 allows.
func XMLText(r *rand.Rand) string {
	return textOf(r, []rune("abc \"<>&';]]]\n\t\r\x7f\u0085é漢\u2028\ufffd😀"))
}

func textOf(r *rand.Rand, alphabet []rune) string {
	n := r.IntN(12)
	if r.IntN(50) == 0 {
		n = r.IntN(6000)
	}
	plain := r.IntN(2) == 0
	out := make([]rune, n)
	for i := range out {
		if out[i] = 'x'; !plain {
			out[i] = alphabet[r.IntN(len(alphabet))]
		}
	}
	return string(out)
}

// Node returns a random node, nested at most depth deep.
func (r *Random) Node(depth int) *Node {
	v := &Node{Scalars: maybe(r, r.Scalars)}
	if depth > 0 {
		v.Lists, v.Maps, v.Flat = maybe(r, r.Lists), maybe(r, func() Maps { return r.Maps(depth - 1) }), maybe(r, r.Flat)
		v.Node = maybe(r, func() Node { return *r.Node(depth - 1) })
		v.Nodes = list(r, func() Node { return *r.Node(depth - 1) })
	}
	return v
}

// Scalars returns random scalars, each of them absent at times.
func (r *Random) Scalars() Scalars {
	return Scalars{
		String: maybe(r, r.text), Enum: []Enum{"", EnumA, EnumB, "new value"}[r.IntN(4)],
		Bool: maybe(r, r.bool), Flag: r.bool(),
		Byte: maybe(r, func() int8 { return int8(r.Uint32()) }), Short: maybe(r, func() int16 { return int16(r.Uint32()) }),
		Integer: maybe(r, r.Int32), Count: r.Int32(), Long: maybe(r, r.long),
		Float: maybe(r, func() float32 { return float32(r.double()) }), Double: maybe(r, r.double), Ratio: r.double(),
		Time: maybe(r, r.time), DateTime: maybe(r, r.time),
		HttpDate:  maybe(r, func() time.Time { return r.time().Truncate(time.Second) }),
		EpochTime: maybe(r, r.time), Blob: r.blob(),
	}
}

// Lists returns random lists.
func (r *Random) Lists() Lists {
	return Lists{
		Strings: list(r, r.text), Enums: list(r, func() Enum { return Enum(r.text()) }),
		Integers: list(r, r.Int32), Doubles: list(r, r.double), Times: list(r, r.time),
		Blobs: list(r, func() []byte { return append([]byte{}, r.blob()...) }), Structs: list(r, r.Scalars),
		Nested:        list(r, func() []string { return some(list(r, r.text)) }),
		Maps:          list(r, func() map[string]string { return someMap(dict(r, r.text)) }),
		SparseStrings: list(r, func() *string { return maybe(r, r.text) }),
		SparseStructs: list(r, func() *Scalars { return maybe(r, r.Scalars) }),
	}
}

// Maps returns random maps, with nodes nested at most depth deep.
func (r *Random) Maps(depth int) Maps {
	return Maps{
		Strings: dict(r, r.text), Longs: dict(r, r.long), Structs: dict(r, r.Scalars),
		Nested:        dict(r, func() map[string]string { return someMap(dict(r, r.text)) }),
		Lists:         dict(r, func() []string { return some(list(r, r.text)) }),
		SparseStrings: dict(r, func() *string { return maybe(r, r.text) }),
		Nodes:         dict(r, func() Node { return *r.Node(depth) }),
	}
}

// Flat returns random flattened lists and maps, none of them empty: on the wire
// an empty one is no different from an absent one.
func (r *Random) Flat() Flat {
	v := Flat{
		Strings: list(r, r.text), Structs: list(r, r.Scalars), Map: dict(r, r.text),
		Nested: list(r, func() []string { return some(list(r, r.text)) }),
		Lists:  dict(r, func() []string { return some(list(r, r.text)) }),
	}
	v.Strings, v.Structs, v.Nested = unlessEmpty(v.Strings), unlessEmpty(v.Structs), unlessEmpty(v.Nested)
	if len(v.Map) == 0 {
		v.Map = nil
	}
	if len(v.Lists) == 0 {
		v.Lists = nil
	}
	return v
}

func (r *Random) text() string { return r.Text(r.Rand) }

func (r *Random) bool() bool { return r.IntN(2) == 0 }

func (r *Random) long() int64 {
	edges := []int64{0, -1, 1, math.MaxInt64, math.MinInt64, math.MaxInt32, math.MinInt32}
	if r.bool() {
		return edges[r.IntN(len(edges))]
	}
	return int64(r.Uint64())
}

func (r *Random) double() float64 {
	edges := []float64{0, math.Inf(1), math.Inf(-1), 1e21, 1e-7, math.MaxFloat32, 5e-324, 0.1, -1.5}
	if r.bool() {
		return edges[r.IntN(len(edges))]
	}
	return r.NormFloat64() * math.Pow10(r.IntN(40)-20)
}

func (r *Random) time() time.Time {
	return time.UnixMilli(r.Int64N(253402300799999+62135596800000) - 62135596800000).UTC()
}

func (r *Random) blob() []byte {
	if r.IntN(3) == 0 {
		return nil
	}
	b := make([]byte, r.IntN(20))
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func maybe[T any](r *Random, f func() T) *T {
	if r.IntN(3) == 0 {
		return nil
	}
	return new(f())
}

func list[T any](r *Random, f func() T) []T {
	if r.IntN(3) == 0 {
		return nil
	}
	out := make([]T, r.IntN(4))
	for i := range out {
		out[i] = f()
	}
	return out
}

func dict[T any](r *Random, f func() T) map[string]T {
	if r.IntN(3) == 0 {
		return nil
	}
	out := make(map[string]T)
	for range r.IntN(4) {
		out[r.text()] = f()
	}
	return out
}

// some makes an empty list of an absent one, for a dense list has no absent
// elements.
func some[T any](v []T) []T { return append([]T{}, v...) }

func someMap[T any](v map[string]T) map[string]T {
	if v == nil {
		return map[string]T{}
	}
	return v
}

func unlessEmpty[T any](v []T) []T {
	if len(v) == 0 {
		return nil
	}
	return v
}
