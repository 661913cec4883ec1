package runtime

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// body is a request's body: a reader that is its own closer.
type body struct{ bytes.Reader }

func (*body) Close() error { return nil }

// attempt is what the HTTP request of one attempt points to, in one piece. It
// may outlive the call: transports go on reading a request that they have
// given up on.
type attempt struct {
	url    url.URL
	values [4]string
	body   body
}

// request builds the HTTP request of an attempt.
func (c *call) request(ctx context.Context) (*http.Request, *attempt, error) {
	a := &attempt{url: c.url, values: [4]string{c.cfg.UserAgent, c.req.ContentType}}
	// Up to eight headers fit into one bucket of a map; few calls have more.
	header := make(http.Header, 8)
	header["User-Agent"] = a.values[0:1:1]
	if c.req.ContentType != "" {
		header["Content-Type"] = a.values[1:2:2]
	}
	for i := range c.client.service.Header {
		h := &c.client.service.Header[i]
		header[h.Name] = h.Values
	}
	for name, v := range c.endpoint.Header {
		header[name] = v
	}
	for name, v := range c.req.Header {
		header[name] = v
	}
	r := &http.Request{
		Method: c.op.Method, URL: &a.url, Host: a.url.Host, Header: header,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
	if c.stream != nil {
		if err := c.stream.rewind(); err != nil {
			return nil, nil, err
		}
		r.Body, r.ContentLength = c.stream.open(ctx), c.stream.length
	} else if len(c.req.Body) > 0 {
		a.send(r, c.req.Body)
	}
	return r.WithContext(ctx), a, nil
}

// send sets the body of a request. Without GetBody no redirect gets it: the
// signature is for this address alone, and what is in the body too.
func (a *attempt) send(r *http.Request, payload []byte) {
	a.body.Reset(payload)
	r.Body = &a.body
	r.ContentLength = int64(len(payload))
}

// tag adds the headers that tell the service of retries, and Lambda of its
// traces. They are not signed: nothing depends on them.
func (c *call) tag(r *http.Request, a *attempt, n int) {
	a.values[2], a.values[3] = c.invocationID, attemptTag(n, c.maxAttempts)
	r.Header["Amz-Sdk-Invocation-Id"] = a.values[2:3:3]
	r.Header["Amz-Sdk-Request"] = a.values[3:4:4]
	if id := traceID(); id != "" && r.Header.Get("X-Amzn-Trace-Id") == "" {
		r.Header["X-Amzn-Trace-Id"] = []string{id}
	}
}

func attemptTag(n, limit int) string {
	if n == 1 && limit == retry.DefaultMaxAttempts {
		return "attempt=1; max=3"
	}
	tag := "attempt=" + strconv.Itoa(n)
	if limit > 0 {
		tag += "; max=" + strconv.Itoa(limit)
	}
	return tag
}
