package testshape

import (
	"math/big"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/document"
)

// Wide has the members whose values have no bounds of their own.
type Wide struct {
	Integer   *big.Int
	Decimal   *big.Float
	Document  document.Interface
	Documents []document.Interface
	Choice    Choice
	Greeting  *string
	Kind      *string
	ID        *int64
}

var mWide = [...]runtime.Member{
	{Wire: "integer", Name: "Integer", Flags: runtime.Defaults | runtime.Attributes},
	{Wire: "decimal", Name: "Decimal"},
	{Wire: "document", Name: "Document"},
	{Wire: "documents", Name: "Documents", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element}},
	{Wire: "choice", Name: "Choice"},
	{Wire: "greeting", Name: "Greeting"},
	{Wire: "xsi:type", Name: "Kind", Flags: runtime.Attribute},
	{Wire: "id", Name: "ID", Flags: runtime.Attribute},
}

// MemberTable implements [runtime.Decodable].
func (*Wide) MemberTable() []runtime.Member { return mWide[:] }

// Encode implements [runtime.Encodable].
func (v *Wide) Encode(e runtime.Encoder) {
	e.BigInt(&mWide[0], v.Integer)
	e.BigFloat(&mWide[1], v.Decimal)
	e.Document(&mWide[2], v.Document)
	if v.Documents != nil {
		e.W.BeginList(&mWide[3], len(v.Documents))
		for _, d := range v.Documents {
			e.DocumentElem(mWide[3].Elem, d)
		}
		e.W.EndList(&mWide[3])
	}
	e.Struct(&mWide[4], v.Choice, v.Choice != nil)
	e.String(&mWide[5], runtime.Or(v.Greeting, "hi"))
}

// DecodeMember implements [runtime.Decodable].
func (v *Wide) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case runtime.AbsentMembers:
		v.Greeting = runtime.Or(v.Greeting, "hi")
	case 0:
		d.BigInt(&mWide[0], &v.Integer)
	case 1:
		d.BigFloat(&mWide[1], &v.Decimal)
	case 2:
		d.Document(&mWide[2], &v.Document)
	case 3:
		if m := &mWide[3]; d.R.BeginList(m) {
			for v.Documents = runtime.List(m, v.Documents); d.R.NextElem(m); {
				var x document.Interface
				d.Document(m.Elem, &x)
				v.Documents = append(v.Documents, x)
			}
		}
	case 4:
		var u ChoiceDecoder
		if d.R.Struct(&mWide[4], &u) {
			v.Choice = u.Union
		}
	case 5:
		d.String(&mWide[5], &v.Greeting)
	case 6:
		d.String(&mWide[6], &v.Kind)
	case 7:
		d.Int64(&mWide[7], &v.ID)
	}
}
