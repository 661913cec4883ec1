package jsonwire

import "github.com/modelsmith/modelsmith/runtime"

// Struct implements [runtime.Reader]; members that the table does not have are
// skipped.
func (r *Reader) Struct(m *runtime.Member, v runtime.Decodable) bool {
	if !r.open(m, '{', "an object") {
		return false
	}
	if r.structures++; r.structures > MaxStructures {
		r.fail("more than %d structures", MaxStructures)
		return false
	}
	outer := r.member
	table := v.MemberTable()
	d := runtime.Decoder{R: r, A: &r.arena}
	if len(table) > 0 && table[0].Flags&(runtime.Defaults|runtime.Union) != 0 {
		if table[0].Flags&runtime.Union != 0 {
			return r.union(v, table, d)
		}
		v.DecodeMember(runtime.AbsentMembers, d)
	}
	guess := 0
	for r.next('}') {
		i := guess
		if i >= len(table) || table[i].Loc != runtime.InBody || !r.expected(table[i].Wire) {
			key, ok := r.key()
			if !ok {
				return false
			}
			if i = find(table, key, guess); i < 0 {
				r.skip()
				continue
			}
		}
		guess = i + 1
		r.member = &table[i]
		v.DecodeMember(i, d)
	}
	r.member = outer
	return r.err == nil
}

// expected reads the next key and its colon if they are the expected ones, with
// nothing between; else it leaves all to key. Most keys are like that.
func (r *Reader) expected(name string) bool {
	start := r.pos + 1
	end := start + len(name)
	if end+1 >= len(r.data) || r.data[end] != '"' || r.data[end+1] != ':' || r.data[r.pos] != '"' ||
		string(r.data[start:end]) != name {
		return false
	}
	r.pos = end + 2
	return true
}

// open enters the array or object that is next, if it is one.
func (r *Reader) open(m *runtime.Member, first byte, want string) bool {
	if r.peek() != first {
		r.nullOr(m, want)
		return false
	}
	return r.enter()
}

// find returns the index of the body member with a wire name, -1 if there is
// none. Services write members in an order of their own that rarely changes,
// so the search starts behind the last one found.
func find(table []runtime.Member, key []byte, guess int) int {
	for i := guess; i < len(table); i++ {
		if m := &table[i]; m.Wire == string(key) && m.Loc == runtime.InBody {
			return i
		}
	}
	for i := range min(guess, len(table)) {
		if m := &table[i]; m.Wire == string(key) && m.Loc == runtime.InBody {
			return i
		}
	}
	return -1
}

// BeginList implements [runtime.Reader].
func (r *Reader) BeginList(m *runtime.Member) bool {
	return r.open(m, '[', "an array")
}

// NextElem implements [runtime.Reader].
func (r *Reader) NextElem(*runtime.Member) bool { return r.next(']') }

// BeginMap implements [runtime.Reader].
func (r *Reader) BeginMap(m *runtime.Member) bool {
	return r.open(m, '{', "an object")
}

// NextKey implements [runtime.Reader].
func (r *Reader) NextKey(*runtime.Member) (string, bool) {
	if !r.next('}') {
		return "", false
	}
	k, ok := r.key()
	return string(k), ok
}

// skip reads over one value and checks its syntax.
func (r *Reader) skip() {
	switch c := r.peek(); c {
	case '{':
		if r.enter() {
			for r.next('}') {
				if _, ok := r.key(); !ok {
					return
				}
				r.skip()
			}
		}
	case '[':
		if r.enter() {
			for r.next(']') {
				r.skip()
			}
		}
	case '"':
		r.skipString()
	case 't':
		r.literal("true")
	case 'f':
		r.literal("false")
	case 'n':
		r.literal("null")
	default:
		r.number()
	}
}

func (r *Reader) skipString() {
	if start, end, plain, ok := r.scanString(); ok && !plain {
		r.unescape(start, end)
	}
}
