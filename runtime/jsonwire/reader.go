package jsonwire

import (
	"fmt"

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
	// format than the member's.
	strict bool
	text   window.Window
	arena  runtime.Arena
}

var _ runtime.Reader = (*Reader)(nil)

// NewReader returns a reader of a response's body: timestamps are taken in any
// format, for services answer with others than their model says.
func NewReader(body []byte) *Reader { return &Reader{data: body} }

// NewStrictReader returns a reader of a request's body, which refuses
// timestamps in another format than the model's.
func NewStrictReader(body []byte) *Reader { return &Reader{data: body, strict: true} }

// root stands for the reference to a body, which has no name.
var root = runtime.Member{Flags: runtime.Element}

// Object reads the whole body as v. An empty body and null leave v as it is.
// The error names an offset and a member and never holds a value.
func (r *Reader) Object(v runtime.Decodable) error {
	r.space()
	if r.pos == len(r.data) {
		return r.err
	}
	r.Struct(&root, v)
	r.space()
	if r.err == nil && r.pos != len(r.data) {
		r.fail("trailing bytes after the value")
	}
	return r.err
}

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

// expect fails for a value that is not of the wanted type.
func (r *Reader) expect(m *runtime.Member, want string) {
	switch {
	case r.pos >= len(r.data):
		r.fail("unexpected end")
	case m.ModelName() != "":
		r.fail("member %s: expected %s", m.ModelName(), want)
	default:
		r.fail("expected %s", want)
	}
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
func (r *Reader) Null() bool { return r.peek() == 'n' && r.literal("null") }

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

// key reads an object's key and the colon behind it.
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
		if k, ok = r.unescape(k); !ok {
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
