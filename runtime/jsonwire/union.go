package jsonwire

import (
	"bytes"

	"github.com/modelsmith/modelsmith/runtime"
)

// union reads the members of an open object as a union: null ones and the type
// that some services name beside them do not count. Of several members the last
// one that the table has wins; servers must refuse them.
func (r *Reader) union(v runtime.Decodable, table []runtime.Member, d runtime.Decoder) bool {
	outer, known := r.member, 0
	for r.next('}') {
		key, ok := r.key()
		if !ok {
			return false
		}
		i := find(table, key, 0)
		switch {
		case r.peek() == 'n':
			r.literal("null")
		case i >= 0:
			known++
			r.member = &table[i]
			v.DecodeMember(i, d)
			r.member = outer
		case string(key) == "__type":
			r.skip()
		case r.strict:
			r.fail("unknown member of a union")
		default:
			r.unknown(v, string(key), known == 0)
		}
	}
	if r.strict && known != 1 && r.err == nil {
		r.expect(&root, "exactly one member of the union")
	}
	return r.err == nil
}

// unknown reads a member that the table of a union lacks, and keeps it unless
// there was one that the table has.
func (r *Reader) unknown(v runtime.Decodable, tag string, keep bool) {
	r.peek()
	start := r.pos
	r.skip()
	if u, ok := v.(runtime.OpenUnion); ok && keep && r.err == nil {
		u.UnknownMember(tag, bytes.Clone(r.data[start:r.pos]))
	}
}
