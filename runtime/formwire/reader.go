package formwire

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// Reader reads shapes from a form, in whatever order its keys came. Indices of
// lists may have gaps, but not far beyond the number of keys: nothing is ever
// allocated for an index.
type Reader struct {
	form *Form
	// at is what is being read: the pairs of a member, an element or a structure,
	// whose keys are the same up to at.offset.
	at scope
	// open are the open lists and maps.
	open       []container
	structures int
	text       runtime.TextReader
	arena      runtime.Arena
	err        error
	member     *runtime.Member
	// dense is true for an element of a list or map that must not be null.
	dense bool
}

// errAbsent marks a value that is not there and need not be.
var errAbsent = errors.New("absent")

// scope is a range of pairs that have the beginning of their keys in common.
type scope struct{ low, high, offset int }

// container is an open list or map.
type container struct {
	// rest are the entries that were not read, entry is the one that is being read.
	rest, entry scope
}

// Limits on what a form may hold.
const (
	// MaxStructures is how many structures a form may hold.
	MaxStructures = 1 << 20
	// MaxDepth is how deep structures, lists and maps may nest.
	MaxDepth = 256
	// maxGap is how far an index may be beyond the number of keys.
	maxGap = 10_000
)

var _ runtime.Reader = (*Reader)(nil)

// Read reads a sorted form into v.
func (f *Form) Read(v runtime.Decodable) error {
	r := &Reader{form: f, at: scope{0, len(f.pairs), 0}}
	r.Struct(nil, v)
	return r.err
}

// fail keeps the first error, which names a member and never holds a value.
func (r *Reader) fail(m *runtime.Member, want string) {
	if m == nil || m.Flags&runtime.Element != 0 && r.member != nil {
		m = r.member
	}
	if r.err == nil && m != nil {
		r.err = fmt.Errorf("member %s: expected %s", m.ModelName(), want)
	} else if r.err == nil {
		r.err = errors.New("expected " + want)
	}
}

// segment is the part of a key that begins at an offset, and where the next one
// begins; that is len(key)+1 for the last.
func segment(key string, offset int) (string, int) {
	for i := offset; i < len(key); i++ {
		if key[i] == '.' {
			return key[offset:i], i + 1
		}
	}
	return key[offset:], len(key) + 1
}

// next cuts the pairs with the same next segment from the front of a scope.
func (r *Reader) next(s *scope) (name string, part scope) {
	first := r.form.pairs[s.low].key
	name, offset := segment(first, s.offset)
	end := s.low + 1
	for end < s.high {
		key := r.form.pairs[end].key
		if len(key) < offset-1 || key[s.offset:offset-1] != name || len(key) >= offset && key[offset-1] != '.' {
			break
		}
		end++
	}
	part = scope{s.low, end, offset}
	s.low = end
	return name, part
}

// exact returns the value of the pair that ends where the scope begins.
func (r *Reader) exact() (string, bool) {
	if r.at.low < r.at.high {
		if p := r.form.pairs[r.at.low]; len(p.key) < r.at.offset {
			return p.value, true
		}
	}
	return "", false
}

// inside is the scope without the pair that ends where it begins.
func (r *Reader) inside() scope {
	s := r.at
	if _, ok := r.exact(); ok {
		s.low++
	}
	return s
}

// Struct implements [runtime.Reader]; keys that the table does not have are
// passed over.
func (r *Reader) Struct(m *runtime.Member, v runtime.Decodable) bool {
	if r.structures++; r.structures > MaxStructures || len(r.open) > MaxDepth {
		r.fail(m, "fewer structures")
	}
	if text, ok := r.exact(); ok && text != "" && m != nil {
		r.fail(m, "a structure")
	}
	if r.err != nil {
		return false
	}
	r.dense = false
	outer, at, s := r.member, r.at, r.inside()
	runtime.SetDefaults(v)
	table, known, guess := v.MemberTable(), 0, 0
	for s.low < s.high && r.err == nil {
		name, part := r.next(&s)
		i := find(table, name, guess)
		if i < 0 {
			continue
		}
		known++
		guess = i + 1
		r.member, r.at = &table[i], part
		v.DecodeMember(i, runtime.Decoder{R: r, A: &r.arena})
	}
	r.member, r.at = outer, at
	if len(table) > 0 && table[0].Flags&runtime.Union != 0 && known != 1 {
		r.fail(m, "exactly one member of the union")
	}
	return r.err == nil
}

// find returns the index of a member, looking behind the last one first.
func find(table []runtime.Member, name string, guess int) int {
	for i := guess; i < len(table); i++ {
		if table[i].Wire == name {
			return i
		}
	}
	for i := range min(guess, len(table)) {
		if table[i].Wire == name {
			return i
		}
	}
	return -1
}

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
	if r.dense = false; len(r.open) == MaxDepth {
		r.fail(m, "less depth")
	}
	if r.err != nil {
		return false
	}
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

// Null implements [runtime.Reader]: a form has no null. An entry of a map without
// a value is null all the same, unless the value is a structure, of which nothing
// need be there. So it is up to the value, if the map has to have one.
func (r *Reader) Null() bool {
	r.dense = true
	return false
}

// Left implements [runtime.Reader].
func (r *Reader) Left() int { return r.at.high - r.at.low }
