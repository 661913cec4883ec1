package server

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// admit finds the operation, reads the body and asks who sent the request. What
// operations there are is told to those only who may call.
func (h *handler) admit(x *Exchange) (err error) {
	var noRoute *runtime.ServerError
	if !h.router.NeedsBody() {
		noRoute = h.router.Route(x)
	}
	if err := h.readBody(x); err != nil {
		return err
	}
	signed := x.Body
	if err := h.inflate(x); err != nil {
		return err
	}
	if h.router.NeedsBody() {
		noRoute = h.router.Route(x)
	}
	if x.identity, err = h.authenticate(x, signed); err != nil {
		return err
	}
	if noRoute != nil {
		return noRoute
	}
	if len(x.Body) > 0 {
		dropGzip(x.HTTP.Header)
	}
	return nil
}

// maxBody is the largest body of the request that is read into memory. There is
// always a number above it.
func (h *handler) maxBody(x *Exchange) int64 {
	if h.options.MaxBody > 0 {
		return min(h.options.MaxBody, math.MaxInt64-1)
	}
	if op := x.Route.Op; op != nil && !h.router.NeedsBody() {
		return max(op.MaxBody, runtime.DefaultMaxBody)
	}
	return h.largest
}

// maxTrusted is how much memory there is for a body before it comes, in bytes.
const maxTrusted = 32 << 10

// readBody reads the body of a request that is no stream.
func (h *handler) readBody(x *Exchange) error {
	r, op := x.HTTP, x.Route.Op
	if r.Body == nil || r.Body == http.NoBody || op != nil && op.SetStream != nil {
		return nil
	}
	limit := h.maxBody(x)
	if r.ContentLength > limit {
		return tooLarge(limit)
	}
	if r.ContentLength > 0 {
		// ReadFrom wants room to see the end without growing.
		x.body.Grow(int(min(r.ContentLength, maxTrusted)) + 512)
	}
	n, err := x.body.ReadFrom(io.LimitReader(r.Body, limit+1))
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return tooLarge(tooLong.Limit)
	case err != nil:
		return Malformed(fmt.Errorf("the body could not be read"))
	case n > limit:
		return tooLarge(limit)
	}
	x.Body = x.body.Bytes()
	return nil
}

func tooLarge(limit int64) error {
	return &runtime.ServerError{
		Status: http.StatusRequestEntityTooLarge, Code: runtime.CodeTooLarge,
		Message: fmt.Sprintf("The body is larger than %d bytes.", limit),
	}
}

// authenticate asks who sent the request, whose body is given as it was signed.
// Operations that do not want signatures take requests without one.
func (h *handler) authenticate(x *Exchange, body []byte) (any, error) {
	if h.auth == runtime.NoAuth {
		return nil, nil
	}
	a := runtime.AuthRequest{HTTP: x.HTTP, SigningName: h.api.SigningName, Body: body, Limit: h.maxBody(x)}
	if op := x.Route.Op; op != nil {
		if op.Traits&Unsigned != 0 && x.HTTP.Header["Authorization"] == nil && !escaped.Has(x.HTTP.URL.RawQuery, "X-Amz-Signature") {
			return nil, nil
		}
		a.Stream, a.UnsignedPayload = op.SetStream != nil, op.Traits&UnsignedPayload != 0
	}
	identity, err := h.auth.Authenticate(x.HTTP.Context(), &a)
	if err == nil {
		return identity, nil
	}
	return nil, refusal(err)
}

// refusal is what an authenticator's error is sent as. What has no status of an
// error is an internal failure.
func refusal(err error) error {
	var api smithy.APIError
	var status interface{ HTTPStatusCode() int }
	if errors.As(err, new(*runtime.ServerError)) {
		return err
	}
	if errors.As(err, &api) && errors.As(err, &status) {
		if code := status.HTTPStatusCode(); isError(code) && code != http.StatusInternalServerError {
			return &runtime.ServerError{Status: code, Code: api.ErrorCode(), Message: api.ErrorMessage(), Err: err}
		}
	}
	return fmt.Errorf("authenticate: %w", err)
}
