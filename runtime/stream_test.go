package runtime_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func readAndClose(r io.ReadCloser) ([]byte, error) {
	text, err := io.ReadAll(r)
	return text, errors.Join(err, r.Close())
}

// watched is a reader that knows what was done to it.
type watched struct {
	io.Reader
	reads, closes atomic.Int64
}

func (w *watched) Read(p []byte) (int, error) {
	w.reads.Add(1)
	return w.Reader.Read(p)
}

func (w *watched) Close() error {
	w.closes.Add(1)
	return nil
}

// seekable is watched with the methods of a file.
type seekable struct {
	watched
	io.Seeker
}

func newSeekable(text string) *seekable {
	r := strings.NewReader(text)
	return &seekable{watched: watched{Reader: r}, Seeker: r}
}

func TestStreamIsSentAgainFromItsStart(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, n int) {
		if n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	body := newSeekable("skipped" + strings.Repeat("body ", 50000))
	if _, err := body.Seek(int64(len("skipped")), io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if err := invoke(t, configAt(s.URL), upload(), &testshape.Upload{Body: body}, new(testshape.Download)); err != nil {
		t.Fatal(err)
	}
	if len(s.seen) != 3 {
		t.Fatalf("%d attempts", len(s.seen))
	}
	for i, r := range s.seen {
		if r.body != strings.Repeat("body ", 50000) || r.header.Get("Content-Type") != "application/octet-stream" || r.header.Get("Content-Length") != "250000" {
			t.Errorf("attempt %d: %d bytes, %v", i+1, len(r.body), r.header)
		}
	}
	if body.closes.Load() != 0 {
		t.Error("the caller's reader was closed")
	}
}

func TestFilesAreSent(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(name, []byte("0123456789"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := caught(t, newService(), upload(), &testshape.Upload{Body: f})
	if err != nil || string(c.sent) != "0123456789" || c.r.ContentLength != 10 {
		t.Errorf("%q, %v", c.sent, err)
	}
	if err := f.Close(); err != nil {
		t.Errorf("the file is not the caller's any more: %v", err)
	}
}

// A stream that is not seekable is sent once, and not at all when the signature
// needs it before.
func TestStreamThatIsNotSeekable(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) { w.WriteHeader(http.StatusServiceUnavailable) })
	unsigned := upload()
	unsigned.Traits = runtime.UnsignedPayload
	err := invoke(t, configAt(s.URL), unsigned, &testshape.Upload{Body: io.MultiReader(strings.NewReader("body"))}, new(testshape.Download))
	var api smithy.APIError
	if len(s.seen) != 1 || s.seen[0].body != "body" || !errors.As(err, &api) || !strings.Contains(err.Error(), "not seekable") {
		t.Errorf("%d attempts: %v", len(s.seen), err)
	}
	if got := s.seen[0].header.Get("X-Amz-Content-Sha256"); got != "UNSIGNED-PAYLOAD" {
		t.Errorf("payload hash %q", got)
	}
	body := &watched{Reader: strings.NewReader("body")}
	c, err := caught(t, newService(), upload(), &testshape.Upload{Body: body})
	var bad *smithy.SerializationError
	if !errors.As(err, &bad) || c.r != nil || body.reads.Load() != 0 {
		t.Errorf("%v after %d reads", err, body.reads.Load())
	}
	c, err = caught(t, newService(), upload(), &testshape.Upload{Body: io.MultiReader(strings.NewReader("body"))}, anonymous)
	if err != nil || string(c.sent) != "body" || c.r.ContentLength != -1 {
		t.Errorf("without credentials: %q, %v", c.sent, err)
	}
}

func anonymous(c *runtime.Config) { c.Credentials = nil }

// A failure to connect reads nothing: the stream can be sent again.
func TestUntouchedStreamIsTriedAgain(t *testing.T) {
	tries, kept := 0, new(catch)
	cfg := configAt("https://example.com")
	cfg.Credentials = nil
	cfg.HTTPClient = roundTrip(func(r *http.Request) (*http.Response, error) {
		if tries++; tries == 1 {
			return nil, io.ErrUnexpectedEOF
		}
		return kept.Do(r)
	})
	err := invoke(t, cfg, upload(), &testshape.Upload{Body: io.MultiReader(strings.NewReader("body"))}, new(testshape.Download))
	if err != nil || tries != 2 || string(kept.sent) != "body" {
		t.Errorf("%d tries, %q: %v", tries, kept.sent, err)
	}
}

func TestStreamLength(t *testing.T) {
	sized := upload()
	sized.Traits = runtime.RequiresLength | runtime.UnsignedPayload
	plain := func(text string) io.Reader { return io.MultiReader(strings.NewReader(text)) }
	cases := map[string]struct {
		in     testshape.Upload
		length int64
		kind   string
		fails  bool
	}{
		"unknown":           {in: testshape.Upload{Body: plain("abc")}, fails: true},
		"given":             {in: testshape.Upload{Body: plain("abc"), Length: aws.String("3")}, length: 3, kind: "application/octet-stream"},
		"not a length":      {in: testshape.Upload{Body: plain("abc"), Length: aws.String("-1")}, fails: true},
		"Len":               {in: testshape.Upload{Body: bytes.NewBufferString("abc")}, length: 3, kind: "application/octet-stream"},
		"seekable":          {in: testshape.Upload{Body: newSeekable("abc")}, length: 3, kind: "application/octet-stream"},
		"type of its own":   {in: testshape.Upload{Body: strings.NewReader("abc"), Type: aws.String("image/png")}, length: 3, kind: "image/png"},
		"no body":           {},
		"an empty body":     {in: testshape.Upload{Body: strings.NewReader("")}},
		"no body, by a net": {in: testshape.Upload{Body: http.NoBody}},
	}
	for name, c := range cases {
		got, err := caught(t, newService(), sized, &c.in)
		if c.fails {
			if err == nil || got.r != nil {
				t.Errorf("%s was sent", name)
			}
			continue
		}
		if err != nil || got.r.ContentLength != c.length || got.r.Header.Get("Content-Type") != c.kind || int64(len(got.sent)) != c.length {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

// After the call nobody reads the caller's stream, whatever the transport does.
func TestStreamIsLetGo(t *testing.T) {
	var late io.ReadCloser
	cfg := configAt("https://example.com")
	cfg.HTTPClient = roundTrip(func(r *http.Request) (*http.Response, error) {
		late = r.Body
		return &http.Response{StatusCode: 400, Body: http.NoBody, Header: http.Header{}}, nil
	})
	body := newSeekable("body")
	if err := invoke(t, cfg, upload(), &testshape.Upload{Body: body}, new(testshape.Download)); err == nil {
		t.Fatal("no error")
	}
	before := body.reads.Load()
	if n, err := late.Read(make([]byte, 4)); n != 0 || err == nil || err == io.EOF || body.reads.Load() != before {
		t.Errorf("read %d, %v", n, err)
	}
}

// late is a transport that gives up on a request, reads of it what it can when
// the next one is sent, and then sends that.
type late struct {
	given []io.ReadCloser
	late  []byte
	sent  []byte
}

func (l *late) Do(r *http.Request) (*http.Response, error) {
	if l.given = append(l.given, r.Body); len(l.given) == 1 {
		return nil, &url.Error{Op: r.Method, URL: r.URL.String(), Err: syscall.ECONNRESET}
	}
	l.late, _ = io.ReadAll(l.given[0])
	l.sent, _ = readAndClose(r.Body)
	return &http.Response{StatusCode: 200, Body: http.NoBody, Header: http.Header{}}, nil
}

func TestAttemptGivenUpReadsNoMore(t *testing.T) {
	for name, body := range map[string]io.Reader{"seekable": newSeekable("body"), "not seekable": &watched{Reader: strings.NewReader("body")}} {
		l := new(late)
		cfg := configAt("https://example.com")
		cfg.HTTPClient = l
		op := upload()
		op.Traits = runtime.UnsignedPayload
		if err := invoke(t, cfg, op, &testshape.Upload{Body: body}, new(testshape.Download)); err != nil || string(l.sent) != "body" || len(l.late) > 0 {
			t.Errorf("%s: sent %q, and %q for the attempt before: %v", name, l.sent, l.late, err)
		}
	}
}
