package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// fail writes the response that tells of an error. What no model has is told
// without details, and logged with them.
func (h *handler) fail(x *Exchange, err error) {
	x.reset()
	if h.options.MapError != nil && err != error(errPanic) {
		if mapped := h.options.MapError(h.context(x), err); mapped != nil {
			err = mapped
		}
	}
	f := h.fault(x, err)
	if err := h.api.Protocol.EncodeError(x, f); err != nil {
		h.log(x, slog.LevelError, "error could not be encoded", err)
		x.reset()
		_ = h.api.Protocol.EncodeError(x, &Fault{ServerError: *errPanic})
	}
}

// fault is what the sender is told of an error.
func (h *handler) fault(x *Exchange, err error) *Fault {
	var shape ErrorShape
	var own *runtime.ServerError
	var invalid *runtime.ValidationError
	var unsigned *sigv4.VerifyError
	switch {
	case errors.As(err, &own):
		f := &Fault{ServerError: *own}
		if !isError(f.Status) {
			f.Status = http.StatusInternalServerError
		}
		if f.Status >= 500 && own != errPanic && f.Status != http.StatusNotImplemented {
			h.log(x, slog.LevelError, "request failed", err)
		}
		return f
	case errors.As(err, &shape) && h.api.ErrorStatus(shape) != 0:
		return &Fault{Shape: shape, ServerError: runtime.ServerError{
			Status: h.api.ErrorStatus(shape), Code: shape.ErrorCode(), Message: shape.ErrorMessage(),
		}}
	case errors.As(err, &invalid) && !errors.As(err, new(*smithy.OperationError)):
		// A client's is about what the service sent elsewhere.
		return &Fault{ServerError: runtime.ServerError{
			Status: http.StatusBadRequest, Code: runtime.CodeValidation, Message: invalid.Error(), Violations: invalid.Violations,
		}}
	case errors.As(err, &unsigned) && unsigned.Code == sigv4.CodePayloadMismatch:
		// A service read a stream whose signature is for another one.
		return &Fault{ServerError: runtime.ServerError{Status: unsigned.HTTPStatusCode(), Code: unsigned.Code, Message: unsigned.Message}}
	case x.HTTP.Context().Err() != nil:
		h.log(x, slog.LevelDebug, "request given up", err)
	case errors.Is(err, context.DeadlineExceeded):
		h.log(x, slog.LevelError, "request took too long", err)
		return &Fault{ServerError: runtime.ServerError{
			Status: http.StatusServiceUnavailable, Code: runtime.CodeUnavailable, Message: "The request took too long.",
		}}
	default:
		h.log(x, slog.LevelError, "request failed", err)
	}
	return &Fault{ServerError: *errPanic}
}

// isError reports whether a status is that of an error.
func isError(status int) bool { return status >= 400 && status <= 599 }

func (h *handler) logger() *slog.Logger {
	if h.options.Logger != nil {
		return h.options.Logger
	}
	return slog.Default()
}

// attrs say which request a log line is about.
func (h *handler) attrs(x *Exchange) []slog.Attr {
	attrs := []slog.Attr{slog.String("service", h.api.ID), slog.String("request_id", x.RequestID)}
	if x.Route.Op != nil {
		attrs = append(attrs, slog.String("operation", x.Route.Op.Name))
	}
	return attrs
}

// log logs an error. Of errors of a service, which may hold what was sent, only
// the text is logged, with that of a cause that senders are not told.
func (h *handler) log(x *Exchange, level slog.Level, message string, err error) {
	text := err.Error()
	var own *runtime.ServerError
	var unverified *sigv4.VerifyError
	if errors.As(err, &own) && own.Err != nil {
		text += ": " + own.Err.Error()
	}
	if errors.As(err, &unverified) && unverified.Unwrap() != nil {
		text += ": " + unverified.Unwrap().Error()
	}
	h.logger().LogAttrs(x.HTTP.Context(), level, message, append(h.attrs(x), slog.String("error", text))...)
}

// intercept calls the service through the interceptors.
func (h *handler) intercept(ctx context.Context, op *Operation, in Input) (runtime.Encodable, error) {
	next := func(ctx context.Context) (any, error) { return op.Call(ctx, h.svc, in) }
	call := &runtime.ServerCall{Info: runtime.RequestInfoFrom(ctx), Input: in}
	for i := len(h.options.Interceptors) - 1; i >= 0; i-- {
		around, inner := h.options.Interceptors[i], next
		next = func(ctx context.Context) (any, error) { return around(ctx, call, inner) }
	}
	out, err := next(ctx)
	if err != nil || out == nil {
		return nil, err
	}
	encodable, ok := out.(runtime.Encodable)
	if !ok {
		return nil, fmt.Errorf("an interceptor returned a %T, which is no output", out)
	}
	return encodable, nil
}

// Side says whose fault an error is.
func (f *Fault) Side() smithy.ErrorFault {
	if f.Shape != nil {
		return f.Shape.ErrorFault()
	}
	return f.ErrorFault()
}
