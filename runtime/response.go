package runtime

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/aws/smithy-go"
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

// read reads a response's body into buf, up to MaxResponseBody, and closes it.
func (c *call) read(r *http.Response, buf *bytes.Buffer) error {
	c.resp = Response{StatusCode: r.StatusCode, Header: r.Header}
	if r.Body == nil || r.Body == http.NoBody {
		return nil
	}
	if n := r.ContentLength; n > 0 && n <= maxPooledBuffer {
		// ReadFrom wants room to see the end without growing.
		buf.Grow(int(n) + bytes.MinRead)
	}
	c.limited = io.LimitedReader{R: r.Body, N: MaxResponseBody + 1}
	_, err := buf.ReadFrom(&c.limited)
	// The body was read to its end or is given up: what Close has to say changes
	// nothing.
	_ = r.Body.Close()
	switch {
	case err != nil:
		return fmt.Errorf("read response body: %w", err)
	case buf.Len() > MaxResponseBody:
		return fmt.Errorf("response body is larger than %d bytes", MaxResponseBody)
	}
	c.resp.Body = buf.Bytes()
	return nil
}

// handOver gives the body of a successful response to the output, unread; what
// the headers hold is decoded.
func (c *call) handOver(r *http.Response) error {
	c.requestID = requestIDOf(r.Header)
	c.resp = Response{StatusCode: r.StatusCode, Header: r.Header}
	c.logResponse(r, nil)
	if err := c.client.service.Protocol.DecodeResponse(c.op, &c.resp, c.out); err != nil {
		closeBody(r)
		return c.responseError(r, &smithy.DeserializationError{Err: err})
	}
	body := r.Body
	if body == nil {
		body = http.NoBody
	}
	*c.op.ResponseStream(c.out) = body
	return nil
}

// closeBody gives up a response.
func closeBody(r *http.Response) {
	if r.Body != nil {
		_ = r.Body.Close()
	}
}

// requestIDOf returns the id that a response's headers carry: those of
// aws-sdk-go-v2, and the one that Amazon S3 sends.
func requestIDOf(h http.Header) string {
	for _, name := range [...]string{"X-Amzn-Requestid", "X-Amz-Requestid", "X-Amz-Request-Id"} {
		if id := headerValue(h, name); id != "" {
			return id
		}
	}
	return ""
}

// headerValue is Header.Get for a name in canonical form.
func headerValue(h http.Header, name string) string {
	if v := h[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}
