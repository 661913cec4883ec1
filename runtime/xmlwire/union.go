package xmlwire

import (
	"bytes"

	"github.com/modelsmith/modelsmith/runtime"
)

// union reads the open element as a union. Of several members the last one that
// the table has wins.
func (r *Reader) union(v runtime.Decodable, table []runtime.Member, d runtime.Decoder) bool {
	outer, known := r.member, false
	for name := r.Child(); name != nil; name = r.Child() {
		i := find(table, name, 0)
		if i < 0 {
			i = findLocal(table, name)
		}
		if i < 0 {
			r.unknown(v, string(name), !known)
			continue
		}
		known = true
		r.member = &table[i]
		v.DecodeMember(i, d)
	}
	r.member = outer
	return r.err == nil
}

// unknown reads a member that the table of a union lacks, and keeps what its
// element holds unless there was one that the table has.
func (r *Reader) unknown(v runtime.Decodable, tag string, keep bool) {
	start, end := r.pos, r.pos
	empty := r.empty
	if r.Skip(); !empty && r.err == nil {
		end = start + max(bytes.LastIndex(r.data[start:r.pos], []byte("</")), 0)
	}
	if u, ok := v.(runtime.OpenUnion); ok && keep && r.err == nil {
		u.UnknownMember(tag, append([]byte{}, r.data[start:end]...))
	}
}
