package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
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

func (*gone) Error() string                 { return "gone" }
func (*gone) ErrorCode() string             { return "Gone" }
func (v *gone) ErrorMessage() string        { return runtime.ErrorMessage(v.Message) }
func (*gone) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// echo answers with what it got.
func echo(_ context.Context, in *thing) (*thing, error) {
	return &thing{Name: new(*in.ID + "/" + runtime.ErrorMessage(in.Name))}, nil
}

// answers returns the status, the error's type and the body that a service's error becomes.
func answers(t *testing.T, svc service, opts ...runtime.HandlerOption) string {
	t.Helper()
	opts = append([]runtime.HandlerOption{runtime.WithLogger(slog.New(slog.DiscardHandler))}, opts...)
	w := ask(server.NewHandler(api(), svc, runtime.NoAuth, opts), "POST", "/things/a", `{"name":"n"}`)
	return fmt.Sprint(w.Code, " ", w.Header().Get("X-Amzn-Errortype"), " ", w.Body)
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&gone{new("left")}, `410 Gone {"message":"left"}`},
		{fmt.Errorf("wrapped: %w", &gone{}), `410 Gone {}`},
		{&unsendable{}, `500 InternalFailureException {"message":"An internal error occurred."}`},
		{(*gone)(nil), `500 InternalFailureException {"message":"An internal error occurred."}`},
		{(*runtime.ServerError)(nil), `500 InternalFailureException {"message":"An internal error occurred."}`},
		{errors.New("secret"), `500 InternalFailureException {"message":"An internal error occurred."}`},
		{&runtime.ServerError{Status: 429, Code: "Slow", Message: "down", Err: errors.New("secret")}, `429 Slow {"message":"down"}`},
		{&runtime.ServerError{Status: 503, Code: "Slow", Message: "down"}, `503 Slow {"message":"down"}`},
		{context.DeadlineExceeded, `503 ServiceUnavailableException {"message":"The request took too long."}`},
		{&smithy.GenericAPIError{Code: "Other", Message: "secret"}, `500 InternalFailureException {"message":"An internal error occurred."}`},
		{&runtime.ServerError{Code: "Lost", Message: "no status"}, `500 Lost {"message":"no status"}`},
		{&runtime.ServerError{Status: 204, Code: "Lost"}, `500 Lost {"message":""}`},
		{&runtime.ServerError{Status: 1000, Code: "Lost"}, `500 Lost {"message":""}`},
		{&runtime.ValidationError{Count: 1, Violations: []runtime.Violation{{Path: "/a", Message: "Value at '/a' failed"}}}, `400 ValidationException {"message":"1 validation error detected. Value at '/a' failed","fieldList":[{"path":"/a","message":"Value at '/a' failed"}]}`},
		{&smithy.OperationError{ServiceID: "Other", Err: &runtime.ValidationError{Count: 1}}, `500 InternalFailureException {"message":"An internal error occurred."}`},
		{server.NotImplemented("Do"), `501 NotImplementedException {"message":"The operation Do is not implemented."}`},
	} {
		if got := answers(t, func(context.Context, *thing) (*thing, error) { return nil, c.err }); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
	if got := answers(t, func(context.Context, *thing) (*thing, error) { return nil, nil }); got != "200  {}" {
		t.Error("no output:", got)
	}
}

func TestPanic(t *testing.T) {
	var log bytes.Buffer
	got := answers(t, func(context.Context, *thing) (*thing, error) { panic("why") }, runtime.WithLogger(slog.New(slog.NewTextHandler(&log, nil))))
	if got != `500 InternalFailureException {"message":"An internal error occurred."}` {
		t.Error(got)
	}
	for _, part := range []string{"level=ERROR", "panic=why", "stack=", "operation=Do", "request_id="} {
		if !strings.Contains(log.String(), part) {
			t.Errorf("the log lacks %s: %s", part, &log)
		}
	}
	defer func() {
		if recover() != http.ErrAbortHandler {
			t.Error("a panic that is meant for net/http got lost")
		}
	}()
	answers(t, func(context.Context, *thing) (*thing, error) { panic(http.ErrAbortHandler) })
}

func TestNewHandlerRefuses(t *testing.T) {
	for want, make := range map[string]func(){
		"the authenticator is nil": func() { server.NewHandler(api(), service(echo), nil, nil) },
		"the service is nil":       func() { server.NewHandler(api(), nil, runtime.NoAuth, nil) },
	} {
		func() {
			defer func() {
				if text := fmt.Sprint(recover()); !strings.Contains(text, want) {
					t.Errorf("%s, want %s", text, want)
				}
			}()
			make()
		}()
	}
}

