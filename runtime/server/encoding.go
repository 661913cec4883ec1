package server

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
)

// inflate undoes the compression that a client may put around a body (trait
// requestCompression). The bound of a body holds for what comes out of it.
func (h *handler) inflate(x *Exchange) error {
	if !isGzip(x.HTTP.Header["Content-Encoding"]) || len(x.Body) == 0 {
		return nil
	}
	r, err := gzip.NewReader(bytes.NewReader(x.Body))
	if err != nil {
		return Malformed(errors.New("the body is not compressed as its encoding says"))
	}
	limit := h.maxBody(x)
	plain, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return Malformed(errors.New("the body is not compressed as its encoding says"))
	case int64(len(plain)) > limit:
		return tooLarge(limit)
	}
	x.Body = plain
	return nil
}

// isGzip reports whether the last of the encodings is gzip.
func isGzip(values []string) bool {
	if len(values) == 0 {
		return false
	}
	last := values[len(values)-1]
	last = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	return strings.EqualFold(last, "gzip")
}

// dropGzip takes the encoding that was undone out of the header, which a member
// of the input may be.
func dropGzip(header map[string][]string) {
	values := header["Content-Encoding"]
	if !isGzip(values) {
		return
	}
	last := len(values) - 1
	rest := values[last][:max(strings.LastIndexByte(values[last], ','), 0)]
	if values = append(values[:last:last], strings.TrimSpace(rest)); rest == "" {
		values = values[:last]
	}
	if header["Content-Encoding"] = values; len(values) == 0 {
		delete(header, "Content-Encoding")
	}
}
