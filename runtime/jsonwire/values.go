package jsonwire

import (
	"encoding/base64"
	"math"
	"strconv"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// String implements [runtime.Reader].
func (r *Reader) String(m *runtime.Member) (string, bool) {
	if r.peek() != '"' {
		if !r.Null() {
			r.expect(m, "a string")
		}
		return "", false
	}
	start, end, plain, ok := r.scanString()
	if !ok {
		return "", false
	}
	if plain {
		return r.text.Cut(r.data, start, end), true
	}
	s, ok := r.unescape(r.data[start:end])
	return string(s), ok
}

// Bool implements [runtime.Reader].
func (r *Reader) Bool(m *runtime.Member) (bool, bool) {
	switch r.peek() {
	case 't':
		return true, r.literal("true")
	case 'f':
		return false, r.literal("false")
	}
	if !r.Null() {
		r.expect(m, "a boolean")
	}
	return false, false
}

// Int implements [runtime.Reader].
func (r *Reader) Int(m *runtime.Member, bits int) (int64, bool) {
	if c := r.peek(); c != '-' && (c < '0' || c > '9') {
		if !r.Null() {
			r.expect(m, "an integer")
		}
		return 0, false
	}
	num, integer := r.number()
	if num == nil {
		return 0, false
	}
	if !integer {
		r.expect(m, "an integer")
		return 0, false
	}
	v, err := strconv.ParseInt(string(num), 10, bits)
	if err != nil {
		r.expect(m, "an integer of "+strconv.Itoa(bits)+" bits")
		return 0, false
	}
	return v, true
}

// Float implements [runtime.Reader].
func (r *Reader) Float(m *runtime.Member, bits int) (float64, bool) {
	switch c := r.peek(); {
	case c == '"':
		return r.namedFloat(m)
	case c != '-' && (c < '0' || c > '9'):
		if !r.Null() {
			r.expect(m, "a number")
		}
		return 0, false
	}
	num, _ := r.number()
	if num == nil {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(num), bits)
	if err != nil {
		r.expect(m, "a number in range")
		return 0, false
	}
	return v, true
}

// namedFloat reads the values that JSON numbers cannot hold.
func (r *Reader) namedFloat(m *runtime.Member) (float64, bool) {
	switch s, _ := r.String(m); s {
	case "NaN":
		return math.NaN(), true
	case "Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	r.expect(m, "a number")
	return 0, false
}

// Time implements [runtime.Reader].
func (r *Reader) Time(m *runtime.Member) (time.Time, bool) {
	var t time.Time
	var err error
	switch c := r.peek(); {
	case c == '"' && (m.Format == runtime.FormatDateTime || m.Format == runtime.FormatHTTPDate || !r.strict):
		s, ok := r.String(m)
		if !ok {
			return t, false
		}
		t, err = r.parseTime(m, s)
	case (c == '-' || c >= '0' && c <= '9') && (m.Format == runtime.FormatEpoch || m.Format == runtime.FormatDefault || !r.strict):
		num, _ := r.number()
		if num == nil {
			return t, false
		}
		t, err = timestamp.ParseEpoch(string(num))
	default:
		if !r.Null() {
			r.expect(m, "a timestamp")
		}
		return t, false
	}
	if err != nil {
		r.expect(m, "a timestamp")
		return t, false
	}
	return t, true
}

// parseTime parses a timestamp string in the member's format first.
func (r *Reader) parseTime(m *runtime.Member, s string) (time.Time, error) {
	if m.Format == runtime.FormatHTTPDate {
		t, err := timestamp.ParseHTTPDate(s)
		if err == nil || r.strict {
			return t, err
		}
	}
	t, err := timestamp.ParseDateTime(s)
	if err == nil || r.strict {
		return t, err
	}
	if t, err = timestamp.ParseHTTPDate(s); err == nil {
		return t, nil
	}
	return timestamp.ParseEpoch(s)
}

// Blob implements [runtime.Reader].
func (r *Reader) Blob(m *runtime.Member) ([]byte, bool) {
	if r.peek() != '"' {
		if !r.Null() {
			r.expect(m, "a base64 string")
		}
		return nil, false
	}
	start, end, plain, ok := r.scanString()
	if !ok {
		return nil, false
	}
	text := r.data[start:end]
	if !plain {
		if text, ok = r.unescape(text); !ok {
			return nil, false
		}
	}
	out := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(out, text)
	if err != nil {
		r.expect(m, "a base64 string")
		return nil, false
	}
	return out[:n], true
}
