package xmlwire

import "github.com/modelsmith/modelsmith/runtime"

// Struct implements [runtime.Reader]; elements that the table does not have are
// skipped.
func (r *Reader) Struct(_ *runtime.Member, v runtime.Decodable) bool {
	if r.structures++; r.structures > MaxStructures {
		r.fail("more than %d structures", MaxStructures)
		return false
	}
	table := v.MemberTable()
	d := runtime.Decoder{R: r, A: &r.arena}
	if len(table) > 0 && table[0].Flags&(runtime.Defaults|runtime.Union|runtime.Attributes) != 0 {
		if table[0].Flags&runtime.Union != 0 {
			return r.union(v, table, d)
		}
		r.begin(v, table)
	}
	outer, guess := r.member, 0
	for {
		i := guess
		if i >= len(table) || !isElement(&table[i]) || !r.tag(table[i].Wire) {
			name := r.Child()
			if name == nil {
				break
			}
			if i = find(table, name, guess); i < 0 {
				if i = findLocal(table, name); i < 0 {
					r.Skip()
					continue
				}
			}
		}
		if guess = i + 1; table[i].Flags&runtime.Flattened != 0 {
			guess = i
		}
		r.member = &table[i]
		v.DecodeMember(i, d)
	}
	r.member = outer
	return r.err == nil
}

// isElement reports whether a member is a child element of its structure.
func isElement(m *runtime.Member) bool {
	return m.Loc == runtime.InBody && m.Flags&runtime.Attribute == 0
}

// find returns the index of the member whose element has a name, -1 if there is
// none. Services write members in an order of their own that rarely changes,
// so the search starts behind the last one found.
func find(table []runtime.Member, name []byte, guess int) int {
	for i := guess; i < len(table); i++ {
		if m := &table[i]; m.Wire == string(name) && isElement(m) {
			return i
		}
	}
	for i := range min(guess, len(table)) {
		if m := &table[i]; m.Wire == string(name) && isElement(m) {
			return i
		}
	}
	return -1
}

// findLocal is find for members whose names have a prefix in the model, which
// documents may replace by another.
func findLocal(table []runtime.Member, name []byte) int {
	for i := range table {
		m := &table[i]
		if n := len(m.Wire) - len(name); n > 1 && m.Wire[n-1] == ':' && m.Wire[n:] == string(name) && isElement(m) {
			return i
		}
	}
	return -1
}

// BeginList implements [runtime.Reader]. An open element is the list, or for a
// flattened list its only element here.
func (r *Reader) BeginList(m *runtime.Member) bool {
	r.flat = r.err == nil && m.Flags&runtime.Flattened != 0
	return r.err == nil
}

// NextElem implements [runtime.Reader].
func (r *Reader) NextElem(m *runtime.Member) bool {
	if m.Flags&runtime.Flattened != 0 {
		more := r.flat
		r.flat = false
		return more
	}
	if r.tag(m.Elem.Wire) {
		return true
	}
	for name := r.Child(); name != nil; name = r.Child() {
		if string(name) == m.Elem.Wire {
			return true
		}
		r.Skip()
	}
	return false
}
