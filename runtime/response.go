package runtime

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"
)

// maxPooledBuffer is the largest buffer that is kept for reuse, in bytes.
const maxPooledBuffer = 1 << 20

var bufferPool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func putBuffer(b *bytes.Buffer) {
	if b.Cap() <= maxPooledBuffer {
		b.Reset()
		bufferPool.Put(b)
	}
}

// read reads a response's body into buf, within the limit, and closes it.
func (c *call) read(r *http.Response, buf *bytes.Buffer) error {
	limit := c.cfg.MaxResponseBody
	if limit == 0 {
		limit = DefaultMaxResponseBody
	}
	c.resp = Response{StatusCode: r.StatusCode, Header: r.Header}
	if r.Body == nil || r.Body == http.NoBody {
		return nil
	}
	if n := r.ContentLength; n > 0 && n <= min(limit, maxPooledBuffer) {
		// ReadFrom wants room to see the end without growing.
		buf.Grow(int(n) + bytes.MinRead)
	}
	c.limited = io.LimitedReader{R: r.Body, N: limit + 1}
	_, err := buf.ReadFrom(&c.limited)
	closeErr := r.Body.Close()
	switch {
	case err != nil:
		return fmt.Errorf("read response body: %w", err)
	case int64(buf.Len()) > limit:
		return fmt.Errorf("response body is larger than %d bytes", limit)
	case closeErr != nil:
		return fmt.Errorf("close response body: %w", closeErr)
	}
	c.resp.Body = buf.Bytes()
	return nil
}

// requestID returns the id that a response's headers carry.
func requestID(r *Response) string {
	if id := r.Get("X-Amzn-Requestid"); id != "" {
		return id
	}
	return r.Get("X-Amz-Request-Id")
}
