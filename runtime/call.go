package runtime

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/modelsmith/modelsmith/runtime/internal/uuid"
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
	authKind     Auth
	invocationID string
	maxAttempts  int
	requestID    string
	clock        clock
	// stream is the body of a request that streams, nil for all others.
	stream *stream
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
	if c.endpoint, err = c.cfg.Endpoint(ctx, in); err != nil {
		return fmt.Errorf("resolve endpoint: %w", err)
	}
	if err = c.resolveURL(); err != nil {
		return &smithy.SerializationError{Err: err}
	}
	if err = c.prefixHost(ctx, in); err != nil {
		return &smithy.SerializationError{Err: err}
	}
	c.authKind = c.auth()
	if err = c.preparePayload(ctx, in); err != nil {
		return &smithy.SerializationError{Err: err}
	}
	c.invocationID = uuid.New()
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

// try sends the request once and decodes what comes back.
func (c *call) try(ctx context.Context, n int) error {
	c.clock.seen = nil
	r, a, err := c.request(ctx)
	if err != nil {
		return err
	}
	if err := c.authenticate(ctx, r, a); err != nil {
		return err
	}
	c.tag(r, a, n)
	c.logRequest(r)
	httpResp, err := c.cfg.HTTPClient.Do(r)
	if err == nil && httpResp == nil {
		err = errors.New("the HTTP client returned neither a response nor an error")
	}
	if err != nil {
		return c.sendError(ctx, httpResp, err)
	}
	c.readClock(httpResp.Header)
	if c.op.ResponseStream != nil && isSuccess(httpResp.StatusCode) {
		return c.handOver(httpResp)
	}
	return c.answer(ctx, httpResp)
}

// answer reads a whole response and decodes it.
func (c *call) answer(ctx context.Context, httpResp *http.Response) error {
	buf := bufferPool.Get().(*bytes.Buffer)
	defer putBuffer(buf)
	resp := &c.resp
	c.requestID = requestIDOf(httpResp.Header)
	if err := c.read(httpResp, buf); err != nil {
		if ctx.Err() != nil {
			// It keeps retryers from trying again.
			err = &smithy.CanceledError{Err: ctx.Err()}
		}
		return c.responseError(httpResp, &smithy.DeserializationError{Err: err})
	}
	c.logResponse(httpResp, resp.Body)
	protocol := c.client.service.Protocol
	if !isSuccess(resp.StatusCode) {
		info := protocol.DecodeError(c.op, resp)
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

func isSuccess(status int) bool { return status >= 200 && status < 300 }

// sendError is the error of an HTTP client that got no response. As in
// aws-sdk-go-v2 it holds one all the same, whose status is 0.
func (c *call) sendError(ctx context.Context, r *http.Response, err error) error {
	if r == nil {
		r = &http.Response{Header: http.Header{}, Body: http.NoBody}
	}
	c.requestID = requestIDOf(r.Header)
	if ctx.Err() != nil {
		return c.responseError(r, &smithy.CanceledError{Err: ctx.Err()})
	}
	return c.responseError(r, &smithyhttp.RequestSendError{Err: c.withoutQuery(err)})
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

// end lets go of the caller's stream: nobody reads from it after the call. Only
// a service that answers with a stream may still be taking it.
func (c *call) end(err error) {
	if err != nil || c.op.ResponseStream == nil {
		c.stream.end()
	}
}
