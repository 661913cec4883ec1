package testshape

import "github.com/modelsmith/modelsmith/runtime"

// Letter has a string as its payload.
type Letter struct {
	Type    *string
	Payload *string
}

var mLetter = [...]runtime.Member{
	{Wire: "Content-Type", Name: "Type", Loc: runtime.InHeader},
	{Wire: "Payload", Loc: runtime.InPayload},
}

// MemberTable implements [runtime.Decodable].
func (*Letter) MemberTable() []runtime.Member { return mLetter[:] }

// Encode implements [runtime.Encodable].
func (v *Letter) Encode(e runtime.Encoder) {
	e.String(&mLetter[0], v.Type)
	e.String(&mLetter[1], v.Payload)
}

// DecodeMember implements [runtime.Decodable].
func (v *Letter) DecodeMember(i int, d runtime.Decoder) {
	d.String(&mLetter[i], []**string{&v.Type, &v.Payload}[i])
}

// Data has a blob as its payload.
type Data struct {
	Payload []byte
}

var mData = [...]runtime.Member{{Wire: "Payload", Loc: runtime.InPayload}}

// MemberTable implements [runtime.Decodable].
func (*Data) MemberTable() []runtime.Member { return mData[:] }

// Encode implements [runtime.Encodable].
func (v *Data) Encode(e runtime.Encoder) { e.Blob(&mData[0], v.Payload) }

// DecodeMember implements [runtime.Decodable].
func (v *Data) DecodeMember(_ int, d runtime.Decoder) { d.Blob(&mData[0], &v.Payload) }

// Document has a structure as its payload.
type Document struct {
	Payload *Scalars
	Header  *string
}

var mDocument = [...]runtime.Member{
	{Wire: "Payload", Loc: runtime.InPayload},
	{Wire: "X-Text", Name: "Header", Loc: runtime.InHeader},
}

// MemberTable implements [runtime.Decodable].
func (*Document) MemberTable() []runtime.Member { return mDocument[:] }

// Encode implements [runtime.Encodable].
func (v *Document) Encode(e runtime.Encoder) {
	e.Struct(&mDocument[0], v.Payload, v.Payload != nil)
	e.String(&mDocument[1], v.Header)
}

// DecodeMember implements [runtime.Decodable].
func (v *Document) DecodeMember(i int, d runtime.Decoder) {
	if i == 0 {
		runtime.DecodeStruct(d, &mDocument[0], &v.Payload)
	} else {
		d.String(&mDocument[1], &v.Header)
	}
}

// ParamLists has a map of lists as its query parameters.
type ParamLists struct {
	Name   *string
	Params map[string][]string
}

var mParamLists = [...]runtime.Member{
	{Wire: "name", Loc: runtime.InQuery},
	{Name: "Params", Loc: runtime.InQueryParams, Key: &key, Elem: &runtime.Member{Wire: "value", Flags: runtime.Element, Elem: &elem}},
}

// Encode implements [runtime.Encodable].
func (v *ParamLists) Encode(e runtime.Encoder) {
	encodeMap(e, &mParamLists[1], v.Params, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
	e.String(&mParamLists[0], v.Name)
}
