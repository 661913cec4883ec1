package formwire

import (
	"errors"
	"math/big"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

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
	if ok && !utf8.ValidString(v) {
		r.fail(m, "a string")
	}
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
	if !r.supposed {
		r.fail(m, "no document in a form")
	}
	return nil, false
}
