package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func TestCancelledMidStream(t *testing.T) {
	gone := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "first")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
		close(gone)
	}))
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	var out testshape.Download
	if _, err := runtime.NewClient(newService()).Invoke(ctx, configAt(s.URL), download(), new(testshape.Upload), &out); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 5)
	if _, err := io.ReadFull(out.Body, first); err != nil || string(first) != "first" {
		t.Fatalf("%q, %v", first, err)
	}
	cancel()
	if _, err := io.ReadAll(out.Body); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if err := out.Body.Close(); err != nil {
		t.Error(err)
	}
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		t.Error("the server still answers")
	}
}

// A cancelled upload ends although the caller's reader blocks.
func TestCancelledUpload(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
	}))
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	defer w.Close()
	go func() {
		_, _ = w.Write([]byte("first"))
		cancel()
	}()
	cfg := configAt(s.URL)
	cfg.Credentials = nil
	_, err := runtime.NewClient(newService()).Invoke(ctx, cfg, upload(), &testshape.Upload{Body: r}, new(testshape.Download))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
