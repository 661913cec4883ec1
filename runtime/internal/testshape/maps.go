package testshape

import "github.com/modelsmith/modelsmith/runtime"

// Maps has a map of every kind of value.
type Maps struct {
	Strings       map[string]string
	Longs         map[string]int64
	Structs       map[string]Scalars
	Nested        map[string]map[string]string
	Lists         map[string][]string
	SparseStrings map[string]*string
	Nodes         map[string]Node
}

var mMaps = [...]runtime.Member{
	{Wire: "strings", Key: &key, Elem: &value},
	{Wire: "longs", Key: &key, Elem: &value},
	{Wire: "structs", Key: &key, Elem: &value},
	{Wire: "nested", Key: &key, Elem: &runtime.Member{Wire: "value", Flags: runtime.Element, Key: &key, Elem: &value}},
	{Wire: "lists", Key: &key, Elem: &runtime.Member{Wire: "value", Flags: runtime.Element, Elem: &elem}},
	{Wire: "sparseStrings", Key: &key, Elem: &value},
	{Wire: "nodes", Key: &key, Elem: &value},
}

// MemberTable implements [runtime.Decodable].
func (*Maps) MemberTable() []runtime.Member { return mMaps[:] }

// Encode implements [runtime.Encodable].
func (v *Maps) Encode(e runtime.Encoder) {
	runtime.StringMap(e, &mMaps[0], v.Strings)
	encodeMap(e, &mMaps[1], v.Longs, e.W.Int)
	encodeMap(e, &mMaps[2], v.Structs, func(m *runtime.Member, x Scalars) { e.W.Struct(m, &x) })
	encodeMap(e, &mMaps[3], v.Nested, func(m *runtime.Member, x map[string]string) { encodeMap(e, m, x, e.W.String) })
	encodeMap(e, &mMaps[4], v.Lists, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
	encodeMap(e, &mMaps[5], v.SparseStrings, func(m *runtime.Member, x *string) {
		if x == nil {
			e.W.Null(m)
			return
		}
		e.W.String(m, *x)
	})
	encodeMap(e, &mMaps[6], v.Nodes, func(m *runtime.Member, x Node) { e.W.Struct(m, &x) })
}

// DecodeMember implements [runtime.Decodable].
func (v *Maps) DecodeMember(i int, d runtime.Decoder) {
	m := &mMaps[i]
	switch i {
	case 0:
		runtime.DecodeStringMap(d, m, &v.Strings)
	case 1:
		decodeMap(d, m, &v.Longs, func(m *runtime.Member, x *int64) { runtime.IntValue(d, m, x, 64) })
	case 2:
		decodeMap(d, m, &v.Structs, func(m *runtime.Member, x *Scalars) { d.R.Struct(m, x) })
	case 3:
		decodeMap(d, m, &v.Nested, func(m *runtime.Member, x *map[string]string) { runtime.DecodeStringMap(d, m, x) })
	case 4:
		decodeMap(d, m, &v.Lists, func(m *runtime.Member, x *[]string) { runtime.DecodeStrings(d, m, x) })
	case 5:
		decodeSparseMap(d, m, &v.SparseStrings, d.String)
	case 6:
		decodeMap(d, m, &v.Nodes, func(m *runtime.Member, x *Node) { d.R.Struct(m, x) })
	}
}

// encodeMap is what generated code writes out for a map.
func encodeMap[T any](e runtime.Encoder, m *runtime.Member, v map[string]T, write func(*runtime.Member, T)) {
	if v == nil {
		return
	}
	e.W.BeginMap(m, len(v))
	for _, k := range runtime.Keys(v) {
		e.W.Key(m, k)
		write(m.Elem, v[k])
	}
	e.W.EndMap(m)
}

// decodeMap is what generated code writes out for a map of values.
func decodeMap[T any](d runtime.Decoder, m *runtime.Member, dst *map[string]T, read func(*runtime.Member, *T)) {
	if !d.R.BeginMap(m) {
		return
	}
	dict := runtime.Map(m, *dst)
	for k, ok := d.R.NextKey(m); ok; k, ok = d.R.NextKey(m) {
		if d.R.Null() {
			continue
		}
		var x T
		read(m.Elem, &x)
		dict[k] = x
	}
	*dst = dict
}

// decodeSparseMap is decodeMap for values that may be absent.
func decodeSparseMap[T any](d runtime.Decoder, m *runtime.Member, dst *map[string]*T, read func(*runtime.Member, **T)) {
	if !d.R.BeginMap(m) {
		return
	}
	dict := runtime.Map(m, *dst)
	for k, ok := d.R.NextKey(m); ok; k, ok = d.R.NextKey(m) {
		var x *T
		read(m.Elem, &x)
		dict[k] = x
	}
	*dst = dict
}
