package runtime_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

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

// TestLoopbackContext compares a loopback with a server of net/http: a client that gives up gets its context's error, even in the
// middle of a response, and the context of a request ends with its handler.
func TestLoopbackContext(t *testing.T) {
	for _, name := range []string{"net/http", "loopback"} {
		contexts := make(chan context.Context, 2)
		h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			contexts <- r.Context()
			_, _ = io.WriteString(w, "part")
			_ = http.NewResponseController(w).Flush()
			if r.URL.Path == "/wait" {
				<-r.Context().Done()
			}
		})
		target, client := "http://example.com", runtime.Loopback(h)
		if name == "net/http" {
			s := httptest.NewServer(h)
			defer s.Close()
			target, client = s.URL, s.Client()
		}
		ctx, cancel := context.WithCancel(t.Context())
		for _, path := range []string{"/", "/wait"} {
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, target+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			resp, err := client.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			var part [4]byte
			if _, err := io.ReadFull(resp.Body, part[:]); err != nil {
				t.Fatal(err)
			}
			var want error
			if path == "/wait" {
				cancel()
				want = context.Canceled
			}
			if _, err := io.ReadAll(resp.Body); !errors.Is(err, want) {
				t.Errorf("%s: %s: the rest: %v, want %v", name, path, err, want)
			}
			_ = resp.Body.Close()
			select {
			case <-(<-contexts).Done():
			case <-time.After(5 * time.Second):
				t.Errorf("%s: %s: the context of the handler goes on", name, path)
			}
		}
		cancel()
	}
}
