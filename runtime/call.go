package runtime

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// call is one operation on its way: what is fixed over its attempts.
type call struct {
	client       *Client
	cfg          *Config
	op           *Operation
	out          Decodable
	req          Request
	endpoint     *Endpoint
	url          url.URL
	payloadHash  string
	invocationID string
	maxAttempts  int
	requestID    string
	// skew is how far the server's clock is ahead.
	skew time.Duration
	// sentAt is when the last attempt was signed.
	sentAt time.Time
	// resp and limited live here to save allocations.
	resp    Response
	limited io.LimitedReader
}

// calls keeps finished calls for reuse: nothing that outlives a call points into
// it.
var calls = sync.Pool{New: func() any { return new(call) }}

func (c *call) release() {
	*c = call{}
	calls.Put(c)
}

// prepare encodes the input and resolves the endpoint, both once.
func (c *call) prepare(ctx context.Context, in Encodable) error {
	err := c.client.service.Protocol.EncodeRequest(c.client.service, c.op, in, &c.req)
	if err != nil {
		return &smithy.SerializationError{Err: err}
	}
	if c.endpoint, err = c.cfg.Endpoint(ctx); err != nil {
		return fmt.Errorf("resolve endpoint: %w", err)
	}
	if err = c.resolveURL(); err != nil {
		return &smithy.SerializationError{Err: err}
	}
	c.payloadHash = sigv4.EmptyPayloadHash
	if len(c.req.Body) > 0 {
		c.payloadHash = sigv4.HashPayload(c.req.Body)
	}
	c.invocationID = invocationID()
	return nil
}

// resolveURL puts the operation's path and query behind the endpoint's.
func (c *call) resolveURL() error {
	c.url = c.endpoint.URL
	path := c.req.Path
	if c.endpoint.basePath != "" {
		path = c.endpoint.basePath + path
	}
	c.url.Path, c.url.RawPath = path, ""
	if strings.IndexByte(path, '%') >= 0 {
		plain, err := url.PathUnescape(path)
		if err != nil {
			return err
		}
		c.url.Path, c.url.RawPath = plain, path
	}
	if c.url.RawQuery != "" && c.req.Query != "" {
		c.url.RawQuery += "&" + c.req.Query
	} else {
		c.url.RawQuery += c.req.Query
	}
	return nil
}

// body is a request's body: a reader that is its own closer.
type body struct{ bytes.Reader }

func (*body) Close() error { return nil }

func newBody(b []byte) io.ReadCloser {
	r := new(body)
	r.Reset(b)
	return r
}

// attempt is what the HTTP request of one attempt points to, in one piece. It
// may outlive the call: transports go on reading a request that they have
// given up on.
type attempt struct {
	url    url.URL
	values [4]string
	body   body
}

// request builds the HTTP request of an attempt.
func (c *call) request(ctx context.Context) (*http.Request, *attempt) {
	a := &attempt{url: c.url, values: [4]string{c.cfg.UserAgent, c.req.ContentType}}
	// Up to eight headers fit into one bucket of a map; few calls have more.
	header := make(http.Header, 8)
	header["User-Agent"] = a.values[0:1:1]
	if c.req.ContentType != "" {
		header["Content-Type"] = a.values[1:2:2]
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
	if payload := c.req.Body; len(payload) > 0 {
		a.body.Reset(payload)
		r.Body = &a.body
		r.ContentLength = int64(len(payload))
		r.GetBody = func() (io.ReadCloser, error) { return newBody(payload), nil }
	}
	return r.WithContext(ctx), a
}

// tag adds the headers that tell the service of retries. They are not signed:
// nothing depends on them.
func (c *call) tag(r *http.Request, a *attempt, n int) {
	a.values[2], a.values[3] = c.invocationID, attemptTag(n, c.maxAttempts)
	r.Header["Amz-Sdk-Invocation-Id"] = a.values[2:3:3]
	r.Header["Amz-Sdk-Request"] = a.values[3:4:4]
}

func attemptTag(n, limit int) string {
	if n == 1 && limit == retry.DefaultMaxAttempts {
		return "attempt=1; max=3"
	}
	return "attempt=" + strconv.Itoa(n) + "; max=" + strconv.Itoa(limit)
}

// sign signs the request of an attempt, unless the client is anonymous.
func (c *call) sign(ctx context.Context, r *http.Request) error {
	if c.cfg.Credentials == nil || aws.IsCredentialsProvider(c.cfg.Credentials, (*aws.AnonymousCredentials)(nil)) {
		return nil
	}
	creds, err := c.cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return fmt.Errorf("get identity: get credentials: %w", err)
	}
	name := cmp.Or(c.cfg.SigningName, c.endpoint.SigningName, c.client.service.SigningName)
	region := cmp.Or(c.cfg.SigningRegion, c.endpoint.SigningRegion, c.cfg.Region)
	c.sentAt = time.Now()
	now := c.sentAt.Add(c.skew).UTC()
	if c.cfg.Signer != nil {
		err = c.cfg.Signer.SignHTTP(ctx, creds, r, c.payloadHash, name, region, now)
	} else {
		err = c.client.signer.Sign(r, creds, sigv4.Params{Service: name, Region: region, PayloadHash: c.payloadHash, Time: now})
	}
	if err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	return nil
}

// try sends the request once and decodes what comes back.
func (c *call) try(ctx context.Context, n int) error {
	r, a := c.request(ctx)
	if err := c.sign(ctx, r); err != nil {
		return err
	}
	c.tag(r, a, n)
	c.logRequest(r)
	httpResp, err := c.cfg.HTTPClient.Do(r)
	if err != nil {
		if ctx.Err() != nil {
			return &smithy.CanceledError{Err: ctx.Err()}
		}
		return &smithyhttp.RequestSendError{Err: c.withoutQuery(err)}
	}
	if httpResp == nil {
		return &smithyhttp.RequestSendError{Err: errors.New("the HTTP client returned neither a response nor an error")}
	}
	buf := bufferPool.Get().(*bytes.Buffer)
	defer putBuffer(buf)
	resp := &c.resp
	c.requestID = requestIDOf(httpResp.Header)
	if err := c.read(httpResp, buf); err != nil {
		if ctx.Err() != nil {
			return &smithy.CanceledError{Err: ctx.Err()}
		}
		return c.responseError(httpResp, &smithy.DeserializationError{Err: err})
	}
	c.logResponse(httpResp, resp.Body)
	protocol := c.client.service.Protocol
	if resp.StatusCode < 200 || resp.StatusCode >= 300 {
		info := protocol.DecodeError(c.client.service, resp)
		if c.requestID == "" {
			c.requestID = info.RequestID
		}
		return c.responseError(httpResp, info.apiError())
	}
	if err := protocol.DecodeResponse(c.op, resp, c.out); err != nil {
		return c.responseError(httpResp, &smithy.DeserializationError{Err: err})
	}
	return nil
}

// withoutQuery takes the query, which may hold sensitive members, out of an
// error of net/http. The host says enough of where the request went.
func (c *call) withoutQuery(err error) error {
	var failed *url.Error
	if !errors.As(err, &failed) {
		return err
	}
	return &url.Error{Op: failed.Op, URL: c.url.Scheme + "://" + c.url.Host, Err: failed.Err}
}

// responseError gives an error the response that it came with.
func (c *call) responseError(r *http.Response, err error) error {
	return &awshttp.ResponseError{
		ResponseError: &smithyhttp.ResponseError{Response: &smithyhttp.Response{Response: r}, Err: err},
		RequestID:     c.requestID,
	}
}
