package formwire

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"time"

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

// scalar readies the text of the value that is being read.
func (r *Reader) scalar(m *runtime.Member) *runtime.TextReader {
	r.text = runtime.TextReader{Err: r.err}
	dense := r.dense
	r.dense = false
	value, ok := r.exact()
	if !ok && !dense && r.at.low == r.at.high && r.err == nil {
		r.text.Err = errAbsent
		return &r.text
	}
	if ok {
		r.text.Text, ok = escaped.Query(value)
	}
	if !ok {
		r.fail(m, "a value")
		r.text.Err = r.err
	}
	return &r.text
}

// done takes over the error of a value.
func (r *Reader) done(m *runtime.Member, want string) {
	if r.text.Err != nil && !errors.Is(r.text.Err, errAbsent) {
		r.fail(m, want)
	}
}

// String implements [runtime.Reader].
func (r *Reader) String(m *runtime.Member) (string, bool) {
	v, ok := r.scalar(m).String(m)
	r.done(m, "a string")
	return v, ok
}

// Bool implements [runtime.Reader].
func (r *Reader) Bool(m *runtime.Member) (bool, bool) {
	v, ok := r.scalar(m).Bool(m)
	r.done(m, "a boolean")
	return v, ok
}

// Int implements [runtime.Reader].
func (r *Reader) Int(m *runtime.Member, bits int) (int64, bool) {
	v, ok := r.scalar(m).Int(m, bits)
	r.done(m, "an integer of "+strconv.Itoa(bits)+" bits")
	return v, ok
}

// Float implements [runtime.Reader].
func (r *Reader) Float(m *runtime.Member, bits int) (float64, bool) {
	v, ok := r.scalar(m).Float(m, bits)
	r.done(m, "a number")
	return v, ok
}

// BigInt implements [runtime.Reader].
func (r *Reader) BigInt(m *runtime.Member) (*big.Int, bool) {
	v, ok := r.scalar(m).BigInt(m)
	r.done(m, "an integer")
	return v, ok
}

// BigFloat implements [runtime.Reader].
func (r *Reader) BigFloat(m *runtime.Member) (*big.Float, bool) {
	v, ok := r.scalar(m).BigFloat(m)
	r.done(m, "a number")
	return v, ok
}

// Time implements [runtime.Reader]; the default format is date-time.
func (r *Reader) Time(m *runtime.Member) (time.Time, bool) {
	v, ok := r.scalar(m).Time(m)
	r.done(m, "a timestamp")
	return v, ok
}

// Blob implements [runtime.Reader].
func (r *Reader) Blob(m *runtime.Member) ([]byte, bool) {
	v, ok := r.scalar(m).Blob(m)
	r.done(m, "a base64 string")
	return v, ok
}

// Document implements [runtime.Reader]: a form holds no documents.
func (r *Reader) Document(m *runtime.Member) ([]byte, bool) {
	r.fail(m, "no document in a form")
	return nil, false
}
