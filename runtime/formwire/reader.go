package formwire

import (
	"errors"
	"fmt"

	"github.com/modelsmith/modelsmith/runtime"
)

// Reader reads shapes from a form, in whatever order its keys came. Indices of
// lists may have gaps, but not far beyond the number of keys: nothing is ever
// allocated for an index.
type Reader struct {
	form *Form
	// at is what is being read: the pairs of a member, an element or a structure,
	// whose keys are the same up to at.offset.
	at scope
	// open are the open lists and maps, depth is how many of them and of structures
	// are open.
	open       []container
	depth      int
	structures int
	text       runtime.TextReader
	arena      runtime.Arena
	err        error
	member     *runtime.Member
	// dense is true for an element of a list or map that must not be null.
	dense bool
	// seen are the indices of the members of open structures that were read.
	seen []int
	// room is what seen begins with.
	room [16]int
	// supposed is true for a member that nothing on the wire is of, whole when it is a
	// structure that may be empty.
	supposed, whole bool
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
	r.seen = r.room[:0]
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
	if r.supposed {
		r.whole = r.suppose(v)
		return r.whole
	}
	if !r.enter(m) {
		return false
	}
	outer, at, s, first := r.member, r.at, r.inside(), len(r.seen)
	runtime.SetDefaults(v)
	table, guess := v.MemberTable(), 0
	for s.low < s.high && r.err == nil {
		name, part := r.next(&s)
		i := find(table, name, guess)
		if i < 0 {
			continue
		}
		guess = i + 1
		r.seen = append(r.seen, i)
		r.member, r.at = &table[i], part
		v.DecodeMember(i, runtime.Decoder{R: r, A: &r.arena})
	}
	seen := r.seen[first:]
	r.absent(v, table, seen)
	r.member, r.at, r.seen = outer, at, r.seen[:first]
	r.depth--
	if len(table) > 0 && table[0].Flags&runtime.Union != 0 && len(seen) != 1 {
		r.fail(m, "exactly one member of the union")
	}
	return r.err == nil
}

// enter opens a structure.
func (r *Reader) enter(m *runtime.Member) bool {
	if r.structures++; r.structures > MaxStructures {
		r.fail(m, "fewer structures")
	}
	if r.depth == MaxDepth {
		r.fail(m, "less depth")
	}
	if text, ok := r.exact(); ok && text != "" && m != nil {
		r.fail(m, "a structure")
	}
	if r.err != nil {
		return false
	}
	r.dense = false
	r.depth++
	return true
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

// Null implements [runtime.Reader]: a form has no null. An entry of a map without
// a value is null all the same, unless the value is a structure, of which nothing
// need be there. So it is up to the value, if the map has to have one.
func (r *Reader) Null() bool {
	r.dense = true
	return false
}

// Left implements [runtime.Reader].
func (r *Reader) Left() int { return r.at.high - r.at.low }
