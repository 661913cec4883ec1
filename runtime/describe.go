package runtime

import (
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"reflect"
	"strconv"
	"time"
)

// Redacted stands for a sensitive value in printed and logged text.
const Redacted = "[REDACTED]"

// Describe returns v, a pointer to a structure, as text: the name of its type
// and its set members, with every sensitive value replaced by [Redacted] (trait
// smithy.api#sensitive, botocore key sensitive). Generated String methods call
// it.
//
//go:noinline
func Describe(v Encodable) string {
	d := describer{buf: make([]byte, 0, 128)}
	d.buf = append(append(d.buf, reflect.TypeOf(v).Elem().Name()...), '{')
	v.Encode(Encoder{W: &d})
	return string(append(d.buf, '}'))
}

// Format prints what [Describe] returns for every verb, so that no verb prints
// a sensitive value; but fmt asks no method for %p, nor for %w outside of Errorf
// (go vet finds both). Generated Format methods call it.
//
//go:noinline
func Format(f fmt.State, v Encodable) {
	_, _ = io.WriteString(f, Describe(v))
}

// LogValue is [Describe] for log/slog. Generated LogValue methods call it.
// slog asks them for a shape, not for a list or map of shapes: that is fit for a
// handler that prints with fmt only, as slog.TextHandler does.
//
//go:noinline
func LogValue(v Encodable) slog.Value {
	return slog.StringValue(Describe(v))
}

// describer is the writer behind [Describe].
type describer struct {
	buf []byte
	// hidden counts the open sensitive containers: nothing is written inside.
	hidden int
}

var _ Writer = (*describer)(nil)

// lead writes what stands before a value and reports whether the value may be
// shown.
func (d *describer) lead(m *Member) bool {
	if d.hidden > 0 {
		return false
	}
	if c := d.buf[len(d.buf)-1]; c != '{' && c != '[' && c != ' ' {
		d.buf = append(d.buf, ", "...)
	}
	if m.Flags&Element == 0 {
		d.buf = append(append(d.buf, m.ModelName()...), ": "...)
	}
	if m.Flags&Sensitive != 0 {
		d.buf = append(d.buf, Redacted...)
		return false
	}
	return true
}

// open leads into a container; a sensitive one hides all that it holds.
func (d *describer) open(m *Member, c byte) {
	if d.lead(m) {
		d.buf = append(d.buf, c)
		return
	}
	d.hidden++
}

func (d *describer) close(c byte) {
	if d.hidden > 0 {
		d.hidden--
		return
	}
	d.buf = append(d.buf, c)
}

// String implements [Writer].
func (d *describer) String(m *Member, v string) {
	if d.lead(m) {
		d.buf = strconv.AppendQuote(d.buf, v)
	}
}

// Bool implements [Writer].
func (d *describer) Bool(m *Member, v bool) {
	if d.lead(m) {
		d.buf = strconv.AppendBool(d.buf, v)
	}
}

// Int implements [Writer].
func (d *describer) Int(m *Member, v int64) {
	if d.lead(m) {
		d.buf = strconv.AppendInt(d.buf, v, 10)
	}
}

// Float implements [Writer].
func (d *describer) Float(m *Member, v float64, bits int) {
	if d.lead(m) {
		d.buf = strconv.AppendFloat(d.buf, v, 'g', -1, bits)
	}
}

// BigInt implements [Writer].
func (d *describer) BigInt(m *Member, v *big.Int) {
	if d.lead(m) {
		d.buf = v.Append(d.buf, 10)
	}
}

// BigFloat implements [Writer].
func (d *describer) BigFloat(m *Member, v *big.Float) {
	if !d.lead(m) {
		return
	}
	// Far from one, decimal digits take a long time.
	format := byte('g')
	if exp := v.MantExp(nil); exp > 1<<10 || exp < -1<<10 {
		format = 'x'
	}
	d.buf = v.Append(d.buf, format, 10)
}

// Document implements [Writer].
func (d *describer) Document(m *Member, text []byte) {
	if d.lead(m) {
		d.buf = append(d.buf, text...)
	}
}

// Fail implements [Writer]: what cannot be sent is not shown.
func (d *describer) Fail(error) {}

// Time implements [Writer].
func (d *describer) Time(m *Member, v time.Time) {
	if d.lead(m) {
		d.buf = v.AppendFormat(d.buf, time.RFC3339Nano)
	}
}

// Blob implements [Writer]: a blob's length, not its bytes.
func (d *describer) Blob(m *Member, v []byte) {
	if d.lead(m) {
		d.buf = fmt.Appendf(d.buf, "%d bytes", len(v))
	}
}

// Struct implements [Writer].
func (d *describer) Struct(m *Member, v Encodable) {
	d.open(m, '{')
	v.Encode(Encoder{W: d})
	d.close('}')
}

// BeginList implements [Writer].
func (d *describer) BeginList(m *Member, _ int) { d.open(m, '[') }

// EndList implements [Writer].
func (d *describer) EndList(*Member) { d.close(']') }

// BeginMap implements [Writer].
func (d *describer) BeginMap(m *Member, _ int) { d.open(m, '{') }

// Key implements [Writer].
func (d *describer) Key(m *Member, k string) {
	if d.hidden > 0 {
		return
	}
	if c := d.buf[len(d.buf)-1]; c != '{' {
		d.buf = append(d.buf, ", "...)
	}
	if m.Key.Flags&Sensitive != 0 {
		k = Redacted
	}
	d.buf = append(strconv.AppendQuote(d.buf, k), ": "...)
}

// EndMap implements [Writer].
func (d *describer) EndMap(*Member) { d.close('}') }

// Null implements [Writer].
func (d *describer) Null(m *Member) {
	if d.lead(m) {
		d.buf = append(d.buf, "null"...)
	}
}
