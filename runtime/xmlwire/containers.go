package xmlwire

import "github.com/modelsmith/modelsmith/runtime"

// Struct implements [runtime.Reader]; elements that the table does not have are
// skipped.
func (r *Reader) Struct(_ *runtime.Member, v runtime.Decodable) bool {
	table := v.MemberTable()
	d := runtime.Decoder{R: r, A: &r.arena}
	guess := 0
	for name := r.Child(); name != nil; name = r.Child() {
		i := find(table, name, guess)
		if i < 0 {
			r.Skip()
			continue
		}
		if guess = i + 1; table[i].Flags&runtime.Flattened != 0 {
			guess = i
		}
		v.DecodeMember(i, d)
	}
	return r.err == nil
}

// find returns the index of the body member with a wire name, -1 if there is
// none. Services write members in an order of their own that rarely changes,
// so the search starts behind the last one found.
func find(table []runtime.Member, name []byte, guess int) int {
	for i := guess; i < len(table); i++ {
		if m := &table[i]; m.Wire == string(name) && m.Loc == runtime.InBody {
			return i
		}
	}
	for i := range min(guess, len(table)) {
		if m := &table[i]; m.Wire == string(name) && m.Loc == runtime.InBody {
			return i
		}
	}
	return -1
}

// BeginList implements [runtime.Reader]. An open element is the list, or for a
// flattened list its only element here.
func (r *Reader) BeginList(m *runtime.Member) bool {
	r.flat = m.Flags&runtime.Flattened != 0
	return r.err == nil
}

// NextElem implements [runtime.Reader].
func (r *Reader) NextElem(m *runtime.Member) bool {
	if m.Flags&runtime.Flattened != 0 {
		more := r.flat
		r.flat = false
		return more
	}
	for name := r.Child(); name != nil; name = r.Child() {
		if string(name) == m.Elem.Wire {
			return true
		}
		r.Skip()
	}
	return false
}

// BeginMap implements [runtime.Reader].
func (r *Reader) BeginMap(m *runtime.Member) bool {
	r.flat = m.Flags&runtime.Flattened != 0
	r.entries = append(r.entries, entry{end: -1})
	return r.err == nil
}

// NextKey implements [runtime.Reader].
func (r *Reader) NextKey(m *runtime.Member) (string, bool) {
	top := len(r.entries) - 1
	if end := r.entries[top].end; end >= 0 && r.err == nil {
		r.pos = end
		r.pop()
	}
	for r.err == nil {
		if m.Flags&runtime.Flattened != 0 {
			if !r.flat {
				break
			}
			r.flat = false
		} else if r.Child() == nil {
			break
		}
		if key, end, ok := r.entry(m); ok {
			r.entries[top].end = end
			return key, true
		}
	}
	r.entries = r.entries[:top]
	return "", false
}

// entry reads the open map entry: its key, wherever it stands, and then moves
// back to the value. end is where the entry ends. An entry without a key or a
// value is passed over.
func (r *Reader) entry(m *runtime.Member) (key string, end int, ok bool) {
	self := r.open[len(r.open)-1]
	var value span
	var valuePos int
	var valueEmpty, haveKey, haveValue bool
	for name := r.Child(); name != nil; name = r.Child() {
		switch {
		case string(name) == m.Key.Wire && !haveKey:
			key, haveKey = r.Text(), true
		case string(name) == m.Elem.Wire && !haveValue:
			value, valuePos, valueEmpty, haveValue = r.open[len(r.open)-1], r.pos, r.empty, true
			r.Skip()
		default:
			r.Skip()
		}
	}
	if r.err != nil || !haveKey || !haveValue {
		return "", 0, false
	}
	end = r.pos
	r.open = append(r.open, self, value)
	r.pos, r.empty = valuePos, valueEmpty
	return key, end, true
}
