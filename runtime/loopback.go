package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
)

// Loopback returns an HTTP client that hands requests to a handler, without a
// network between them.
func Loopback(h http.Handler) HTTPClient { return loopback{h} }

type loopback struct{ handler http.Handler }

// Do implements [HTTPClient]. Like a server it runs the handler beside the
// caller, who may read a response while it is written, and ends the context of
// the request with the handler.
func (l loopback) Do(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancel(r.Context())
	in, err := received(ctx, r)
	if err != nil {
		cancel()
		return nil, err
	}
	w := &loopWriter{header: make(http.Header), ready: make(chan struct{})}
	w.reader, w.writer = io.Pipe()
	stop := context.AfterFunc(r.Context(), func() { _ = w.writer.CloseWithError(r.Context().Err()) })
	go func() {
		defer cancel()
		defer stop()
		l.serve(w, in)
	}()
	select {
	case <-w.ready:
	case <-r.Context().Done():
		_ = w.reader.CloseWithError(r.Context().Err())
		return nil, r.Context().Err()
	}
	if w.fault != nil {
		return nil, w.fault
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", w.status, http.StatusText(w.status)), StatusCode: w.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: w.sent, Body: w.reader, ContentLength: -1, Request: r,
	}, nil
}

// received is a request as a server gets it.
func received(ctx context.Context, r *http.Request) (*http.Request, error) {
	target := r.URL.RequestURI()
	at, err := url.ParseRequestURI(target)
	if err != nil {
		return nil, err
	}
	in := r.Clone(ctx)
	in.URL, in.RequestURI, in.RemoteAddr = at, target, "127.0.0.1:0"
	if in.Host == "" {
		in.Host = r.URL.Host
	}
	if in.Body == nil {
		in.Body = http.NoBody
	}
	return in, nil
}

// errAborted is what a client sees of a handler that panics.
var errAborted = errors.New("the handler broke off")

func (l loopback) serve(w *loopWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			w.abort()
		} else {
			w.WriteHeader(http.StatusOK)
		}
		// A client that gave up must not take a part for the whole.
		_ = w.writer.CloseWithError(r.Context().Err())
		_ = r.Body.Close()
	}()
	l.handler.ServeHTTP(w, r)
}

// loopWriter is the response writer of a request without a network.
type loopWriter struct {
	header, sent http.Header
	status       int
	fault        error
	once         sync.Once
	ready        chan struct{}
	reader       *io.PipeReader
	writer       *io.PipeWriter
}

// Header implements http.ResponseWriter.
func (w *loopWriter) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter.
func (w *loopWriter) WriteHeader(status int) {
	w.once.Do(func() {
		w.status, w.sent = status, w.header.Clone()
		close(w.ready)
	})
}

// Write implements http.ResponseWriter.
func (w *loopWriter) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.writer.Write(p)
}

// abort ends a response as a broken connection would.
func (w *loopWriter) abort() {
	_ = w.writer.CloseWithError(errAborted)
	w.once.Do(func() {
		w.fault = errAborted
		close(w.ready)
	})
}
