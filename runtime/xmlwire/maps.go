package xmlwire

import "github.com/modelsmith/modelsmith/runtime"

// openMap is the state of an open map.
type openMap struct {
	// inEntry is true while an entry's value is being read.
	inEntry bool
	// end is where the current entry ends, if its value stands before its key;
	// else -1.
	end int
}

// maxRewinds is how deep entries with the value before the key may nest. Such
// a value is read twice, so that nesting would multiply; services write the key
// first.
const maxRewinds = 4

// BeginMap implements [runtime.Reader].
func (r *Reader) BeginMap(m *runtime.Member) bool {
	r.flat = r.err == nil && m.Flags&runtime.Flattened != 0
	r.maps = append(r.maps, openMap{})
	return r.err == nil
}

// NextKey implements [runtime.Reader].
func (r *Reader) NextKey(m *runtime.Member) (string, bool) {
	top := len(r.maps) - 1
	if top < 0 {
		return "", false
	}
	r.leaveEntry(&r.maps[top])
	for r.err == nil && r.nextEntry(m) {
		if key, end, ok := r.enterEntry(m); ok {
			r.maps[top] = openMap{inEntry: true, end: end}
			return key, true
		}
	}
	r.maps = r.maps[:top]
	return "", false
}

// nextEntry opens the next entry of the open map. That of a flattened map is
// open already.
func (r *Reader) nextEntry(m *runtime.Member) bool {
	if m.Flags&runtime.Flattened == 0 {
		return r.Child() != nil
	}
	more := r.flat
	r.flat = false
	return more
}

// leaveEntry closes the entry whose value was read last.
func (r *Reader) leaveEntry(open *openMap) {
	if !open.inEntry || r.err != nil {
		return
	}
	open.inEntry = false
	if open.end < 0 {
		r.Skip()
		return
	}
	r.pos = open.end
	r.rewinds--
	r.pop()
}

// enterEntry reads the key of the open entry, wherever it stands, and opens the
// value. An entry without a key or a value is passed over. end is where the
// entry ends if the reader has moved back to the value, else -1.
func (r *Reader) enterEntry(m *runtime.Member) (key string, end int, ok bool) {
	if len(r.open) == 0 {
		return "", 0, false
	}
	self := r.open[len(r.open)-1]
	var value span
	var valuePos int
	var valueEmpty, haveKey, haveValue bool
	for name := r.Child(); name != nil; name = r.Child() {
		isValue := string(name) == m.Elem.Wire
		switch {
		case string(name) == m.Key.Wire && !haveKey:
			key, haveKey = r.Text(), true
		case isValue && haveKey && !haveValue:
			return key, -1, r.err == nil
		case isValue && !haveValue:
			value, valuePos, valueEmpty, haveValue = r.open[len(r.open)-1], r.pos, r.empty, true
			r.Skip()
		default:
			r.Skip()
		}
	}
	if r.err != nil || !haveKey || !haveValue {
		return "", 0, false
	}
	if r.rewinds == maxRewinds {
		r.expect(r.pos, m, "the key before the value in nested map entries")
		return "", 0, false
	}
	r.rewinds++
	end = r.pos
	r.open = append(r.open, self, value)
	r.pos, r.empty = valuePos, valueEmpty
	return key, end, true
}
