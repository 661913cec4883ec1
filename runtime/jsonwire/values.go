package jsonwire

import (
	"bytes"
	"encoding/base64"
	"math"
	"strconv"

	"github.com/modelsmith/modelsmith/runtime"
)

// stringBytes reads the string that is next. The text is valid until the next
// one is read.
func (r *Reader) stringBytes(m *runtime.Member, want string) ([]byte, bool) {
	if r.peek() != '"' {
		r.nullOr(m, want)
		return nil, false
	}
	start, end, plain, ok := r.scanString()
	if !ok || plain {
		return r.data[start:end], ok
	}
	return r.unescape(start, end)
}

// String implements [runtime.Reader].
func (r *Reader) String(m *runtime.Member) (string, bool) {
	if r.peek() != '"' {
		r.nullOr(m, "a string")
		return "", false
	}
	start, end, plain, ok := r.scanString()
	if !ok {
		return "", false
	}
	if plain {
		return r.text.Cut(r.data, start, end), true
	}
	s, ok := r.unescape(start, end)
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
	r.nullOr(m, "a boolean")
	return false, false
}

// nextIsNumber reports whether a number is next, going by its first byte.
func (r *Reader) nextIsNumber() bool {
	c := r.peek()
	return c == '-' || c >= '0' && c <= '9'
}

// Int implements [runtime.Reader].
func (r *Reader) Int(m *runtime.Member, bits int) (int64, bool) {
	if !r.nextIsNumber() {
		r.nullOr(m, "an integer")
		return 0, false
	}
	start := r.pos
	num, integer := r.number()
	if num == nil {
		return 0, false
	}
	if !integer {
		r.expectAt(start, m, "an integer")
		return 0, false
	}
	v, err := strconv.ParseInt(string(num), 10, bits)
	if err != nil {
		r.expectAt(start, m, "an integer of "+strconv.Itoa(bits)+" bits")
		return 0, false
	}
	return v, true
}

// Float implements [runtime.Reader].
func (r *Reader) Float(m *runtime.Member, bits int) (float64, bool) {
	if r.peek() == '"' {
		return r.namedFloat(m)
	}
	if !r.nextIsNumber() {
		r.nullOr(m, "a number")
		return 0, false
	}
	start := r.pos
	num, _ := r.number()
	if num == nil {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(num), bits)
	if err != nil {
		r.expectAt(start, m, "a number in range")
		return 0, false
	}
	return v, true
}

// namedFloat reads the values that JSON numbers cannot hold.
func (r *Reader) namedFloat(m *runtime.Member) (float64, bool) {
	start := r.pos
	s, _ := r.stringBytes(m, "a number")
	switch string(s) {
	case "NaN":
		return math.NaN(), true
	case "Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	r.expectAt(start, m, "a number")
	return 0, false
}

var strictBase64 = base64.StdEncoding.Strict()

// Blob implements [runtime.Reader].
func (r *Reader) Blob(m *runtime.Member) ([]byte, bool) {
	r.peek()
	start := r.pos
	text, ok := r.stringBytes(m, "a base64 string")
	if !ok {
		return nil, false
	}
	encoding := base64.StdEncoding
	if r.strict {
		encoding = strictBase64
	}
	out := make([]byte, encoding.DecodedLen(len(text)))
	n, err := encoding.Decode(out, text)
	if err != nil || r.strict && bytes.ContainsAny(text, "\r\n") {
		r.expectAt(start, m, "a base64 string")
		return nil, false
	}
	return out[:n], true
}
