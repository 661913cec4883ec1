package xmlwire

import (
	"encoding/base64"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// String implements [runtime.Reader].
func (r *Reader) String(*runtime.Member) (string, bool) {
	s := r.Text()
	return s, r.err == nil
}

// scalar returns the open element's text without the space around it, and where
// it begins.
func (r *Reader) scalar() (s string, start int, ok bool) {
	start = r.pos
	s = strings.Trim(r.Text(), white)
	return s, start, r.err == nil
}

// Bool implements [runtime.Reader].
func (r *Reader) Bool(m *runtime.Member) (bool, bool) {
	s, start, ok := r.scalar()
	if !ok {
		return false, false
	}
	switch s {
	case "true", "1":
		return true, true
	case "false", "0":
		return false, true
	}
	r.expect(start, m, "a boolean")
	return false, false
}

// Int implements [runtime.Reader].
func (r *Reader) Int(m *runtime.Member, bits int) (int64, bool) {
	s, start, ok := r.scalar()
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseInt(s, 10, bits)
	if err != nil {
		r.expect(start, m, "an integer of "+strconv.Itoa(bits)+" bits")
		return 0, false
	}
	return v, true
}

// Float implements [runtime.Reader].
func (r *Reader) Float(m *runtime.Member, bits int) (float64, bool) {
	s, start, ok := r.scalar()
	if !ok {
		return 0, false
	}
	v, err := number.ParseFloat(s, bits)
	if err != nil {
		r.expect(start, m, "a number")
		return 0, false
	}
	return v, true
}

// BigInt implements [runtime.Reader].
func (r *Reader) BigInt(m *runtime.Member) (*big.Int, bool) {
	return readNumber(r, m, "an integer", number.ParseBigInt)
}

// BigFloat implements [runtime.Reader].
func (r *Reader) BigFloat(m *runtime.Member) (*big.Float, bool) {
	return readNumber(r, m, "a number", number.ParseBigFloat)
}

// readNumber reads a number of any size.
func readNumber[T any](r *Reader, m *runtime.Member, want string, parse func(string) (*T, error)) (*T, bool) {
	s, start, ok := r.scalar()
	if !ok {
		return nil, false
	}
	v, err := parse(s)
	if err != nil {
		r.expect(start, m, want)
		return nil, false
	}
	return v, true
}

// Document implements [runtime.Reader]: XML holds no documents.
func (r *Reader) Document(m *runtime.Member) ([]byte, bool) {
	r.expect(r.pos, m, "no document in XML")
	return nil, false
}

// Time implements [runtime.Reader]; the default format is date-time. Other
// formats are taken too, for services answer with others than their model says.
func (r *Reader) Time(m *runtime.Member) (time.Time, bool) {
	s, start, ok := r.scalar()
	if !ok {
		return time.Time{}, false
	}
	t, err := timestamp.ParseDateTime(s)
	if err != nil {
		t, err = timestamp.ParseHTTPDate(s)
	}
	if err != nil {
		t, err = timestamp.ParseEpoch(s)
	}
	if err != nil {
		r.expect(start, m, "a timestamp")
		return time.Time{}, false
	}
	return t, true
}

// Blob implements [runtime.Reader].
func (r *Reader) Blob(m *runtime.Member) ([]byte, bool) {
	s, start, ok := r.scalar()
	if !ok {
		return nil, false
	}
	v, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		r.expect(start, m, "base64 text")
		return nil, false
	}
	return v, true
}

// Null implements [runtime.Reader]: XML has no null.
func (r *Reader) Null() bool { return false }
