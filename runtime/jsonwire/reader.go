package jsonwire

import (
	"fmt"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/window"
)

// Reader reads shapes from a whole JSON body. It copies what it returns, so
// that the body's buffer can be reused as soon as reading is done.
type Reader struct {
	data []byte
	pos  int
	// first is true between a list's or map's opening and its first element.
	first bool
	depth int
	err   error
	// strict refuses what only servers must refuse: timestamps in another
	// format than the member's, null in dense lists and maps, and base64
	// that is not canonical.
	strict bool
	// structures counts the structures read.
	structures int
	// member is the structure member being read, for errors in its elements.
	member  *runtime.Member
	text    window.Window
	arena   runtime.Arena
	scratch []byte
}

var _ runtime.Reader = (*Reader)(nil)

// NewReader returns a reader of a response's body: timestamps are taken in any
// format, for services answer with others than their model says.
func NewReader(body []byte) *Reader {
	r := readers.Get().(*Reader)
	r.data = body
	return r
}

var readers = sync.Pool{New: func() any { return new(Reader) }}

// maxScratch is the largest scratch buffer that is kept for reuse, in bytes.
const maxScratch = 64 << 10

// Release gives the reader back for reuse, once its error was asked for; it
// must not be used any more. What was read stays valid.
func (r *Reader) Release() {
	scratch := r.scratch
	if cap(scratch) > maxScratch {
		scratch = nil
	}
	*r = Reader{scratch: scratch[:0]}
	readers.Put(r)
}

// NewStrictReader returns a reader of a request's body, which refuses timestamps
// in another format than the model's, null in dense lists and maps, and base64
// that is not canonical.
func NewStrictReader(body []byte) *Reader {
	r := NewReader(body)
	r.strict = true
	return r
}

// root stands for the reference to a body, which has no name.
var root = runtime.Member{Flags: runtime.Element}

// Object reads the whole body as v. An empty body and null, which a strict reader
// refuses, leave v as it is.
// The error names an offset and a member and never holds a value.
func (r *Reader) Object(v runtime.Decodable) error {
	r.space()
	if r.pos == len(r.data) {
		return r.err
	}
	if r.strict && r.data[r.pos] != '{' {
		r.expect(&root, "an object")
	}
	r.Struct(&root, v)
	return r.end()
}

// end checks that nothing follows the value and returns the first error.
func (r *Reader) end() error {
	r.space()
	if r.err == nil && r.pos != len(r.data) {
		r.fail("trailing bytes after the value")
	}
	return r.err
}

// Left implements [runtime.Reader].
func (r *Reader) Left() int { return len(r.data) - r.pos }

// Err returns the first error.
func (r *Reader) Err() error { return r.err }

// fail keeps the first error and moves to the end, where every further read
// fails at once.
func (r *Reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("JSON offset %d: "+format, append([]any{r.pos}, args...)...)
	}
	r.pos = len(r.data)
}

// expect fails for a value that is not of the wanted type. Elements have no
// name of their own: then the member that holds them is named.
func (r *Reader) expect(m *runtime.Member, want string) {
	if m.Flags&runtime.Element != 0 && r.member != nil {
		m = r.member
	}
	switch {
	case r.pos >= len(r.data):
		r.fail("unexpected end")
	case m.ModelName() != "":
		r.fail("member %s: expected %s", m.ModelName(), want)
	default:
		r.fail("expected %s", want)
	}
}

// expectAt is expect for a value that was read and began at start.
func (r *Reader) expectAt(start int, m *runtime.Member, want string) {
	if r.err == nil {
		r.pos = start
	}
	r.expect(m, want)
}

// nullOr reads null, and fails for all else.
func (r *Reader) nullOr(m *runtime.Member, want string) {
	if r.peek() != 'n' {
		r.expect(m, want)
		return
	}
	r.literal("null")
}

// space moves over white space.
func (r *Reader) space() {
	for r.pos < len(r.data) {
		switch r.data[r.pos] {
		case ' ', '\n', '\r', '\t':
			r.pos++
		default:
			return
		}
	}
}

// peek moves over white space and returns the next byte, 0 at the end.
func (r *Reader) peek() byte {
	if r.pos < len(r.data) && r.data[r.pos] > ' ' {
		return r.data[r.pos]
	}
	r.space()
	if r.pos < len(r.data) {
		return r.data[r.pos]
	}
	return 0
}

// Null implements [runtime.Reader].
func (r *Reader) Null() bool {
	if r.peek() != 'n' {
		return false
	}
	if r.strict && r.err == nil {
		r.expect(&root, "no null among its elements")
	}
	return r.literal("null")
}

func (r *Reader) literal(s string) bool {
	if len(r.data)-r.pos < len(s) || string(r.data[r.pos:r.pos+len(s)]) != s {
		r.fail("malformed literal")
		return false
	}
	r.pos += len(s)
	return true
}

// enter opens an array or object.
func (r *Reader) enter() bool {
	if r.depth == MaxDepth {
		r.fail("nested deeper than %d", MaxDepth)
		return false
	}
	r.depth++
	r.pos++
	r.first = true
	return true
}

// next is true when another element of the open array or object follows, and
// moves to it; else it moves behind the closing byte.
func (r *Reader) next(end byte) bool {
	c := r.peek()
	if c == end {
		r.pos++
		r.depth--
		r.first = false
		return false
	}
	if r.first {
		r.first = false
		return r.err == nil
	}
	if c != ',' {
		r.fail("expected a comma or %q", end)
		return false
	}
	r.pos++
	if r.peek() == end {
		r.fail("comma before %q", end)
		return false
	}
	return true
}

// key reads an object's key and the colon behind it. The key is valid until the
// next string is read.
func (r *Reader) key() ([]byte, bool) {
	if r.peek() != '"' {
		r.fail("expected a key")
		return nil, false
	}
	start, end, plain, ok := r.scanString()
	if !ok {
		return nil, false
	}
	k := r.data[start:end]
	if !plain {
		if k, ok = r.unescape(start, end); !ok {
			return nil, false
		}
	}
	if r.peek() != ':' {
		r.fail("expected a colon")
		return nil, false
	}
	r.pos++
	return k, true
}
