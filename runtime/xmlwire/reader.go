package xmlwire

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/window"
)

// Reader reads shapes from a whole XML body. It copies what it returns, so that
// the body's buffer can be reused as soon as reading is done.
//
// Between calls the reader stands inside an open element: behind its start tag
// or behind one of its children.
type Reader struct {
	data []byte
	pos  int
	err  error
	// open are the names of the open elements, as they stand in data.
	open []span
	// empty is true right behind a self-closing tag, whose end has no text.
	empty bool
	// flat is true between the opening of a flattened list or map and its only
	// element: each of its elements is a member of its own in the document.
	flat bool
	maps []openMap
	// rewinds counts the open entries whose value stands before their key.
	rewinds int
	// structures counts the structures read.
	structures int
	// member is the structure member being read, for errors in its elements.
	member  *runtime.Member
	text    window.Window
	arena   runtime.Arena
	scratch []byte
}

type span struct{ start, end int }

var _ runtime.Reader = (*Reader)(nil)

// NewReader returns a reader of body.
func NewReader(body []byte) *Reader {
	r := readers.Get().(*Reader)
	r.data = bytes.TrimPrefix(body, []byte("\ufeff"))
	return r
}

var readers = sync.Pool{New: func() any { return &Reader{open: make([]span, 0, 16)} }}

// maxScratch is the largest scratch buffer that is kept for reuse, in bytes.
const maxScratch = 64 << 10

// Release gives the reader back for reuse, once its error was asked for; it
// must not be used any more. What was read stays valid.
func (r *Reader) Release() {
	scratch := r.scratch
	if cap(scratch) > maxScratch {
		scratch = nil
	}
	clear(r.maps)
	*r = Reader{open: r.open[:0], maps: r.maps[:0], scratch: scratch[:0]}
	readers.Put(r)
}

// Left implements [runtime.Reader].
func (r *Reader) Left() int { return len(r.data) - r.pos }

// Err returns the first error. It names an offset and an element and never
// holds a value.
func (r *Reader) Err() error { return r.err }

// Empty reports whether the body holds nothing but white space.
func (r *Reader) Empty() bool {
	return len(bytes.Trim(r.data, white)) == 0
}

// Root opens the document's root element and returns its local name; nil after
// an error.
func (r *Reader) Root() []byte {
	for r.err == nil {
		r.space()
		switch {
		case r.at("<?"):
			r.instruction()
		case r.at("<!--"):
			r.comment()
		case r.at("<!"):
			r.fail("document type declarations are refused")
		case r.at("<"):
			return r.startTag()
		default:
			r.fail("expected a root element")
		}
	}
	return nil
}

// Child opens the next child of the open element and returns its local name;
// without another child it closes the open element and returns nil. Text
// between children is passed over, after a check of its syntax.
func (r *Reader) Child() []byte {
	if r.empty {
		r.empty = false
		r.pop()
		return nil
	}
	for r.err == nil && len(r.open) > 0 {
		r.passText()
		switch {
		case r.err != nil:
		case r.at("</"):
			r.endTag()
			return nil
		case r.at("<!--"):
			r.comment()
		case r.at("<![CDATA["):
			r.scratch = r.cdata(r.scratch[:0])
		case r.at("<?"):
			r.instruction()
		case r.at("<!"):
			r.fail("document type declarations are refused")
		default:
			return r.startTag()
		}
	}
	return nil
}

// Skip closes the open element, over all it holds.
func (r *Reader) Skip() {
	outer := len(r.open) - 1
	for r.err == nil && len(r.open) > max(outer, 0) {
		r.Child()
	}
}

// End checks that nothing but comments and processing instructions follows the
// root element.
func (r *Reader) End() error {
	for r.err == nil {
		r.space()
		switch {
		case r.pos == len(r.data):
			return nil
		case r.at("<!--"):
			r.comment()
		case r.at("<?"):
			r.instruction()
		default:
			r.fail("content after the root element")
		}
	}
	return r.err
}

// fail keeps the first error and moves to the end, where every further read
// fails at once.
func (r *Reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("XML offset %d: "+format, append([]any{r.pos}, args...)...)
	}
	r.pos = len(r.data)
	r.empty, r.flat = false, false
}

// failAt is fail for a mistake at another place than the reader's.
func (r *Reader) failAt(pos int, format string, args ...any) {
	if r.err == nil {
		r.pos = pos
	}
	r.fail(format, args...)
}

func (r *Reader) at(s string) bool {
	return len(r.data)-r.pos >= len(s) && string(r.data[r.pos:r.pos+len(s)]) == s
}

// white is the white space of XML.
const white = " \t\r\n"

func (r *Reader) space() {
	for r.pos < len(r.data) && isSpace(r.data[r.pos]) {
		r.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// pop closes the innermost open element.
func (r *Reader) pop() {
	r.open = r.open[:len(r.open)-1]
}
