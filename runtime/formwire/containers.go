package formwire

import (
	"strconv"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// descend opens a list or map whose entries have a part in front of their index,
// unless it is flattened.
func (r *Reader) descend(m *runtime.Member, part string) bool {
	s := r.inside()
	if text, ok := r.exact(); ok && text != "" {
		r.fail(m, "a list or map")
	}
	if m.Flags&runtime.Flattened == 0 {
		found := scope{}
		for s.low < s.high {
			if name, inner := r.next(&s); name == part {
				found = inner
			}
		}
		if found.low < found.high && len(r.form.pairs[found.low].key) < found.offset {
			r.fail(m, "an index")
		}
		s = found
	}
	if r.dense = false; r.depth == MaxDepth {
		r.fail(m, "less depth")
	}
	if r.err != nil {
		return false
	}
	r.depth++
	r.open = append(r.open, container{rest: s, entry: r.at})
	return true
}

// nextEntry moves to the next index of the innermost list or map; at its end it
// moves back to the whole of it.
func (r *Reader) nextEntry(m *runtime.Member) bool {
	top := &r.open[len(r.open)-1]
	if r.err == nil && top.rest.low < top.rest.high {
		var index string
		index, r.at = r.next(&top.rest)
		n, err := strconv.ParseInt(index, 10, 32)
		if err == nil && isNumber(index) && int(n) <= len(r.form.pairs)+maxGap {
			return true
		}
		r.fail(m, "an index")
	}
	r.at = top.entry
	r.depth--
	r.open = r.open[:len(r.open)-1]
	return false
}

// BeginList implements [runtime.Reader].
func (r *Reader) BeginList(m *runtime.Member) bool { return r.descend(m, m.Elem.Wire) }

// NextElem implements [runtime.Reader].
func (r *Reader) NextElem(m *runtime.Member) bool { return r.nextEntry(m) }

// BeginMap implements [runtime.Reader].
func (r *Reader) BeginMap(m *runtime.Member) bool { return r.descend(m, "entry") }

// NextKey implements [runtime.Reader].
func (r *Reader) NextKey(m *runtime.Member) (string, bool) {
	if !r.nextEntry(m) {
		return "", false
	}
	entry := r.inside()
	var key string
	var found bool
	r.at = scope{}
	for entry.low < entry.high {
		name, part := r.next(&entry)
		switch name {
		case m.Key.Wire:
			p := r.form.pairs[part.low]
			if len(p.key) < part.offset {
				key, found = escaped.Query(p.value)
				found = found && utf8.ValidString(key)
			}
		case m.Elem.Wire:
			r.at = part
		}
	}
	if !found {
		r.fail(m, "a key in each entry")
	}
	return key, r.err == nil
}
