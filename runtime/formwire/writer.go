// Package formwire is the form codec of the query protocol's requests: a
// [Writer] that appends key=value pairs to a byte slice, and a [Reader] over a
// [Form] in any order. It imports package runtime and its internals, smithy-go's
// text of floats, and the standard library only.
package formwire

import (
	"encoding/base64"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"time"

	"github.com/aws/smithy-go/encoding"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// Writer appends the query form of a shape to Buf: members as Name, nested as
// Outer.Inner, lists as Name.member.N and maps as Name.entry.N.key and .value;
// flattened ones without member and entry (Smithy 2.0, "AWS query protocol").
// The zero value is ready, and a writer may be reused by truncating Buf.
type Writer struct {
	Buf []byte
	// prefix is the key of the structure, list or map being written, escaped and
	// with a trailing dot.
	prefix []byte
	stack  []frame
	err    error
}

// frame is an open list or map.
type frame struct {
	prefix int
	index  int
	inMap  bool
}

var _ runtime.Writer = (*Writer)(nil)

// Reset readies the writer for another body that begins with the given text.
func (w *Writer) Reset(head string) {
	w.Buf = append(w.Buf[:0], head...)
	w.prefix, w.stack, w.err = w.prefix[:0], w.stack[:0], nil
}

// Err returns the first error: a value that cannot be sent.
func (w *Writer) Err() error { return w.err }

// Fail implements [runtime.Writer].
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// name appends what a member adds to the prefix. The parts of an entry have
// their index written when the entry begins.
func (w *Writer) name(b []byte, m *runtime.Member) []byte {
	if m.Flags&runtime.Element == 0 {
		return appendEscaped(b, m.Wire)
	}
	f := &w.stack[len(w.stack)-1]
	if !f.inMap {
		f.index++
	}
	b = strconv.AppendInt(b, int64(f.index), 10)
	if f.inMap {
		b = appendEscaped(append(b, '.'), m.Wire)
	}
	return b
}

// key appends a member's whole key and the equals sign.
func (w *Writer) key(m *runtime.Member) {
	if len(w.Buf) > 0 {
		w.Buf = append(w.Buf, '&')
	}
	w.Buf = append(w.name(append(w.Buf, w.prefix...), m), '=')
}

// String implements [runtime.Writer].
func (w *Writer) String(m *runtime.Member, v string) {
	w.key(m)
	w.Buf = appendEscaped(w.Buf, v)
}

// Bool implements [runtime.Writer].
func (w *Writer) Bool(m *runtime.Member, v bool) {
	w.key(m)
	w.Buf = strconv.AppendBool(w.Buf, v)
}

// Int implements [runtime.Writer].
func (w *Writer) Int(m *runtime.Member, v int64) {
	w.key(m)
	w.Buf = strconv.AppendInt(w.Buf, v, 10)
}

// Float implements [runtime.Writer].
func (w *Writer) Float(m *runtime.Member, v float64, bits int) {
	w.key(m)
	switch {
	case math.IsNaN(v):
		w.Buf = append(w.Buf, "NaN"...)
	case math.IsInf(v, 1):
		w.Buf = append(w.Buf, "Infinity"...)
	case math.IsInf(v, -1):
		w.Buf = append(w.Buf, "-Infinity"...)
	default:
		// As in JSON, with an exponent only where it is shorter. Its plus sign
		// would be read as a space.
		var buf [32]byte
		w.Buf = appendEscaped(w.Buf, encoding.EncodeFloat(buf[:0], v, bits))
	}
}

// BigInt implements [runtime.Writer].
func (w *Writer) BigInt(m *runtime.Member, v *big.Int) {
	w.key(m)
	w.Buf = v.Append(w.Buf, 10)
}

// BigFloat implements [runtime.Writer].
func (w *Writer) BigFloat(m *runtime.Member, v *big.Float) {
	text, err := number.AppendBigFloat(nil, v)
	if err != nil {
		w.Fail(fmt.Errorf("member %s: the number has no decimal form", m.ModelName()))
		return
	}
	w.key(m)
	w.Buf = appendEscaped(w.Buf, text)
}

// Document implements [runtime.Writer]: the query protocol has no documents.
func (w *Writer) Document(m *runtime.Member, _ []byte) {
	w.Fail(fmt.Errorf("member %s: the query protocol cannot carry documents", m.ModelName()))
}

// Time implements [runtime.Writer]; the default format is date-time.
func (w *Writer) Time(m *runtime.Member, v time.Time) {
	w.key(m)
	var buf [40]byte
	switch m.Format {
	case runtime.FormatEpoch:
		w.Buf = timestamp.AppendEpoch(w.Buf, v)
	case runtime.FormatHTTPDate:
		w.Buf = appendEscaped(w.Buf, timestamp.AppendHTTPDate(buf[:0], v))
	default:
		w.Buf = appendEscaped(w.Buf, timestamp.AppendDateTime(buf[:0], v))
	}
}

// Blob implements [runtime.Writer].
func (w *Writer) Blob(m *runtime.Member, v []byte) {
	w.key(m)
	w.Buf = appendEscaped(w.Buf, base64.StdEncoding.EncodeToString(v))
}

// Struct implements [runtime.Writer].
func (w *Writer) Struct(m *runtime.Member, v runtime.Encodable) {
	from := len(w.prefix)
	w.prefix = append(w.name(w.prefix, m), '.')
	v.Encode(runtime.Encoder{W: w})
	w.prefix = w.prefix[:from]
}

// BeginList implements [runtime.Writer]. An empty list is an empty value under
// the list's own name. Where a flattened list's element name replaces the
// list's, the member table has it as the list's.
func (w *Writer) BeginList(m *runtime.Member, n int) {
	if n == 0 {
		w.key(m)
		w.stack = append(w.stack, frame{prefix: len(w.prefix)})
		return
	}
	w.open(m, m.Elem.Wire, false)
}

// EndList implements [runtime.Writer].
func (w *Writer) EndList(*runtime.Member) { w.close() }

// BeginMap implements [runtime.Writer].
func (w *Writer) BeginMap(m *runtime.Member, _ int) { w.open(m, "entry", true) }

// Key implements [runtime.Writer].
func (w *Writer) Key(m *runtime.Member, k string) {
	w.stack[len(w.stack)-1].index++
	w.String(m.Key, k)
}

// EndMap implements [runtime.Writer].
func (w *Writer) EndMap(*runtime.Member) { w.close() }

// Null implements [runtime.Writer]: absent elements are left out.
func (w *Writer) Null(*runtime.Member) {}

func (w *Writer) open(m *runtime.Member, part string, inMap bool) {
	from := len(w.prefix)
	switch {
	case m.Flags&runtime.Flattened == 0:
		w.prefix = append(appendEscaped(append(w.name(w.prefix, m), '.'), part), '.')
	default:
		w.prefix = append(w.name(w.prefix, m), '.')
	}
	w.stack = append(w.stack, frame{prefix: from, inMap: inMap})
}

func (w *Writer) close() {
	top := len(w.stack) - 1
	w.prefix = w.prefix[:w.stack[top].prefix]
	w.stack = w.stack[:top]
}
