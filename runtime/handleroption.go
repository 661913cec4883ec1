package runtime

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// HandlerOption changes how a generated handler works.
type HandlerOption func(*HandlerOptions)

// DefaultMaxBody is the largest body of a request that a handler reads into
// memory, in bytes, unless the model allows larger ones.
const DefaultMaxBody = 16 << 20

// HandlerOptions are what handler options set.
type HandlerOptions struct {
	// Logger is told of panics and internal failures; nil for slog.Default.
	Logger *slog.Logger
	// MaxBody bounds the bodies that are read into memory, in bytes; 0 for
	// [DefaultMaxBody], or the largest that the model allows. Streams have no
	// bound.
	MaxBody int64
	// Timeout ends the context of a call; 0 for never. The context ends in any case
	// once the response is sent, the stream of an output included.
	Timeout time.Duration
	// RequestID makes the id of a request; nil for random UUIDs.
	RequestID func(*http.Request) string
	// MapError may replace an error before it is sent; nil for none. What it returns
	// nil for is sent as it is; panics do not come to it. Its context has a
	// [RequestInfo], without operation or sender where these are not known.
	MapError func(ctx context.Context, err error) error
	// Interceptors surround the call of every operation, the first one outermost.
	Interceptors []Interceptor
}

// Interceptor surrounds the call of an operation. It calls next, and returns
// what next returned or something in its place: a pointer to the operation's
// output type, or an error.
type Interceptor func(ctx context.Context, call *ServerCall, next func(context.Context) (any, error)) (any, error)

// ServerCall is a call that a server answers.
type ServerCall struct {
	// Info says where the call came from.
	Info *RequestInfo
	// Input is a pointer to the operation's input, decoded and valid.
	Input any
}

// RequestInfo is what a server knows of a request beside its input.
type RequestInfo struct {
	// Service is the service's id, Operation the operation's name.
	Service, Operation string
	// RequestID is the id that the response carries.
	RequestID string
	// Identity is what the authenticator said of the sender.
	Identity any
	// HTTP is the request. Its body belongs to the handler.
	HTTP *http.Request
}

// requestInfoKey is the key of a context's RequestInfo.
type requestInfoKey struct{}

// RequestInfoFrom returns what is known of the request that a service answers, or
// an error is mapped, with ctx; nil for a context of another kind.
func RequestInfoFrom(ctx context.Context) *RequestInfo {
	info, _ := ctx.Value(requestInfoKey{}).(*RequestInfo)
	return info
}

// requestContext is a context with what is known of the request, in one piece.
type requestContext struct {
	context.Context
	info RequestInfo
}

// Value implements context.Context.
func (c *requestContext) Value(key any) any {
	if _, ok := key.(requestInfoKey); ok {
		return &c.info
	}
	return c.Context.Value(key)
}

// WithRequestInfo returns a context with what is known of a request, for tests of
// services that ask for it.
func WithRequestInfo(ctx context.Context, info RequestInfo) context.Context {
	return &requestContext{ctx, info}
}

// WithLogger sets the logger of panics and internal failures.
func WithLogger(l *slog.Logger) HandlerOption { return func(o *HandlerOptions) { o.Logger = l } }

// WithMaxBody bounds the bodies that are read into memory, in bytes.
func WithMaxBody(n int64) HandlerOption { return func(o *HandlerOptions) { o.MaxBody = n } }

// WithTimeout bounds the time that a call may take.
func WithTimeout(d time.Duration) HandlerOption { return func(o *HandlerOptions) { o.Timeout = d } }

// WithRequestID sets where the ids of requests come from.
func WithRequestID(next func(*http.Request) string) HandlerOption {
	return func(o *HandlerOptions) { o.RequestID = next }
}

// WithErrorMapping lets a function replace errors before they are sent, such as
// those of validation.
func WithErrorMapping(fn func(ctx context.Context, err error) error) HandlerOption {
	return func(o *HandlerOptions) { o.MapError = fn }
}

// WithInterceptor surrounds the call of every operation; the first of several is
// the outermost.
func WithInterceptor(fn Interceptor) HandlerOption {
	return func(o *HandlerOptions) { o.Interceptors = append(o.Interceptors, fn) }
}
