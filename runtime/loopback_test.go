package runtime_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

// loop sends a request to a handler without a network.
func loop(t *testing.T, ctx context.Context, body string, h http.HandlerFunc) (*http.Response, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://example.com/a%2Fb/c?d=e", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-A", "1")
	return runtime.Loopback(h).Do(r)
}

func TestLoopback(t *testing.T) {
	resp, err := loop(t, t.Context(), "body", func(w http.ResponseWriter, r *http.Request) {
		text, err := io.ReadAll(r.Body)
		if err != nil || string(text) != "body" || r.URL.Path != "/a/b/c" || r.URL.RawPath != "/a%2Fb/c" || r.URL.Host != "" ||
			r.RequestURI != "/a%2Fb/c?d=e" || r.Host != "example.com" || r.Header.Get("X-A") != "1" {
			t.Errorf("the server got %+v, %q, %v", r, text, err)
		}
		w.Header().Set("X-B", "2")
		w.WriteHeader(http.StatusTeapot)
		w.Header().Set("X-B", "3")
		_, _ = io.WriteString(w, "short")
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil || string(text) != "short" || resp.StatusCode != http.StatusTeapot || resp.Header.Get("X-B") != "2" {
		t.Errorf("the client got %d %v %q, %v", resp.StatusCode, resp.Header, text, err)
	}
}

// TestLoopbackStreams reads each line of a response before the next one is written.
func TestLoopbackStreams(t *testing.T) {
	step := make(chan struct{})
	resp, err := loop(t, t.Context(), "", func(w http.ResponseWriter, _ *http.Request) {
		for range 3 {
			_, _ = io.WriteString(w, "line")
			<-step
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		var line [4]byte
		if _, err := io.ReadFull(resp.Body, line[:]); err != nil || string(line[:]) != "line" {
			t.Fatalf("%q, %v", line, err)
		}
		step <- struct{}{}
	}
	if n, err := resp.Body.Read(make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) {
		t.Error("the end:", n, err)
	}
}

func TestLoopbackBreaksOff(t *testing.T) {
	if _, err := loop(t, t.Context(), "", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }); err == nil {
		t.Error("a handler that panics has answered")
	}
	resp, err := loop(t, t.Context(), "", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "part")
		panic(http.ErrAbortHandler)
	})
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(resp.Body); err == nil {
		t.Errorf("%q seems whole", text)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = loop(t, ctx, "", func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if !errors.Is(err, context.Canceled) {
		t.Error("canceled:", err)
	}
}
