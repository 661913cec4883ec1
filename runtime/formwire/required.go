package formwire

import (
	"slices"

	"github.com/modelsmith/modelsmith/runtime"
)

// absent reads the required structures that nothing was read of. A structure
// without members set leaves nothing on the wire, so those that may be empty are.
func (r *Reader) absent(v runtime.Decodable, table []runtime.Member, seen []int) {
	if r.err != nil || len(table) == 0 || table[0].Flags&runtime.Requires == 0 {
		return
	}
	r.supposed, r.at = true, scope{}
	for i := range table {
		if m := &table[i]; m.Flags&runtime.Required != 0 && m.Elem == nil && !slices.Contains(seen, i) {
			r.member = m
			v.DecodeMember(i, runtime.Decoder{R: r, A: &r.arena})
		}
	}
	r.supposed = false
}

// suppose reports whether a structure may be empty: whether all that it requires
// are structures that may be.
func (r *Reader) suppose(v runtime.Decodable) bool {
	table := v.MemberTable()
	if len(table) == 0 {
		return true
	}
	if table[0].Flags&runtime.Union != 0 || r.depth == MaxDepth {
		return false
	}
	runtime.SetDefaults(v)
	r.depth++
	defer func() { r.depth-- }()
	for i := range table {
		if table[i].Flags&runtime.Required == 0 {
			continue
		}
		if r.whole = false; table[i].Elem == nil {
			v.DecodeMember(i, runtime.Decoder{R: r, A: &r.arena})
		}
		if !r.whole {
			return false
		}
	}
	return true
}
