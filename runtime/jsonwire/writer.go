package jsonwire

import (
	"encoding/base64"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// Writer appends the JSON form of a shape to Buf. The zero value is ready, and
// a writer may be reused by truncating Buf.
type Writer struct {
	Buf []byte
	err error
}

var _ runtime.Writer = (*Writer)(nil)

// Reset readies the writer for another body that begins with the given text.
func (w *Writer) Reset(head string) { w.Buf, w.err = append(w.Buf[:0], head...), nil }

// Err returns the first error: a value that cannot be sent.
func (w *Writer) Err() error { return w.err }

// Fail implements [runtime.Writer].
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Object writes v as a JSON object without a key: a whole body.
func (w *Writer) Object(v runtime.Encodable) {
	w.Buf = append(w.Buf, '{')
	v.Encode(runtime.Encoder{W: w})
	w.Buf = append(w.Buf, '}')
}

// lead writes what stands before a member's value: a comma when another value
// precedes it, and the key. The last byte tells: after an opening brace, an
// opening bracket or a colon comes no comma.
func (w *Writer) lead(m *runtime.Member) {
	if n := len(w.Buf); n > 0 {
		if c := w.Buf[n-1]; c != '{' && c != '[' && c != ':' {
			w.Buf = append(w.Buf, ',')
		}
	}
	if m.Flags&runtime.Element == 0 {
		w.Buf = appendString(w.Buf, m.Wire)
		w.Buf = append(w.Buf, ':')
	}
}

// String implements [runtime.Writer].
func (w *Writer) String(m *runtime.Member, v string) {
	w.lead(m)
	w.Buf = appendString(w.Buf, v)
}

// Bool implements [runtime.Writer].
func (w *Writer) Bool(m *runtime.Member, v bool) {
	w.lead(m)
	w.Buf = strconv.AppendBool(w.Buf, v)
}

// Int implements [runtime.Writer].
func (w *Writer) Int(m *runtime.Member, v int64) {
	w.lead(m)
	w.Buf = strconv.AppendInt(w.Buf, v, 10)
}

// Float implements [runtime.Writer]; NaN and the infinities are strings, as the
// AWS JSON protocols have them.
func (w *Writer) Float(m *runtime.Member, v float64, bits int) {
	w.lead(m)
	w.Buf = appendFloat(w.Buf, v, bits)
}

// BigInt implements [runtime.Writer].
func (w *Writer) BigInt(m *runtime.Member, v *big.Int) {
	w.lead(m)
	w.Buf = v.Append(w.Buf, 10)
}

// BigFloat implements [runtime.Writer].
func (w *Writer) BigFloat(m *runtime.Member, v *big.Float) {
	w.lead(m)
	var err error
	if w.Buf, err = number.AppendBigFloat(w.Buf, v); err != nil {
		w.Fail(fmt.Errorf("member %s: the number has no JSON form", m.ModelName()))
	}
}

// Document implements [runtime.Writer].
func (w *Writer) Document(m *runtime.Member, text []byte) {
	w.lead(m)
	r := Reader{data: text}
	r.skip()
	if err := r.end(); err != nil {
		w.Fail(fmt.Errorf("member %s: the document is malformed: %w", m.ModelName(), err))
		return
	}
	w.Buf = append(w.Buf, text...)
}

// Time implements [runtime.Writer]; the default format is epoch-seconds.
func (w *Writer) Time(m *runtime.Member, v time.Time) {
	w.lead(m)
	switch m.Format {
	case runtime.FormatDateTime:
		w.Buf = append(timestamp.AppendDateTime(append(w.Buf, '"'), v), '"')
	case runtime.FormatHTTPDate:
		w.Buf = append(timestamp.AppendHTTPDate(append(w.Buf, '"'), v), '"')
	default:
		w.Buf = timestamp.AppendEpoch(w.Buf, v)
	}
}

// Blob implements [runtime.Writer].
func (w *Writer) Blob(m *runtime.Member, v []byte) {
	w.lead(m)
	w.Buf = append(base64.StdEncoding.AppendEncode(append(w.Buf, '"'), v), '"')
}

// Struct implements [runtime.Writer].
func (w *Writer) Struct(m *runtime.Member, v runtime.Encodable) {
	w.lead(m)
	w.Object(v)
}

// BeginList implements [runtime.Writer].
func (w *Writer) BeginList(m *runtime.Member, _ int) {
	w.lead(m)
	w.Buf = append(w.Buf, '[')
}

// EndList implements [runtime.Writer].
func (w *Writer) EndList(*runtime.Member) { w.Buf = append(w.Buf, ']') }

// BeginMap implements [runtime.Writer].
func (w *Writer) BeginMap(m *runtime.Member, _ int) {
	w.lead(m)
	w.Buf = append(w.Buf, '{')
}

// Key implements [runtime.Writer].
func (w *Writer) Key(_ *runtime.Member, k string) {
	if w.Buf[len(w.Buf)-1] != '{' {
		w.Buf = append(w.Buf, ',')
	}
	w.Buf = appendString(w.Buf, k)
	w.Buf = append(w.Buf, ':')
}

// EndMap implements [runtime.Writer].
func (w *Writer) EndMap(*runtime.Member) { w.Buf = append(w.Buf, '}') }

// Null implements [runtime.Writer].
func (w *Writer) Null(m *runtime.Member) {
	w.lead(m)
	w.Buf = append(w.Buf, "null"...)
}

// appendFloat follows encoding/json: exponents only where they are shorter.
func appendFloat(b []byte, v float64, bits int) []byte {
	switch {
	case math.IsNaN(v):
		return append(b, `"NaN"`...)
	case math.IsInf(v, 1):
		return append(b, `"Infinity"`...)
	case math.IsInf(v, -1):
		return append(b, `"-Infinity"`...)
	}
	format := byte('f')
	if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(b, v, format, -1, bits)
}
