package server_test

import (
	"bytes"
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

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

var keys = aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret", SessionToken: "token"}

// sealed is a handler that wants signatures. What it copies it reads to the end before it answers.
func sealed(opts ...runtime.HandlerOption) http.Handler {
	a := api()
	a.Operations[2].Stream = nil
	a.Operations[2].Call = func(ctx context.Context, _ any, in server.Input) (runtime.Encodable, error) {
		text, err := io.ReadAll(in.(*streamed).Body)
		if err != nil {
			return nil, fmt.Errorf("copy: %w", err)
		}
		identity := runtime.RequestInfoFrom(ctx).Identity.(sigv4.Identity)
		return &thing{Name: new(identity.AccessKeyID + " " + string(text))}, nil
	}
	a.Operations[2].Traits, a.Operations[2].OutputType = server.HasBody|server.HasOutput, ""
	opts = append(opts, runtime.WithLogger(slog.New(slog.DiscardHandler)))
	return server.NewHandler(a, service(echo), runtime.SigV4(sigv4.StaticCredentials(keys)), opts)
}

// signed signs a request with the SDK's signer and hands it over with a body that may be another one.
func signed(t *testing.T, h http.Handler, method, target, body, sent string, change func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(sent))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if change != nil {
		change(r)
	}
	hash := sigv4.HashPayload([]byte(body))
	if have := r.Header.Get("X-Amz-Content-Sha256"); have != "" {
		hash = have
	}
	if err := v4.NewSigner().SignHTTP(t.Context(), keys, r, hash, "tiny", "eu-west-1", time.Now()); err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestSigned(t *testing.T) {
	announce := func(text string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("X-Amz-Content-Sha256", sigv4.HashPayload([]byte(text))) }
	}
	unsigned := func(r *http.Request) { r.Header.Set("X-Amz-Content-Sha256", sigv4.UnsignedPayload) }
	chunked := func(r *http.Request) { r.Header.Set("X-Amz-Content-Sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD") }
	garbled := func(r *http.Request) { r.Header.Set("X-Amz-Content-Sha256", "abc") }
	for _, c := range []struct {
		name, target, body, sent string
		change                   func(*http.Request)
		want                     string
	}{
		{"right", "/things/a%2Fb", `{"name":"n"}`, `{"name":"n"}`, nil, `200  {"name":"a/b/n"}`},
		{"another body", "/things/a", `{"name":"n"}`, `{"name":"m"}`, nil, `403 InvalidSignatureException`},
		{"another body than announced", "/things/a", `{"name":"n"}`, `{"name":"m"}`, announce(`{"name":"n"}`), `400 XAmzContentSHA256Mismatch`},
		{"unsigned body", "/things/a", `{}`, `{}`, unsigned, `403 InvalidSignatureException`},
		{"no operation", "/nothing", ``, ``, nil, `404 UnknownOperationException`},
		{"a stream", "/copy", `text`, `text`, nil, `200  {"name":"AKIDEXAMPLE text"}`},
		{"another stream", "/copy", `text`, `texts`, nil, `403 InvalidSignatureException`},
		{"an announced stream", "/copy", `text`, `text`, announce(`text`), `200  {"name":"AKIDEXAMPLE text"}`},
		{"another than announced", "/copy", `text`, `texts`, announce(`text`), `400 XAmzContentSHA256Mismatch`},
		{"an unsigned stream", "/copy", `text`, `text`, unsigned, `403 InvalidSignatureException`},
		{"a long stream", "/copy", strings.Repeat("x", 2000), strings.Repeat("x", 2000), nil, `400 IncompleteSignatureException`},
		{"a stream signed in chunks", "/copy", strings.Repeat("x", 2000), strings.Repeat("x", 2000), chunked, `501 NotImplemented`},
		{"a long stream announced wrongly", "/copy", strings.Repeat("x", 2000), strings.Repeat("x", 2000), garbled, `400 IncompleteSignatureException {"message":"X-Amz-Content-Sha256`},
		{"a long announced stream", "/copy", strings.Repeat("x", 2000), strings.Repeat("x", 2000), announce(strings.Repeat("x", 2000)), `200  {"name":"AKIDEXAMPLE xxx`},
	} {
		w := signed(t, sealed(runtime.WithMaxBody(1000)), "POST", c.target, c.body, c.sent, c.change)
		got := fmt.Sprint(w.Code, " ", w.Header().Get("X-Amzn-Errortype"), " ", w.Body)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestUnsigned shows that nothing but what the model opens is told to those who do not sign.
func TestUnsigned(t *testing.T) {
	for request, want := range map[string]string{
		"GET /open":                   "204 ",
		"POST /things/a":              "403 MissingAuthenticationTokenException",
		"POST /nothing":               "403 MissingAuthenticationTokenException",
		"PUT /things/a":               "403 MissingAuthenticationTokenException",
		"GET /open?X-Amz-Signature=1": "400 IncompleteSignatureException",
	} {
		method, target, _ := strings.Cut(request, " ")
		w := ask(sealed(), method, target, "")
		if got := fmt.Sprint(w.Code, " ", w.Header().Get("X-Amzn-Errortype")); got != want {
			t.Errorf("%s: %s, want %s", request, got, want)
		}
	}
}

func TestPresigned(t *testing.T) {
	r := httptest.NewRequest("POST", "http://example.com/things/a?x=1", nil)
	uri, header, err := v4.NewSigner().PresignHTTP(t.Context(), keys, r, sigv4.EmptyPayloadHash, "tiny", "eu-west-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		uri  string
		want int
	}{{uri, 200}, {strings.Replace(uri, "x=1", "x=2", 1), 403}, {strings.Replace(uri, "/a?", "/b?", 1), 403}, {strings.Replace(uri, "/things/", "/other/../things/", 1), 403}} {
		r := httptest.NewRequest("POST", c.uri, nil)
		for name, values := range header {
			r.Header[name] = values
		}
		w := httptest.NewRecorder()
		sealed().ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s: %d %s, want %d", c.uri, w.Code, w.Body, c.want)
		}
	}
}

// TestAuthenticators shows what the errors of an authenticator become.
func TestAuthenticators(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New("secret"), "500 InternalFailureException"},
		{&runtime.ServerError{Status: 401, Code: "Who", Message: "are you"}, "401 Who"},
		{&sigv4.VerifyError{Code: sigv4.CodeInvalidClientTokenID, Message: "m"}, "403 UnrecognizedClientException"},
		{&sigv4.VerifyError{Code: sigv4.CodeInternalFailure, Message: "the credential store failed"}, "500 InternalFailureException"},
		{refusal(0), "500 InternalFailureException"},
		{refusal(200), "500 InternalFailureException"},
		{refusal(401), "401 Refused"},
	} {
		h := server.NewHandler(api(), service(echo), authenticator(func() error { return c.err }),
			[]runtime.HandlerOption{runtime.WithLogger(slog.New(slog.DiscardHandler))})
		w := ask(h, "POST", "/things/a", "")
		if got := fmt.Sprint(w.Code, " ", w.Header().Get("X-Amzn-Errortype")); got != c.want || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%v: %s %s, want %s", c.err, got, w.Body, c.want)
		}
	}
}

type authenticator func() error

func (a authenticator) Authenticate(context.Context, *runtime.AuthRequest) (any, error) {
	return nil, a()
}

// refusal is an error of an authenticator, with a status.
type refusal int

func (refusal) Error() string                 { return "refused" }
func (refusal) ErrorCode() string             { return "Refused" }
func (refusal) ErrorMessage() string          { return "no" }
func (refusal) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }
func (r refusal) HTTPStatusCode() int         { return int(r) }

// TestStoreFailure logs why a credential store failed, and tells the sender nothing of it.
func TestStoreFailure(t *testing.T) {
	var log bytes.Buffer
	store := sigv4.CredentialStoreFunc(func(context.Context, string) (sigv4.Credential, error) {
		return sigv4.Credential{}, errors.New("no route to the database")
	})
	h := server.NewHandler(api(), service(echo), runtime.SigV4(store), []runtime.HandlerOption{runtime.WithLogger(slog.New(slog.NewTextHandler(&log, nil)))})
	w := signed(t, h, "POST", "/things/a", `{}`, `{}`, nil)
	if w.Code != 500 || strings.Contains(w.Body.String(), "database") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "no route to the database") {
		t.Errorf("the log lacks the cause: %s", &log)
	}
}
