package runtime_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	goruntime "runtime"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func TestStreamOfResponse(t *testing.T) {
	body := &watched{Reader: new(endless)}
	answer := func(status int, header http.Header, body io.ReadCloser) *runtime.Config {
		cfg := configAt("https://example.com")
		cfg.Retryer = aws.NopRetryer{}
		cfg.HTTPClient = roundTrip(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: status, Header: header, Body: body, ContentLength: -1}, nil
		})
		return cfg
	}
	var out testshape.Download
	header := http.Header{"Content-Type": {"image/png"}, "X-Count": {"7"}}
	if err := invoke(t, answer(200, header, body), download(), new(testshape.Upload), &out); err != nil {
		t.Fatal(err)
	}
	if *out.Type != "image/png" || *out.Count != 7 || body.reads.Load() != 0 || body.closes.Load() != 0 {
		t.Errorf("%+v after %d reads", out, body.reads.Load())
	}
	if n, err := io.CopyN(io.Discard, out.Body, runtime.MaxResponseBody+1); err != nil || n != runtime.MaxResponseBody+1 {
		t.Errorf("%d bytes: %v", n, err)
	}
	if err := out.Body.Close(); err != nil || body.closes.Load() != 1 {
		t.Errorf("%d closes: %v", body.closes.Load(), err)
	}
	for _, empty := range []io.ReadCloser{nil, http.NoBody} {
		var out testshape.Download
		if err := invoke(t, answer(200, nil, empty), download(), new(testshape.Upload), &out); err != nil || out.Body == nil {
			t.Errorf("%v, %v", out.Body, err)
		}
	}
	broken := &watched{Reader: strings.NewReader("x")}
	err := invoke(t, answer(200, http.Header{"X-Count": {"many"}}, broken), download(), new(testshape.Upload), new(testshape.Download))
	var bad *smithy.DeserializationError
	if !errors.As(err, &bad) || broken.closes.Load() != 1 {
		t.Errorf("%d closes: %v", broken.closes.Load(), err)
	}
	refusal := &watched{Reader: strings.NewReader(`{"__type":"Fault","Message":"m"}`)}
	err = invoke(t, answer(404, nil, refusal), download(), new(testshape.Upload), new(testshape.Download))
	var fault *testshape.Fault
	if !errors.As(err, &fault) || *fault.Message != "m" || refusal.closes.Load() != 1 {
		t.Errorf("%d closes: %v", refusal.closes.Load(), err)
	}
}

// Every response but the last of a call with retries is closed.
func TestRetriesLeakNoResponses(t *testing.T) {
	var bodies []*watched
	cfg := configAt("https://example.com")
	cfg.HTTPClient = roundTrip(func(*http.Request) (*http.Response, error) {
		bodies = append(bodies, &watched{Reader: strings.NewReader("{}")})
		status := 503
		if len(bodies) == 3 {
			status = 200
		}
		return &http.Response{StatusCode: status, Body: bodies[len(bodies)-1], ContentLength: 2}, nil
	})
	if err := invoke(t, cfg, download(), new(testshape.Upload), new(testshape.Download)); err != nil || len(bodies) != 3 {
		t.Fatalf("%d attempts: %v", len(bodies), err)
	}
	for i, want := range []int64{1, 1, 0} {
		if got := bodies[i].closes.Load(); got != want {
			t.Errorf("body %d was closed %d times, want %d", i+1, got, want)
		}
	}
}

func TestLogsLeaveStreamsAlone(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) { fmt.Fprint(w, "the answer") })
	var logged logKeeper
	cfg := configAt(s.URL)
	cfg.Logger, cfg.LogMode = &logged, aws.LogRequestWithBody|aws.LogResponseWithBody
	op := upload()
	op.ResponseStream = testshape.DownloadStream
	var out testshape.Download
	if err := invoke(t, cfg, op, &testshape.Upload{Body: newSeekable("the body")}, &out); err != nil {
		t.Fatal(err)
	}
	got, err := readAndClose(out.Body)
	if err != nil || string(got) != "the answer" || s.seen[0].body != "the body" {
		t.Errorf("%q, %q, %v", s.seen[0].body, got, err)
	}
	if text := logged.String(); !strings.Contains(text, "PUT /up") || !strings.Contains(text, "200 OK") || strings.Contains(text, "the body") || strings.Contains(text, "the answer") {
		t.Error(text)
	}
}

// quarter is a stream of 256 MiB that is never read.
type quarter struct{}

func (quarter) Read([]byte) (int, error)       { return 0, io.EOF }
func (quarter) Seek(int64, int) (int64, error) { return 0, errors.New("no") }
func (quarter) Len() int                       { return 256 << 20 }

func TestLogsOfLargeStreamsAreSmall(t *testing.T) {
	var logged logKeeper
	cfg := configAt("https://example.com")
	cfg.HTTPClient, cfg.Logger, cfg.LogMode = new(catch), &logged, aws.LogRequest
	op := upload()
	op.Traits = runtime.UnsignedPayload
	var before, after goruntime.MemStats
	goruntime.ReadMemStats(&before)
	if err := invoke(t, cfg, op, &testshape.Upload{Body: quarter{}}, new(testshape.Download)); err != nil {
		t.Fatal(err)
	}
	goruntime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 16<<20 {
		t.Errorf("%d bytes to log a stream", n)
	}
	if text := logged.String(); !strings.Contains(text, "PUT /up") || !strings.Contains(text, "Content-Length: 268435456") {
		t.Error(text)
	}
}
