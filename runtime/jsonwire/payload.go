package jsonwire

import (
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
)

// PayloadReader reads a body that is one member: blobs and strings are the
// body's bytes, all else is JSON.
type PayloadReader struct {
	*Reader
}

// NewPayloadReader returns a reader of a response's body.
func NewPayloadReader(body []byte) PayloadReader {
	return PayloadReader{NewReader(body)}
}

// NewStrictPayloadReader returns a reader of a request's body, as strict as that of
// [NewStrictReader].
func NewStrictPayloadReader(body []byte) PayloadReader {
	return PayloadReader{NewStrictReader(body)}
}

// String implements [runtime.Reader].
func (r PayloadReader) String(m *runtime.Member) (string, bool) {
	if r.depth > 0 {
		return r.Reader.String(m)
	}
	if r.strict && !utf8.Valid(r.data) {
		r.fail("invalid UTF-8")
		return "", false
	}
	s := string(r.data)
	r.pos = len(r.data)
	return s, true
}

// Blob implements [runtime.Reader].
func (r PayloadReader) Blob(m *runtime.Member) ([]byte, bool) {
	if r.depth > 0 {
		return r.Reader.Blob(m)
	}
	b := append([]byte{}, r.data...)
	r.pos = len(r.data)
	return b, true
}

// End checks that nothing follows the value and returns the first error.
func (r PayloadReader) End() error { return r.end() }
