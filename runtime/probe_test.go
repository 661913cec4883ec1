package runtime_test

import (
	"github.com/modelsmith/modelsmith/runtime"
)

// probe is a structure that pushes what a test wants.
type probe struct {
	table []runtime.Member
	push  func(e runtime.Encoder, table []runtime.Member)
}

// newProbe is a structure with constraints that pushes its members.
func newProbe(push func(e runtime.Encoder, m []runtime.Member), table ...runtime.Member) *probe {
	table[0].Flags |= runtime.Constrained | runtime.Requires
	return &probe{table, push}
}

func (p *probe) MemberTable() []runtime.Member     { return p.table }
func (p *probe) Encode(e runtime.Encoder)          { p.push(e, p.table) }
func (p *probe) DecodeMember(int, runtime.Decoder) {}

// choice is a union with a member set.
type choice func(e runtime.Encoder)

func (c choice) Encode(e runtime.Encoder) { c(e) }
