package testshape

import (
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// Lists has a list of every kind of element.
type Lists struct {
	Strings       []string
	Enums         []Enum
	Integers      []int32
	Doubles       []float64
	Times         []time.Time
	Blobs         [][]byte
	Structs       []Scalars
	Nested        [][]string
	Maps          []map[string]string
	SparseStrings []*string
	SparseStructs []*Scalars
}

var mLists = [...]runtime.Member{
	{Wire: "strings", Elem: &elem},
	{Wire: "enums", Elem: &elem},
	{Wire: "integers", Elem: &elem},
	{Wire: "doubles", Elem: &elem},
	{Wire: "times", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element, Format: runtime.FormatDateTime}},
	{Wire: "blobs", Elem: &elem},
	{Wire: "structs", Elem: &elem},
	{Wire: "nested", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element, Elem: &elem}},
	{Wire: "maps", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element, Key: &key, Elem: &value}},
	{Wire: "sparseStrings", Elem: &elem},
	{Wire: "sparseStructs", Elem: &elem},
}

// MemberTable implements [runtime.Decodable].
func (*Lists) MemberTable() []runtime.Member { return mLists[:] }

// Encode implements [runtime.Encodable].
func (v *Lists) Encode(e runtime.Encoder) {
	runtime.Strings(e, &mLists[0], v.Strings)
	runtime.Strings(e, &mLists[1], v.Enums)
	encodeList(e, &mLists[2], v.Integers, func(m *runtime.Member, x int32) { e.W.Int(m, int64(x)) })
	encodeList(e, &mLists[3], v.Doubles, func(m *runtime.Member, x float64) { e.W.Float(m, x, 64) })
	encodeList(e, &mLists[4], v.Times, e.W.Time)
	encodeList(e, &mLists[5], v.Blobs, e.W.Blob)
	runtime.Structs(e, &mLists[6], v.Structs)
	encodeList(e, &mLists[7], v.Nested, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
	encodeList(e, &mLists[8], v.Maps, func(m *runtime.Member, x map[string]string) { encodeMap(e, m, x, e.W.String) })
	encodeList(e, &mLists[9], v.SparseStrings, func(m *runtime.Member, x *string) {
		if x == nil {
			e.W.Null(m)
			return
		}
		e.W.String(m, *x)
	})
	encodeList(e, &mLists[10], v.SparseStructs, func(m *runtime.Member, x *Scalars) {
		if x == nil {
			e.W.Null(m)
			return
		}
		e.W.Struct(m, x)
	})
}

// DecodeMember implements [runtime.Decodable].
func (v *Lists) DecodeMember(i int, d runtime.Decoder) {
	m := &mLists[i]
	switch i {
	case 0:
		runtime.DecodeStrings(d, m, &v.Strings)
	case 1:
		runtime.DecodeStrings(d, m, &v.Enums)
	case 2:
		decodeList(d, m, &v.Integers, func(m *runtime.Member, x *int32) { runtime.IntValue(d, m, x, 32) })
	case 3:
		decodeList(d, m, &v.Doubles, func(m *runtime.Member, x *float64) { runtime.FloatValue(d, m, x, 64) })
	case 4:
		decodeList(d, m, &v.Times, d.TimeValue)
	case 5:
		decodeList(d, m, &v.Blobs, d.Blob)
	case 6:
		runtime.DecodeStructs(d, m, &v.Structs)
	case 7:
		decodeList(d, m, &v.Nested, func(m *runtime.Member, x *[]string) { runtime.DecodeStrings(d, m, x) })
	case 8:
		decodeList(d, m, &v.Maps, func(m *runtime.Member, x *map[string]string) { runtime.DecodeStringMap(d, m, x) })
	case 9:
		decodeSparse(d, m, &v.SparseStrings, d.String)
	case 10:
		decodeSparse(d, m, &v.SparseStructs, func(m *runtime.Member, x **Scalars) { runtime.DecodeStruct(d, m, x) })
	}
}

// encodeList is what generated code writes out for a list of values.
func encodeList[T any](e runtime.Encoder, m *runtime.Member, v []T, write func(*runtime.Member, T)) {
	if v == nil {
		return
	}
	e.W.BeginList(m, len(v))
	for _, x := range v {
		write(m.Elem, x)
	}
	e.W.EndList(m)
}

// decodeList is what generated code writes out for a list of values.
func decodeList[T any](d runtime.Decoder, m *runtime.Member, dst *[]T, read func(*runtime.Member, *T)) {
	if !d.R.BeginList(m) {
		return
	}
	list := runtime.List(m, *dst)
	for d.R.NextElem(m) {
		if d.R.Null() {
			continue
		}
		var x T
		read(m.Elem, &x)
		list = append(list, x)
	}
	*dst = list
}

// decodeSparse is decodeList for elements that may be absent.
func decodeSparse[T any](d runtime.Decoder, m *runtime.Member, dst *[]*T, read func(*runtime.Member, **T)) {
	if !d.R.BeginList(m) {
		return
	}
	list := runtime.List(m, *dst)
	for d.R.NextElem(m) {
		var x *T
		read(m.Elem, &x)
		list = append(list, x)
	}
	*dst = list
}