func TestRequests(t *testing.T) {
	h := server.NewHandler(api(), service(echo), runtime.NoAuth, []runtime.HandlerOption{runtime.WithMaxBody(100)})
	for _, c := range []struct {
		method, target, body, headers, want string
	}{
		{"POST", "/things/a%2Fb", `{"name":"n"}`, "", `200  {"name":"a/b/n"}`},
		{"POST", "/things/a/", "", "", `200  {"name":"a/"}`},
		{"POST", "/things/a", `{"name":"invalid"}`, "", `400 ValidationException {"message":"1 validation error detected. Value at '/name' failed","fieldList":[{"path":"/name","message":"Value at '/name' failed"}]}`},
		{"POST", "/things/a", `{"name":7}`, "", `400 SerializationException {"message":"JSON offset 8: member name: expected a string"}`},
		{"POST", "/things/a", `null`, "", `400 SerializationException {"message":"JSON offset 0: expected an object"}`},
		{"POST", "/things/%zz", ``, "", ``},
		{"POST", "/things/", ``, "", `404 UnknownOperationException {"message":"There is no such operation."}`},
		{"POST", "/", ``, "", `404 UnknownOperationException {"message":"There is no such operation."}`},
		{"DELETE", "/things/a", ``, "", `405 MethodNotAllowedException {"message":"The path does not take this method."} Allow: POST`},
		{"POST", "/things/a", `{}`, "Content-Type: text/plain", `415 UnsupportedMediaTypeException {"message":"The content type is not the one of the operation's input."}`},
		{"POST", "/things/a", `{}`, "Content-Type: ", `415 UnsupportedMediaTypeException {"message":"The content type is not the one of the operation's input."}`},
		{"POST", "/things/a", `{}`, "Content-Type: Application/JSON ; charset=utf-8", `200  {"name":"a/"}`},
		{"POST", "/things/a", `{}`, "Accept: text/html, application/json;q=0", `406 NotAcceptableException {"message":"The operation does not answer with an accepted content type."}`},
		{"POST", "/things/a", `{}`, "Accept: text/html, application/*;q=0.1", `200  {"name":"a/"}`},
		{"POST", "/things/a", `{"name":"` + strings.Repeat("x", 100) + `"}`, "", `413 RequestEntityTooLargeException {"message":"The body is larger than 100 bytes."}`},
		{"GET", "/open", ``, "", `204  `},
		{"POST", "/copy", strings.Repeat("y", 200), "", `200  ` + strings.Repeat("y", 200)},
	} {
		if c.want == "" {
			continue
		}
		var headers []string
		if name, value, ok := strings.Cut(c.headers, ": "); ok {
			headers = []string{name, value}
		}
		w := ask(h, c.method, c.target, c.body, headers...)
		got := fmt.Sprint(w.Code, " ", w.Header().Get("X-Amzn-Errortype"), " ", w.Body)
		if allow := w.Header().Get("Allow"); allow != "" {
			got += " Allow: " + allow
		}
		if got != c.want {
			t.Errorf("%s %s: %s, want %s", c.method, c.target, got, c.want)
		}
		if len(w.Header().Get("X-Amzn-Requestid")) != 36 {
			t.Errorf("%s %s: no request id", c.method, c.target)
		}
	}
}

func zipped(text string) string {
	var b strings.Builder
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return b.String()
}

// TestGzip sends compressed bodies; what comes out of one has the bound of a plain one.
func TestGzip(t *testing.T) {
	h := server.NewHandler(api(), service(echo), runtime.NoAuth, []runtime.HandlerOption{runtime.WithMaxBody(1000)})
	for size, want := range map[int]int{10: 200, 2000: 413} {
		body := zipped(`{"name":"` + strings.Repeat("x", size) + `"}`)
		if w := ask(h, "POST", "/things/a", body, "Content-Encoding", "custom, gzip"); w.Code != want {
			t.Errorf("%d: %d %s", size, w.Code, w.Body)
		}
		if w := ask(h, "POST", "/things/a", body[:len(body)-3], "Content-Encoding", "gzip"); size < 1000 && w.Code != 400 {
			t.Errorf("cut off: %d %s", w.Code, w.Body)
		}
	}
}

func TestOptions(t *testing.T) {
	var order []string
	around := func(name string) runtime.HandlerOption {
		return runtime.WithInterceptor(func(ctx context.Context, call *runtime.ServerCall, next func(context.Context) (any, error)) (any, error) {
			order = append(order, name+" "+call.Info.Operation+" "+*call.Input.(*thing).Name)
			out, err := next(ctx)
			order = append(order, name)
			return out, err
		})
	}
	got := answers(t, func(ctx context.Context, _ *thing) (*thing, error) {
		info := runtime.RequestInfoFrom(ctx)
		if _, bounded := ctx.Deadline(); !bounded || info.RequestID != "id" || info.Service != "Tiny" || info.HTTP == nil {
			t.Error("the context says", info)
		}
		return nil, &gone{new("x")}
	}, around("a"), around("b"), runtime.WithTimeout(time.Minute), runtime.WithRequestID(func(*http.Request) string { return "id" }),
		runtime.WithErrorMapping(func(ctx context.Context, err error) error {
			if info := runtime.RequestInfoFrom(ctx); info == nil || info.Operation != "Do" || info.RequestID != "id" {
				t.Error("the context of a mapping says", info)
			}
			if errors.As(err, new(*gone)) {
				return &runtime.ServerError{Status: 418, Code: "Teapot", Message: "short"}
			}
			return err
		}))
	if got != `418 Teapot {"message":"short"}` || strings.Join(order, ", ") != "a Do n, b Do n, b, a" {
		t.Error(got, order)
	}
	got = answers(t, echo, runtime.WithInterceptor(func(context.Context, *runtime.ServerCall, func(context.Context) (any, error)) (any, error) {
		return 7, nil
	}))
	if !strings.HasPrefix(got, "500 InternalFailureException") {
		t.Error("an interceptor's 7:", got)
	}
}

// TestBrokenStream breaks the connection when the stream of an output does: a part of it must not pass for the whole.
func TestBrokenStream(t *testing.T) {
	a := api()
	a.Operations[2].Call = func(context.Context, any, server.Input) (runtime.Encodable, error) {
		return &streamed{io.NopCloser(io.MultiReader(strings.NewReader("start"), brokenReader{}))}, nil
	}
	s := httptest.NewServer(server.NewHandler(a, service(echo), runtime.NoAuth, []runtime.HandlerOption{runtime.WithLogger(slog.New(slog.DiscardHandler))}))
	defer s.Close()
	r, err := http.Post(s.URL+"/copy", "text/plain", strings.NewReader("x"))
	if err == nil {
		_, err = io.ReadAll(r.Body)
		r.Body.Close()
	}
	if err == nil {
		t.Error("the response seems whole")
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("broken") }
