package testshape

import "github.com/modelsmith/modelsmith/runtime"

// Node holds one shape of every kind and nests in itself.
type Node struct {
	Node    *Node
	Scalars *Scalars
	Lists   *Lists
	Maps    *Maps
	Flat    *Flat
	Nodes   []Node
}

var mNode = [...]runtime.Member{
	{Wire: "node"},
	{Wire: "scalars"},
	{Wire: "lists"},
	{Wire: "maps"},
	{Wire: "flat"},
	{Wire: "nodes", Elem: &elem},
}

// MemberTable implements [runtime.Decodable].
func (*Node) MemberTable() []runtime.Member { return mNode[:] }

// Encode implements [runtime.Encodable].
func (v *Node) Encode(e runtime.Encoder) {
	e.Struct(&mNode[0], v.Node, v.Node != nil)
	e.Struct(&mNode[1], v.Scalars, v.Scalars != nil)
	e.Struct(&mNode[2], v.Lists, v.Lists != nil)
	e.Struct(&mNode[3], v.Maps, v.Maps != nil)
	e.Struct(&mNode[4], v.Flat, v.Flat != nil)
	runtime.Structs(e, &mNode[5], v.Nodes)
}

// DecodeMember implements [runtime.Decodable].
func (v *Node) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		runtime.DecodeStruct(d, &mNode[0], &v.Node)
	case 1:
		runtime.DecodeStruct(d, &mNode[1], &v.Scalars)
	case 2:
		runtime.DecodeStruct(d, &mNode[2], &v.Lists)
	case 3:
		runtime.DecodeStruct(d, &mNode[3], &v.Maps)
	case 4:
		runtime.DecodeStruct(d, &mNode[4], &v.Flat)
	case 5:
		runtime.DecodeStructs(d, &mNode[5], &v.Nodes)
	}
}

// Flat has flattened lists and maps.
type Flat struct {
	Strings []string
	Structs []Scalars
	Nested  [][]string
	Map     map[string]string
	Lists   map[string][]string
}

var mFlat = [...]runtime.Member{
	{Wire: "strings", Flags: runtime.Flattened, Elem: &elem},
	{Wire: "structs", Flags: runtime.Flattened, Elem: &elem},
	{Wire: "nested", Flags: runtime.Flattened, Elem: &runtime.Member{Wire: "member", Flags: runtime.Element, Elem: &elem}},
	{Wire: "map", Flags: runtime.Flattened, Key: &key, Elem: &value},
	{Wire: "lists", Flags: runtime.Flattened, Key: &key, Elem: &runtime.Member{Wire: "value", Flags: runtime.Element, Elem: &elem}},
}

// MemberTable implements [runtime.Decodable].
func (*Flat) MemberTable() []runtime.Member { return mFlat[:] }

// Encode implements [runtime.Encodable].
func (v *Flat) Encode(e runtime.Encoder) {
	runtime.Strings(e, &mFlat[0], v.Strings)
	runtime.Structs(e, &mFlat[1], v.Structs)
	encodeList(e, &mFlat[2], v.Nested, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
	runtime.StringMap(e, &mFlat[3], v.Map)
	encodeMap(e, &mFlat[4], v.Lists, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
}

// DecodeMember implements [runtime.Decodable].
func (v *Flat) DecodeMember(i int, d runtime.Decoder) {
	m := &mFlat[i]
	switch i {
	case 0:
		runtime.DecodeStrings(d, m, &v.Strings)
	case 1:
		runtime.DecodeStructs(d, m, &v.Structs)
	case 2:
		decodeList(d, m, &v.Nested, func(m *runtime.Member, x *[]string) { runtime.DecodeStrings(d, m, x) })
	case 3:
		runtime.DecodeStringMap(d, m, &v.Map)
	case 4:
		decodeMap(d, m, &v.Lists, func(m *runtime.Member, x *[]string) { runtime.DecodeStrings(d, m, x) })
	}
}
