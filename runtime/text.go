package runtime

import (
	"encoding/base64"
	"errors"
	"math/big"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime/internal/number"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// TextReader reads one member from text outside a body: a header, a label, a
// query parameter or a status code.
type TextReader struct {
	Text string
	// Format is the timestamp format of a member without one of its own.
	Format TimeFormat
	// Strict refuses date-times with an offset or without a zone, and strings that
	// are no UTF-8, as a server must.
	Strict bool
	// Err is the first error.
	Err error
	// Values are the elements when the text is a list, and the keys and values in
	// turn when it is a map.
	Values []string
	// rest holds what is left of Values, and outer the list or map that has them.
	rest  []string
	outer *Member
	// key is the key of the entry being read, whose values may be a list, and
	// inMap and inList are true inside of a map and of such a list.
	key           string
	inMap, inList bool
}

var _ Reader = (*TextReader)(nil)

// fail keeps the first error. It names the member and never holds the text.
func (r *TextReader) fail(m *Member) {
	if m.Flags&Element != 0 && r.outer != nil {
		m = r.outer
	}
	if r.Err == nil {
		r.Err = errors.New("member " + m.ModelName() + ": malformed value")
	}
}

// String implements [Reader].
func (r *TextReader) String(m *Member) (string, bool) {
	v := r.Text
	if m.Flags&MediaType != 0 {
		plain, err := base64.StdEncoding.DecodeString(v)
		if v = string(plain); err != nil {
			r.fail(m)
		}
	}
	if r.Strict && !utf8.ValidString(v) {
		r.fail(m)
	}
	return v, r.Err == nil
}

// Bool implements [Reader].
func (r *TextReader) Bool(m *Member) (bool, bool) {
	if r.Text != "true" && r.Text != "false" {
		r.fail(m)
	}
	return r.Text == "true", r.Err == nil
}

// Int implements [Reader].
func (r *TextReader) Int(m *Member, bits int) (int64, bool) {
	v, err := strconv.ParseInt(r.Text, 10, bits)
	if err != nil {
		r.fail(m)
	}
	return v, err == nil
}

// Float implements [Reader].
func (r *TextReader) Float(m *Member, bits int) (float64, bool) {
	v, err := number.ParseFloat(r.Text, bits)
	if err != nil {
		r.fail(m)
	}
	return v, err == nil
}

// BigInt implements [Reader].
func (r *TextReader) BigInt(m *Member) (*big.Int, bool) {
	v, err := number.ParseBigInt(r.Text)
	if err != nil {
		r.fail(m)
	}
	return v, err == nil
}

// BigFloat implements [Reader].
func (r *TextReader) BigFloat(m *Member) (*big.Float, bool) {
	v, err := number.ParseBigFloat(r.Text)
	if err != nil {
		r.fail(m)
	}
	return v, err == nil
}

// Document implements [Reader]: no document stands in text.
func (r *TextReader) Document(m *Member) ([]byte, bool) {
	r.fail(m)
	return nil, false
}

// Time implements [Reader].
func (r *TextReader) Time(m *Member) (time.Time, bool) {
	format := m.Format
	if format == FormatDefault {
		format = r.Format
	}
	var t time.Time
	var err error
	switch format {
	case FormatHTTPDate:
		t, err = timestamp.ParseHTTPDate(r.Text)
	case FormatEpoch:
		t, err = timestamp.ParseEpoch(r.Text)
	default:
		if r.Strict {
			t, err = timestamp.ParseUTCDateTime(r.Text)
		} else {
			t, err = timestamp.ParseDateTime(r.Text)
		}
	}
	if err != nil {
		r.fail(m)
	}
	return t, err == nil
}

// Blob implements [Reader].
func (r *TextReader) Blob(m *Member) ([]byte, bool) {
	v, err := base64.StdEncoding.DecodeString(r.Text)
	if err != nil {
		r.fail(m)
	}
	return v, err == nil
}

// Struct implements [Reader]: no structure stands in text.
func (r *TextReader) Struct(m *Member, _ Decodable) bool {
	r.fail(m)
	return false
}

// BeginList implements [Reader]. A list in a map are the values of successive
// entries of one key.
func (r *TextReader) BeginList(m *Member) bool {
	if r.inMap {
		r.inList = r.Err == nil
		return r.inList
	}
	r.rest, r.outer = r.Values, m
	return r.Err == nil
}

// NextElem implements [Reader].
func (r *TextReader) NextElem(*Member) bool {
	if r.inMap {
		return r.nextValue()
	}
	if len(r.rest) == 0 || r.Err != nil {
		return false
	}
	r.Text, r.rest = r.rest[0], r.rest[1:]
	return true
}

// BeginMap implements [Reader].
func (r *TextReader) BeginMap(m *Member) bool {
	r.rest, r.outer, r.inMap = r.Values, m, r.Err == nil
	return r.inMap
}

// nextValue moves on in a list that is a map's value. The first one was read
// with its key.
func (r *TextReader) nextValue() bool {
	if r.Err != nil {
		return false
	}
	if r.inList {
		r.inList = false
		return true
	}
	if len(r.rest) < 2 || r.rest[0] != r.key {
		return false
	}
	r.Text, r.rest = r.rest[1], r.rest[2:]
	return true
}

// NextKey implements [Reader].
func (r *TextReader) NextKey(m *Member) (string, bool) {
	if r.Strict && len(r.rest) > 0 && !utf8.ValidString(r.rest[0]) {
		r.fail(m)
	}
	if len(r.rest) < 2 || r.Err != nil {
		r.inMap = false
		return "", false
	}
	r.key = r.rest[0]
	r.Text, r.rest = r.rest[1], r.rest[2:]
	return r.key, true
}

// Null implements [Reader].
func (r *TextReader) Null() bool { return false }

// Left implements [Reader].
func (r *TextReader) Left() int { return 0 }
