package runtime

import (
	"bytes"
	"net/http"
	"net/http/httputil"
	"strconv"

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
	shown := r.Clone(r.Context())
	for _, name := range secretHeaders {
		if shown.Header.Get(name) != "" {
			shown.Header.Set(name, Redacted)
		}
	}
	if !mode.IsRequestWithBody() && shown.URL.RawQuery != "" {
		shown.URL.RawQuery = Redacted
	}
	text, err := c.dump(shown)
	if err != nil {
		c.logf("request could not be logged: %v", err)
		return
	}
	c.logf("Request\n%s", text)
}

// dump is a request as text, with the body if the log mode asks for it.
func (c *call) dump(shown *http.Request) ([]byte, error) {
	if c.stream != nil {
		return c.dumpStream(shown)
	}
	if len(c.req.Body) > 0 {
		// Not what a signature may have added to it.
		shown.Body, shown.ContentLength = newBody(c.req.Body), int64(len(c.req.Body))
	}
	return httputil.DumpRequestOut(shown, c.cfg.LogMode.IsRequestWithBody())
}

// dumpStream is dump for a request that streams: without the body, for which
// DumpRequestOut would make up as many bytes.
func (c *call) dumpStream(shown *http.Request) ([]byte, error) {
	if shown.Body = nil; c.stream.length < 0 {
		shown.TransferEncoding = []string{"chunked"}
	} else {
		shown.Header.Set("Content-Length", strconv.FormatInt(c.stream.length, 10))
	}
	return httputil.DumpRequest(shown, false)
}

// logResponse logs a response with the body that was read of it.
func (c *call) logResponse(r *http.Response, body []byte) {
	mode := c.cfg.LogMode
	if c.cfg.Logger == nil || !mode.IsResponse() && !mode.IsResponseWithBody() {
		return
	}
	shown := *r
	shown.Body = http.NoBody
	text, err := httputil.DumpResponse(&shown, false)
	if err != nil {
		c.logf("response could not be logged: %v", err)
		return
	}
	if mode.IsResponseWithBody() {
		text = append(bytes.TrimRight(text, "\r\n"), "\r\n\r\n"...)
		text = append(text, body...)
	}
	c.logf("Response\n%s", text)
}
