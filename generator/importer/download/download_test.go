package download_test

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/importer/download"
)

// limits are what tests can reach in a short time.
func limits() download.Limits {
	return download.Limits{Size: 1 << 20, Total: 10 * time.Second, Stall: 5 * time.Second, Redirects: 3}
}

// get downloads from a path of a server.
func get(t *testing.T, s *httptest.Server, path string, l download.Limits) (string, error) {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	address, err := download.Parse(s.URL + path)
	if err != nil {
		return "", err
	}
	c := download.Client{Limits: l}
	if cert := s.Certificate(); cert != nil {
		c.Authorities = x509.NewCertPool()
		c.Authorities.AddCert(cert)
	}
	f, err := c.Get(t.Context(), address)
	if err != nil {
		if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "*")); left != nil {
			t.Error("left behind:", left)
		}
		return "", err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	data, err := io.ReadAll(io.NewSectionReader(f, 0, 1<<30))
	if err != nil {
		t.Fatal(err)
	}
	return string(data), nil
}

// endless sends until the client has had enough.
func endless(w http.ResponseWriter, _ *http.Request) {
	for {
		if _, err := w.Write(make([]byte, 1<<16)); err != nil {
			return
		}
	}
}

// slow sends one byte and waits for the client to give up.
func slow(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte("x"))
	_ = http.NewResponseController(w).Flush()
	<-r.Context().Done()
}

func site(t *testing.T) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/plain", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "text") })
	mux.HandleFunc("/odd", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "video/mp4")
		fmt.Fprint(w, "text")
	})
	mux.HandleFunc("/encoded", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "as sent")
	})
	mux.HandleFunc("/endless", endless)
	mux.HandleFunc("/slow", slow)
	mux.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			_, _ = w.Write([]byte("x"))
			_ = http.NewResponseController(w).Flush()
		}
	})
	mux.HandleFunc("/mute", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/long", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "1048577") })
	mux.HandleFunc("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "less")
	})
	mux.Handle("/missing", http.NotFoundHandler())
	mux.HandleFunc("/broken", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	mux.Handle("/here", http.RedirectHandler("/plain", http.StatusFound))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.Handle("/down", http.RedirectHandler("http://user:secret@127.0.0.1:1/plain?token=secret", http.StatusFound))
	mux.HandleFunc("/malformed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "http://user:secret@127.0.0.1/%zz?token=secret")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/status", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/headers", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X", strings.Repeat("x", 2<<20))
	})
	return mux
}

func TestGet(t *testing.T) {
	plain, secure := httptest.NewServer(site(t)), httptest.NewTLSServer(site(t))
	t.Cleanup(plain.Close)
	t.Cleanup(secure.Close)
	for _, s := range []*httptest.Server{plain, secure} {
		for path, want := range map[string]string{"/plain": "text", "/odd": "text", "/here": "text", "/encoded": "as sent", "/plain#inner": "text"} {
			if got, err := get(t, s, path, limits()); got != want || err != nil {
				t.Errorf("%s: %q, %v", path, got, err)
			}
		}
		for path, want := range map[string]string{
			"/endless":   "longer than 1 MiB",
			"/long":      "longer than 1 MiB",
			"/short":     "unexpected EOF",
			"/missing":   "the server answers 404 Not Found",
			"/headers":   "headers exceeded",
			"/status":    "the server answers 204 No Content",
			"/broken":    "EOF",
			"/loop":      "redirected more than 3 times",
			"/file":      `to "file", which is refused`,
			"/malformed": "redirected to a malformed URL",
		} {
			_, err := get(t, s, path, limits())
			if err == nil || !strings.HasPrefix(err.Error(), s.URL+path+": ") || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %s", path, err, want)
			}
		}
	}
	if _, err := get(t, secure, "/down", limits()); err == nil || !strings.Contains(err.Error(), `redirected from https to "http", which is refused`) {
		t.Error("/down:", err)
	}
}

// TestTime gives up on servers that are mute, slow or slow without end.
func TestTime(t *testing.T) {
	s := httptest.NewServer(site(t))
	t.Cleanup(s.Close)
	stall, total := limits(), limits()
	stall.Stall, total.Total = 50*time.Millisecond, 50*time.Millisecond
	stall.Size, total.Size = 1<<40, 1<<40
	for _, c := range []struct {
		path, want string
		limits     download.Limits
	}{
		{"/mute", "nothing has arrived for 50ms", stall},
		{"/slow", "nothing has arrived for 50ms", stall},
		{"/slow", "not done after 50ms", total},
		{"/drip", "not done after 50ms", total},
	} {
		_, err := get(t, s, c.path, c.limits)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.path, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	address, err := download.Parse(s.URL + "/plain")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&download.Client{Limits: limits()}).Get(ctx, address); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestCertificate does not trust a server whose certificate nobody has signed.
func TestCertificate(t *testing.T) {
	s := httptest.NewUnstartedServer(site(t))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	address, err := download.Parse(s.URL + "/plain")
	if err != nil {
		t.Fatal(err)
	}
	_, err = (&download.Client{Limits: limits()}).Get(t.Context(), address)
	if err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Error(err)
	}
}
