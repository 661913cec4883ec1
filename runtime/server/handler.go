package server

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/uuid"
)

// handler is the http.Handler of a service.
type handler struct {
	api     *API
	svc     any
	auth    runtime.Authenticator
	options runtime.HandlerOptions
	router  Router
	// largest is the largest body of a request whose operation is not known.
	largest int64
}

// NewHandler returns the handler of a service. Without an authenticator it
// panics: that anybody may call has to be said, with [runtime.NoAuth].
func NewHandler(api *API, svc any, auth runtime.Authenticator, opts []runtime.HandlerOption) http.Handler {
	if svc == nil {
		panic("NewHandler: the service is nil")
	}
	if auth == nil {
		panic("NewHandler: the authenticator is nil; give runtime.SigV4(store), or runtime.NoAuth to let everybody in")
	}
	h := &handler{api: api, svc: svc, auth: auth, router: api.Protocol.NewRouter(api), largest: runtime.DefaultMaxBody}
	if h.router.NeedsBody() {
		for i := range api.Operations {
			h.largest = max(h.largest, api.Operations[i].MaxBody)
		}
	}
	for _, opt := range opts {
		opt(&h.options)
	}
	return h
}

// ServeHTTP implements http.Handler.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := exchanges.Get().(*Exchange)
	x.API, x.HTTP = h.api, r
	if h.options.RequestID != nil {
		x.RequestID = h.options.RequestID(r)
	} else {
		x.RequestID = uuid.New()
	}
	defer h.recover(w, x)
	out, err := h.answer(x)
	if err != nil {
		h.fail(x, err)
	} else if h.stream(w, x, out) {
		return
	}
	if err := x.write(w); err != nil {
		h.log(x, slog.LevelDebug, "response not sent", err)
	}
}

// recover ends an exchange. A panic of the service is answered with an error
// that says nothing, and logged; one that net/http knows goes on.
func (h *handler) recover(w http.ResponseWriter, x *Exchange) {
	fault := recover()
	if x.cancel != nil {
		x.cancel()
	}
	if fault == nil {
		x.release()
		return
	}
	if fault == http.ErrAbortHandler {
		panic(fault)
	}
	h.logger().LogAttrs(x.HTTP.Context(), slog.LevelError, "panic", append(h.attrs(x),
		slog.Any("panic", fault), slog.String("stack", string(debug.Stack())))...)
	if x.started {
		// Nothing but a broken connection can tell the client.
		panic(http.ErrAbortHandler)
	}
	h.fail(x, errPanic)
	_ = x.write(w)
}

// errPanic stands for a panic, which was logged.
var errPanic = &runtime.ServerError{Status: http.StatusInternalServerError, Code: runtime.CodeInternalFailure, Message: "An internal error occurred."}

// answer takes the request to the service, and writes the response unless it is
// a stream, which it returns the output of.
func (h *handler) answer(x *Exchange) (runtime.Encodable, error) {
	if err := h.admit(x); err != nil {
		return nil, err
	}
	op := x.Route.Op
	in := op.NewInput()
	if err := h.api.Protocol.Decode(x, in); err != nil {
		return nil, err
	}
	if op.SetStream != nil {
		// Before the validation, which may want one.
		op.SetStream(in, x.HTTP.Body)
	}
	if v, ok := in.(interface{ Validate() error }); ok {
		if err := v.Validate(); err != nil {
			return nil, err
		}
	}
	out, err := h.call(x, in)
	if err != nil {
		return nil, err
	}
	out, x.Status = orEmpty(out), op.Status
	if err = h.api.Protocol.Encode(x, out); err != nil {
		if body := streamOf(op, out); body != nil {
			_ = body.Close()
		}
	}
	return out, err
}

// context is the request's, with what is known of the request so far.
func (h *handler) context(x *Exchange) context.Context {
	info := runtime.RequestInfo{Service: h.api.ID, RequestID: x.RequestID, Identity: x.identity, HTTP: x.HTTP}
	if x.Route.Op != nil {
		info.Operation = x.Route.Op.Name
	}
	return runtime.WithRequestInfo(x.HTTP.Context(), info)
}

// call calls the service.
func (h *handler) call(x *Exchange, in Input) (runtime.Encodable, error) {
	op, ctx := x.Route.Op, h.context(x)
	if h.options.Timeout > 0 {
		// The output may have a stream that lives as long as the context.
		ctx, x.cancel = context.WithTimeout(ctx, h.options.Timeout)
	}
	if h.options.Interceptors == nil {
		return op.Call(ctx, h.svc, in)
	}
	return h.intercept(ctx, op, in)
}
