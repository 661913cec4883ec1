package testshape

import "github.com/modelsmith/modelsmith/runtime"

// Choice is a union: a text, another choice, or what is unknown.
type Choice interface {
	runtime.Encodable
	isChoice()
}

// ChoiceText is a choice of which the text is set.
type ChoiceText struct{ Value string }

// ChoiceInner is a choice of which the inner choice is set.
type ChoiceInner struct{ Value Choice }

// UnknownUnionMember is a choice of which a member is set that is unknown.
type UnknownUnionMember struct {
	Tag   string
	Value []byte
}

func (*ChoiceText) isChoice()         {}
func (*ChoiceInner) isChoice()        {}
func (*UnknownUnionMember) isChoice() {}

var mChoice = [...]runtime.Member{{Wire: "text", Flags: runtime.Union}, {Wire: "inner"}}

// Encode implements [runtime.Encodable].
func (v *ChoiceText) Encode(e runtime.Encoder) { e.W.String(&mChoice[0], v.Value) }

// Encode implements [runtime.Encodable].
func (v *ChoiceInner) Encode(e runtime.Encoder) { e.Struct(&mChoice[1], v.Value, v.Value != nil) }

// Encode implements [runtime.Encodable].
func (v *UnknownUnionMember) Encode(e runtime.Encoder) { e.UnknownMember(v.Tag) }

// ChoiceDecoder takes a choice from a decoder.
type ChoiceDecoder struct{ Union Choice }

var _ runtime.OpenUnion = (*ChoiceDecoder)(nil)

// MemberTable implements [runtime.Decodable].
func (*ChoiceDecoder) MemberTable() []runtime.Member { return mChoice[:] }

// DecodeMember implements [runtime.Decodable].
func (dst *ChoiceDecoder) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		v := new(ChoiceText)
		d.StringValue(&mChoice[0], &v.Value)
		dst.Union = v
	case 1:
		v := new(ChoiceInner)
		var u ChoiceDecoder
		if d.R.Struct(&mChoice[1], &u) {
			v.Value = u.Union
		}
		dst.Union = v
	}
}

// UnknownMember implements [runtime.OpenUnion].
func (dst *ChoiceDecoder) UnknownMember(tag string, value []byte) {
	dst.Union = &UnknownUnionMember{Tag: tag, Value: value}
}
