package driver

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// options have the form of a generated package's options.
type options struct {
	IdempotencyTokenProvider interface{ GetIdempotencyToken() (string, error) }
}

// fakeClient has the form of a generated client.
type fakeClient struct {
	wire     *Wire
	endpoint string
	options  options
}

type putInput struct {
	Name  *string
	Times *int32
}

type putOutput struct {
	Token, Body    *string
	ResultMetadata any
}

type putError struct {
	Message, ErrorCodeOverride, Detail *string
}

func (e *putError) Error() string                 { return "put: " + *e.Message }
func (e *putError) ErrorCode() string             { return "PutFailed" }
func (e *putError) ErrorMessage() string          { return *e.Message }
func (e *putError) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// Put sends its input as often as that says; a status over 299 is an error.
func (c *fakeClient) Put(ctx context.Context, in *putInput, _ ...func(*options)) (*putOutput, error) {
	times := 1
	if in.Times != nil {
		times = int(*in.Times)
	}
	out := &putOutput{ResultMetadata: "some"}
	for range times {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint+"/put?a=b", strings.NewReader(*in.Name))
		if err != nil {
			return nil, err
		}
		response, err := c.wire.Do(r)
		if err != nil {
			return nil, err
		}
		if response.StatusCode > 299 {
			return nil, fmt.Errorf("put: %w", &putError{Message: new("no"), Detail: new(response.Header.Get("X-Detail"))})
		}
	}
	token, err := c.options.IdempotencyTokenProvider.GetIdempotencyToken()
	out.Token = &token
	return out, err
}

func newFake(w *Wire, endpoint string) any {
	c := &fakeClient{wire: w, endpoint: endpoint}
	FixTokens(&c.options)
	return c
}

// runJob runs one job as the program does.
func runJob(t *testing.T, job string) (report Report) {
	t.Helper()
	var out bytes.Buffer
	if err := run(map[string]Client{"fake": {New: newFake}}, strings.NewReader(job), &out); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	return report
}

func TestRequest(t *testing.T) {
	report := runJob(t, `{"Client":"fake","Operation":"put","Endpoint":"http://h/x","Params":{"name":"n"},"Response":{"Status":200}}`)
	got := report.Request
	if report.Failure != "" || report.Error != nil || got == nil {
		t.Fatalf("report: %+v", report)
	}
	if got.Method != "POST" || got.Host != "h" || got.Target != "/x/put?a=b" || string(got.Body) != "n" {
		t.Errorf("request: %+v", got)
	}
	if length := http.Header(got.Header).Get("Content-Length"); length != "1" {
		t.Errorf("Content-Length: %q", length)
	}
}

func TestResult(t *testing.T) {
	report := runJob(t, `{"Client":"fake","Operation":"Put","Endpoint":"http://h","Params":{"name":""},"Response":{"Status":200},
		"Result":{"token":"`+Token+`","body":"b"}}`)
	if lines := goshape.Diff(report.Want, report.Got); len(lines) != 1 || lines[0] != `Body: want "b", got nothing` {
		t.Errorf("differences: %q", lines)
	}
}

func TestError(t *testing.T) {
	report := runJob(t, `{"Client":"fake","Operation":"Put","Endpoint":"http://h","Params":{"name":""},
		"Response":{"Status":400,"Header":{"x-detail":"d"}},"Result":{"Message":"no","detail":"d"}}`)
	want := Error{Type: "putError", Code: "PutFailed", Message: "no", Fault: "client", Text: "put: put: no"}
	if report.Error == nil || *report.Error != want {
		t.Errorf("error: %+v", report.Error)
	}
	if lines := goshape.Diff(report.Want, report.Got); lines != nil {
		t.Errorf("differences: %q", lines)
	}
}

func TestFailure(t *testing.T) {
	for params, want := range map[string]string{
		`{"other":1}`:             "has no field Other",
		`{}`:                      "panic: ",
		`{"name":"","times":2}`:   "sent 2 requests",
		`{"name":"","times":"2"}`: "does not fit int32",
	} {
		report := runJob(t, `{"Client":"fake","Operation":"Put","Endpoint":"http://h","Params":`+params+`,"Response":{"Status":200}}`)
		if !strings.Contains(report.Failure, want) {
			t.Errorf("%s: failure %q, want %q", params, report.Failure, want)
		}
	}
	report := runJob(t, `{"Client":"fake","Operation":"Get","Params":{}}`)
	if report.Failure != "the client has no method for Get" {
		t.Errorf("failure: %q", report.Failure)
	}
	if err := run(nil, strings.NewReader(`{"Client":"none"}`), &bytes.Buffer{}); err == nil {
		t.Error("no error for an unknown client")
	}
}
