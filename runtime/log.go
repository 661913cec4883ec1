package runtime

import (
	"bytes"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go/logging"
)

// secretHeaders are never logged.
var secretHeaders = [...]string{"Authorization", "X-Amz-Security-Token"}

// logf logs if the client has a logger.
func (c *call) logf(format string, args ...any) {
	if c.cfg.Logger != nil {
		c.cfg.Logger.Logf(logging.Debug, format, args...)
	}
}

// logRetry logs what becomes of an attempt that failed.
func (c *call) logRetry(format string, args ...any) {
	if c.cfg.LogMode.IsRetries() {
		c.logf(format, args...)
	}
}

// logRequest logs a request as the client's log mode says. Credentials are
// redacted; the query and the body, which may hold sensitive members, are there
// only when the mode asks for the body; a stream never is.
func (c *call) logRequest(r *http.Request) {
	mode := c.cfg.LogMode
	if c.cfg.Logger == nil || !mode.IsRequest() && !mode.IsRequestWithBody() {
		return
	}
	shown, address := *r, *r.URL
	shown.Header, shown.URL = r.Header.Clone(), &address
	for _, name := range secretHeaders {
		if shown.Header.Get(name) != "" {
			shown.Header.Set(name, Redacted)
		}
	}
	if !mode.IsRequestWithBody() && shown.URL.RawQuery != "" {
		shown.URL.RawQuery = Redacted
	}
	c.logf("Request\n%s", c.dump(&shown))
}

// dump is a request as text, with the body if the log mode asks for it; never
// with a stream, nor with what a signature may have added to a body.
// httputil has the like, at ten times the code.
func (c *call) dump(shown *http.Request) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", shown.Method, shown.URL.RequestURI(), shown.Host)
	switch {
	case c.stream == nil:
		fmt.Fprintf(&b, "Content-Length: %d\r\n", len(c.req.Body))
	case c.stream.length < 0:
		b.WriteString("Transfer-Encoding: chunked\r\n")
	default:
		fmt.Fprintf(&b, "Content-Length: %d\r\n", c.stream.length)
	}
	dumpHeader(&b, shown.Header)
	if c.stream == nil && c.cfg.LogMode.IsRequestWithBody() {
		b.Write(c.req.Body)
	}
	return b.Bytes()
}

// dumpHeader writes a header with the empty line behind it. Nothing in it breaks
// lines.
func dumpHeader(b *bytes.Buffer, h http.Header) {
	_ = h.WriteSubset(b, map[string]bool{"Content-Length": true, "Transfer-Encoding": true}) // a buffer takes everything
	b.WriteString("\r\n")
}

// logResponse logs a response with the body that was read of it.
func (c *call) logResponse(r *http.Response, body []byte) {
	mode := c.cfg.LogMode
	if c.cfg.Logger == nil || !mode.IsResponse() && !mode.IsResponseWithBody() {
		return
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/%d.%d %03d %s\r\n", r.ProtoMajor, r.ProtoMinor, r.StatusCode, http.StatusText(r.StatusCode))
	if r.ContentLength >= 0 {
		fmt.Fprintf(&b, "Content-Length: %d\r\n", r.ContentLength)
	}
	dumpHeader(&b, r.Header)
	if mode.IsResponseWithBody() {
		b.Write(body)
	}
	c.logf("Response\n%s", b.Bytes())
}
