package xmlwire

import (
	"encoding/base64"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// Writer appends the XML form of a shape to Buf: members as elements, lists as
// an element with member elements, maps with entry elements; flattened ones as
// their elements alone. The zero value is ready, and a writer may be reused by
// truncating Buf.
type Writer struct {
	Buf []byte
	// open are the open lists and maps.
	open []frame
	// tagEnd is where the start tag of the innermost structure ends, for its
	// attributes.
	tagEnd int
	err    error
}

// frame is an open list or map.
type frame struct {
	m *runtime.Member
	// inEntry is true while an entry of a map is open.
	inEntry bool
}

var _ runtime.Writer = (*Writer)(nil)

// Reset readies the writer for another document that begins with the given text.
func (w *Writer) Reset(head string) {
	w.Buf, w.open, w.tagEnd, w.err = append(w.Buf[:0], head...), w.open[:0], 0, nil
}

// Err returns the first error: a value that cannot be sent.
func (w *Writer) Err() error { return w.err }

// Fail implements [runtime.Writer].
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Start opens an element without a member, in a namespace unless that is empty.
func (w *Writer) Start(name, namespace string) {
	w.Buf = append(append(w.Buf, '<'), name...)
	if namespace != "" {
		w.Buf = append(w.Buf, ` xmlns="`...)
		w.Buf = append(appendAttribute(w.Buf, namespace), '"')
	}
	w.Buf = append(w.Buf, '>')
}

// End closes an element.
func (w *Writer) End(name string) {
	w.Buf = append(append(append(w.Buf, "</"...), name...), '>')
}

// Text writes an element that holds text and nothing else.
func (w *Writer) Text(name, text string) {
	w.Start(name, "")
	w.Buf = appendText(w.Buf, text)
	w.End(name)
}

// name is the name of a member's element. The elements of a flattened list have
// that of the list.
func (w *Writer) name(m *runtime.Member) string {
	if m.Flags&runtime.Element != 0 && len(w.open) > 0 {
		if f := &w.open[len(w.open)-1]; f.m.Flags&runtime.Flattened != 0 && f.m.Key == nil && f.m.Elem == m {
			return f.m.Wire
		}
	}
	return m.Wire
}

// begin opens a member's element.
func (w *Writer) begin(m *runtime.Member) string {
	name := w.name(m)
	w.Buf = append(append(w.Buf, '<'), name...)
	ns := m.XML
	if ns == nil && m.Flags&runtime.Element != 0 && len(w.open) > 0 {
		// The element of a flattened list stands for the list.
		if f := &w.open[len(w.open)-1]; f.m.Flags&runtime.Flattened != 0 && f.m.Elem == m {
			ns = f.m.XML
		}
	}
	w.namespace(ns)
	w.Buf = append(w.Buf, '>')
	return name
}

// namespace declares a namespace in the open start tag.
func (w *Writer) namespace(ns *runtime.Namespace) {
	if ns == nil {
		return
	}
	w.Buf = append(w.Buf, " xmlns"...)
	if ns.Prefix != "" {
		w.Buf = append(append(w.Buf, ':'), ns.Prefix...)
	}
	w.Buf = append(w.Buf, `="`...)
	w.Buf = append(appendAttribute(w.Buf, ns.URI), '"')
}

// scalar writes a member's text, which needs no escapes unless it is a string.
func (w *Writer) scalar(m *runtime.Member, text []byte) {
	if m.Flags&runtime.Attribute != 0 {
		w.attribute(m, string(text))
		return
	}
	name := w.begin(m)
	w.Buf = append(w.Buf, text...)
	w.End(name)
}

// attribute puts an attribute into the start tag of the innermost structure,
// which was written already: attributes are rare.
func (w *Writer) attribute(m *runtime.Member, text string) {
	if w.tagEnd == 0 {
		w.Fail(fmt.Errorf("member %s: an attribute without an element", m.ModelName()))
		return
	}
	add := append([]byte{' '}, m.Wire...)
	add = append(appendAttribute(append(add, `="`...), text), '"')
	w.Buf = slices.Insert(w.Buf, w.tagEnd-1, add...)
	w.tagEnd += len(add)
}

// String implements [runtime.Writer].
func (w *Writer) String(m *runtime.Member, v string) {
	if m.Flags&runtime.Attribute != 0 {
		w.attribute(m, v)
		return
	}
	name := w.begin(m)
	w.Buf = appendText(w.Buf, v)
	w.End(name)
}

// Bool implements [runtime.Writer].
func (w *Writer) Bool(m *runtime.Member, v bool) {
	var buf [8]byte
	w.scalar(m, strconv.AppendBool(buf[:0], v))
}

// Int implements [runtime.Writer].
func (w *Writer) Int(m *runtime.Member, v int64) {
	var buf [24]byte
	w.scalar(m, strconv.AppendInt(buf[:0], v, 10))
}

// Float implements [runtime.Writer].
func (w *Writer) Float(m *runtime.Member, v float64, bits int) {
	var buf [32]byte
	switch {
	case math.IsInf(v, 1):
		w.scalar(m, append(buf[:0], "Infinity"...))
	case math.IsInf(v, -1):
		w.scalar(m, append(buf[:0], "-Infinity"...))
	default:
		format := byte('f')
		if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
			format = 'e'
		}
		w.scalar(m, strconv.AppendFloat(buf[:0], v, format, -1, bits))
	}
}

// BigInt implements [runtime.Writer].
func (w *Writer) BigInt(m *runtime.Member, v *big.Int) { w.scalar(m, v.Append(nil, 10)) }

// BigFloat implements [runtime.Writer].
func (w *Writer) BigFloat(m *runtime.Member, v *big.Float) {
	text, err := number.AppendBigFloat(nil, v)
	if err != nil {
		w.Fail(fmt.Errorf("member %s: the number has no decimal form", m.ModelName()))
		return
	}
	w.scalar(m, text)
}

// Document implements [runtime.Writer]: XML holds no documents.
func (w *Writer) Document(m *runtime.Member, _ []byte) {
	w.Fail(fmt.Errorf("member %s: XML cannot carry documents", m.ModelName()))
}

// Time implements [runtime.Writer]; the default format is date-time.
func (w *Writer) Time(m *runtime.Member, v time.Time) {
	var buf [40]byte
	switch m.Format {
	case runtime.FormatEpoch:
		w.scalar(m, timestamp.AppendEpoch(buf[:0], v))
	case runtime.FormatHTTPDate:
		w.scalar(m, timestamp.AppendHTTPDate(buf[:0], v))
	default:
		w.scalar(m, timestamp.AppendDateTime(buf[:0], v))
	}
}

// Blob implements [runtime.Writer].
func (w *Writer) Blob(m *runtime.Member, v []byte) {
	if m.Flags&runtime.Attribute != 0 {
		w.attribute(m, base64.StdEncoding.EncodeToString(v))
		return
	}
	name := w.begin(m)
	w.Buf = base64.StdEncoding.AppendEncode(w.Buf, v)
	w.End(name)
}

// Struct implements [runtime.Writer].
func (w *Writer) Struct(m *runtime.Member, v runtime.Encodable) {
	outer := w.tagEnd
	name := w.begin(m)
	w.tagEnd = len(w.Buf)
	v.Encode(runtime.Encoder{W: w})
	w.End(name)
	w.tagEnd = outer
}
