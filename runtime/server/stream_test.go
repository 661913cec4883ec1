package server_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
)

// source is a stream that tells whether it was closed, and ends with its context.
type source struct {
	io.Reader
	ctx    context.Context
	closed bool
}

func (s *source) Read(p []byte) (int, error) {
	if s.ctx != nil && s.ctx.Err() != nil {
		return 0, s.ctx.Err()
	}
	return s.Reader.Read(p)
}

func (s *source) Close() error {
	s.closed = true
	return nil
}

// unsendable is an output with a stream, and an error of the model, that cannot be encoded.
type unsendable struct{ streamed }

func (*unsendable) Encode(e runtime.Encoder)      { e.UnknownMember("x") }
func (*unsendable) Error() string                 { return "unsendable" }
func (*unsendable) ErrorCode() string             { return "Unsendable" }
func (*unsendable) ErrorMessage() string          { return "" }
func (*unsendable) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// copying is a handler whose operation Copy answers with an output.
func copying(call func(ctx context.Context) runtime.Encodable, opts ...runtime.HandlerOption) http.Handler {
	a := api()
	a.Operations[2].Call = func(ctx context.Context, _ any, _ server.Input) (runtime.Encodable, error) { return call(ctx), nil }
	a.Operations[2].Stream = func(out runtime.Encodable) io.ReadCloser {
		if u, ok := out.(*unsendable); ok {
			return u.Body
		}
		return getStream(out)
	}
	return server.NewHandler(a, service(echo), runtime.NoAuth, append(opts, runtime.WithLogger(slog.New(slog.DiscardHandler))))
}

// TestStreamContext copies a stream that lives as long as the context of the call, as a response of another service does.
func TestStreamContext(t *testing.T) {
	var s *source
	h := copying(func(ctx context.Context) runtime.Encodable {
		s = &source{Reader: strings.NewReader("text"), ctx: ctx}
		return &streamed{s}
	}, runtime.WithTimeout(time.Minute))
	if w := ask(h, "POST", "/copy", ""); w.Code != 200 || w.Body.String() != "text" {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if s.ctx.Err() == nil || !s.closed {
		t.Error("after the response: context", s.ctx.Err(), "closed", s.closed)
	}
}

// TestStreamIsClosed closes a stream that is not sent, as the rest of its output cannot be.
func TestStreamIsClosed(t *testing.T) {
	s := &source{Reader: strings.NewReader("text")}
	h := copying(func(context.Context) runtime.Encodable { return &unsendable{streamed{s}} })
	if w := ask(h, "POST", "/copy", ""); w.Code != 500 || !s.closed {
		t.Errorf("%d, closed: %v", w.Code, s.closed)
	}
}

// TestNilStreams sends nothing for an output that is nil, and for one whose stream is.
func TestNilStreams(t *testing.T) {
	for _, out := range []*streamed{nil, {}} {
		h := copying(func(context.Context) runtime.Encodable { return out })
		if w := ask(h, "POST", "/copy", ""); w.Code != 200 || w.Body.Len() > 0 {
			t.Errorf("%v: %d %q", out, w.Code, w.Body)
		}
	}
}

// TestGoneClient does not take a client that went away for a failure of the server.
func TestGoneClient(t *testing.T) {
	levels := make(chan slog.Level, 10)
	ctx, cancel := context.WithCancel(t.Context())
	a := api()
	a.Operations[2].Call = func(context.Context, any, server.Input) (runtime.Encodable, error) {
		return &streamed{io.NopCloser(readerFunc(func([]byte) (int, error) {
			cancel()
			return 0, errors.New("the reader of the other side is gone")
		}))}, nil
	}
	h := server.NewHandler(a, service(echo), runtime.NoAuth, []runtime.HandlerOption{runtime.WithLogger(slog.New(levelHandler{levels}))})
	func() {
		defer func() {
			if recover() != http.ErrAbortHandler {
				t.Error("the connection was not broken off")
			}
		}()
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, "POST", "/copy", http.NoBody))
	}()
	close(levels)
	for level := range levels {
		if level > slog.LevelDebug {
			t.Error("logged with level", level)
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// levelHandler keeps the levels of what is logged.
type levelHandler struct{ levels chan<- slog.Level }

func (levelHandler) Enabled(context.Context, slog.Level) bool { return true }
func (h levelHandler) Handle(_ context.Context, r slog.Record) error {
	h.levels <- r.Level
	return nil
}
func (h levelHandler) WithAttrs([]slog.Attr) slog.Handler { return h }
func (h levelHandler) WithGroup(string) slog.Handler      { return h }
