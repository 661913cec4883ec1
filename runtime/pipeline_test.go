package runtime_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime"
)

// seen is a request that a test server got.
type seen struct {
	path, body string
	header     http.Header
}

// server answers the n-th request as answer says and keeps what it got.
type server struct {
	*httptest.Server
	mu   sync.Mutex
	seen []seen
}

func serve(t *testing.T, answer func(w http.ResponseWriter, n int)) *server {
	t.Helper()
	s := new(server)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		s.mu.Lock()
		s.seen = append(s.seen, seen{r.URL.EscapedPath(), string(body), r.Header.Clone()})
		n := len(s.seen)
		s.mu.Unlock()
		answer(w, n)
	}))
	t.Cleanup(s.Close)
	return s
}

func staticCredentials() aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "SECRET", SessionToken: "TOKEN"}, nil
	})
}

// quick is the SDK's retryer without its waits.
func quick() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return time.Millisecond, nil })
	})
}

func newIAM(s *server, optFns ...func(*iam.Options)) *iam.Client {
	return iam.New(iam.Options{
		Region: "us-east-1", Credentials: staticCredentials(), BaseEndpoint: &s.URL, Retryer: quick(),
	}, optFns...)
}

const userXML = `<GetUserResponse><GetUserResult><User><UserName>alice</UserName></User></GetUserResult></GetUserResponse>`

func TestRetriesReplayTheRequest(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, n int) {
		if n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("X-Amzn-Requestid", "third")
		fmt.Fprint(w, userXML)
	})
	out, err := newIAM(s).GetUser(context.Background(), &iam.GetUserInput{UserName: aws.String("alice")})
	if err != nil {
		t.Fatal(err)
	}
	if got := *out.User.UserName; got != "alice" {
		t.Errorf("user %q", got)
	}
	if id, _ := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata); id != "third" {
		t.Errorf("request id %q", id)
	}
	if len(s.seen) != 3 {
		t.Fatalf("%d attempts", len(s.seen))
	}
	for i, r := range s.seen {
		if r.body != s.seen[0].body || r.body == "" {
			t.Errorf("attempt %d sent %q, the first %q", i+1, r.body, s.seen[0].body)
		}
		if got, want := r.header.Get("Amz-Sdk-Request"), fmt.Sprintf("attempt=%d; max=3", i+1); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if id := r.header.Get("Amz-Sdk-Invocation-Id"); len(id) != 36 || id != s.seen[0].header.Get("Amz-Sdk-Invocation-Id") {
			t.Errorf("attempt %d has invocation id %q", i+1, id)
		}
	}
}

func TestRetriesEnd(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) { w.WriteHeader(http.StatusServiceUnavailable) })
	_, err := newIAM(s).GetUser(context.Background(), nil, func(o *iam.Options) { o.RetryMaxAttempts = 2 })
	var attempts *retry.MaxAttemptsError
	if !errors.As(err, &attempts) || attempts.Attempt != 2 || len(s.seen) != 2 {
		t.Fatalf("%d attempts: %v", len(s.seen), err)
	}
	var op *smithy.OperationError
	if !errors.As(err, &op) || op.Service() != "IAM" || op.Operation() != "GetUser" {
		t.Errorf("%v", err)
	}
}

func TestErrorsAreTyped(t *testing.T) {
	const answer = `<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no such user</Message></Error><RequestId>abc</RequestId></ErrorResponse>`
	code := "NoSuchEntity"
	s := serve(t, func(w http.ResponseWriter, _ int) {
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintf(w, answer, code)
	})
	_, err := newIAM(s).GetUser(context.Background(), nil)
	var missing *types.NoSuchEntityException
	if !errors.As(err, &missing) || missing.ErrorMessage() != "no such user" || missing.ErrorFault() != smithy.FaultClient {
		t.Fatalf("%v", err)
	}
	var response *awshttp.ResponseError
	if !errors.As(err, &response) || response.HTTPStatusCode() != http.StatusNotFound || response.ServiceRequestID() != "abc" {
		t.Errorf("%v", err)
	}
	code = "Unheard"
	_, err = newIAM(s).GetUser(context.Background(), nil)
	var generic *smithy.GenericAPIError
	if !errors.As(err, &generic) || generic.Code != "Unheard" || generic.Message != "no such user" || generic.Fault != smithy.FaultClient {
		t.Errorf("%v", err)
	}
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := serve(t, func(w http.ResponseWriter, _ int) {
		cancel()
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	start := time.Now()
	_, err := newIAM(s, func(o *iam.Options) { o.Retryer = retry.NewStandard() }).GetUser(ctx, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if len(s.seen) != 1 || time.Since(start) > 5*time.Second {
		t.Errorf("%d attempts in %v", len(s.seen), time.Since(start))
	}
}

func TestClockSkewIsCorrected(t *testing.T) {
	ahead := time.Now().Add(time.Hour).UTC()
	s := serve(t, func(w http.ResponseWriter, n int) {
		w.Header().Set("Date", ahead.Format(http.TimeFormat))
		if n == 1 {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprint(w, `<ErrorResponse><Error><Code>RequestTimeTooSkewed</Code></Error></ErrorResponse>`)
			return
		}
		fmt.Fprint(w, userXML)
	})
	client := newIAM(s)
	for range 2 {
		if _, err := client.GetUser(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.seen) != 3 {
		t.Fatalf("%d attempts, want the first call to try twice and the second once", len(s.seen))
	}
	for _, r := range s.seen[1:] {
		signed, err := time.Parse("20060102T150405Z", r.header.Get("X-Amz-Date"))
		if err != nil || signed.Sub(ahead).Abs() > time.Minute {
			t.Errorf("signed for %v, the server has %v", signed, ahead)
		}
	}
	s.seen = nil
	local := func(o *iam.Options) { o.DisableClockSkewCorrection = true }
	if _, err := newIAM(s, local).GetUser(context.Background(), nil); err == nil || len(s.seen) != 1 {
		t.Errorf("%d attempts without correction: %v", len(s.seen), err)
	}
	// What the client has learnt does not count for a call that keeps to the
	// local clock.
	if _, err := client.GetUser(context.Background(), nil, local); err != nil {
		t.Fatal(err)
	}
	signed, err := time.Parse("20060102T150405Z", s.seen[1].header.Get("X-Amz-Date"))
	if err != nil || time.Since(signed).Abs() > time.Minute {
		t.Errorf("signed for %v", signed)
	}
}

// What a caller's own parts do wrong is an error of the call.
func TestFaultyParts(t *testing.T) {
	answer := func(r *http.Response) roundTrip {
		return func(*http.Request) (*http.Response, error) { return r, nil }
	}
	options := chimesdkidentity.Options{Region: "us-east-1", Retryer: aws.NopRetryer{}}
	call := func(optFn func(*chimesdkidentity.Options)) error {
		_, err := chimesdkidentity.New(options).CreateAppInstance(context.Background(), &chimesdkidentity.CreateAppInstanceInput{Name: aws.String("n")}, optFn)
		return err
	}
	for name, optFn := range map[string]func(*chimesdkidentity.Options){
		"no response": func(o *chimesdkidentity.Options) { o.HTTPClient = answer(nil) },
		"no resolver": func(o *chimesdkidentity.Options) { o.EndpointResolverV2 = nil },
		"no token":    func(o *chimesdkidentity.Options) { o.IdempotencyTokenProvider = failingTokens{} },
		"no URL":      func(o *chimesdkidentity.Options) { o.BaseEndpoint = aws.String("http://user:secret word@h") },
	} {
		err := call(optFn)
		var op *smithy.OperationError
		if !errors.As(err, &op) || op.Operation() != "CreateAppInstance" {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", name, err)
		}
	}
	sent := ""
	err := call(func(o *chimesdkidentity.Options) {
		o.IdempotencyTokenProvider, o.Validation = nil, runtime.ValidateNone
		o.HTTPClient = roundTrip(func(r *http.Request) (*http.Response, error) {
			body, err := io.ReadAll(r.Body)
			sent = string(body)
			return &http.Response{StatusCode: 201, Body: &failingClose{strings.NewReader("{}")}}, err
		})
	})
	if err != nil || sent != `{"Name":"n"}` {
		t.Errorf("sent %q: %v", sent, err)
	}
}

type failingTokens struct{}

func (failingTokens) GetIdempotencyToken() (string, error) { return "", errors.New("no entropy") }

type failingClose struct{ io.Reader }

func (*failingClose) Close() error { return errors.New("close") }

func TestErrorsHideTheQuery(t *testing.T) {
	client := iam.New(iam.Options{Region: "us-east-1", Retryer: aws.NopRetryer{}, HTTPClient: roundTrip(func(r *http.Request) (*http.Response, error) {
		return nil, &url.Error{Op: "Post", URL: "https://h/?email=alice", Err: io.ErrUnexpectedEOF}
	})})
	_, err := client.GetUser(context.Background(), nil)
	if !errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(err.Error(), "alice") {
		t.Errorf("%v", err)
	}
}

// endless is a body without an end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) { e.read += len(p); return len(p), nil }
func (*endless) Close() error                 { return nil }

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) Do(r *http.Request) (*http.Response, error) { return f(r) }

func TestResponsesAreBounded(t *testing.T) {
	body := new(endless)
	client := iam.New(iam.Options{Region: "us-east-1", Retryer: aws.NopRetryer{}, HTTPClient: roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Header.Get("Authorization") != "" {
			t.Error("signed without credentials")
		}
		return &http.Response{StatusCode: 200, Body: body, ContentLength: -1}, nil
	})})
	_, err := client.GetUser(context.Background(), nil)
	var bad *smithy.DeserializationError
	if !errors.As(err, &bad) || body.read > 256<<20 {
		t.Errorf("read %d bytes: %v", body.read, err)
	}
}

func TestBaseEndpointPath(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) { fmt.Fprint(w, `{}`) })
	client := chimesdkidentity.New(chimesdkidentity.Options{Region: "us-east-1", BaseEndpoint: aws.String(s.URL + "/base/")})
	_, err := client.DescribeAppInstance(context.Background(), &chimesdkidentity.DescribeAppInstanceInput{AppInstanceArn: aws.String("arn:a/b c")})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.seen[0].path, "/base/app-instances/arn%3Aa%2Fb%20c"; got != want {
		t.Errorf("path %q, want %q", got, want)
	}
}

func TestEmptyLabelIsNotSent(t *testing.T) {
	s := serve(t, func(http.ResponseWriter, int) { t.Error("sent") })
	client := chimesdkidentity.New(chimesdkidentity.Options{Region: "us-east-1", BaseEndpoint: &s.URL})
	for _, arn := range []*string{nil, aws.String("")} {
		_, err := client.DescribeAppInstance(context.Background(), &chimesdkidentity.DescribeAppInstanceInput{AppInstanceArn: arn}, func(o *chimesdkidentity.Options) {
			o.Validation = runtime.ValidateNone
		})
		var bad *smithy.SerializationError
		if !errors.As(err, &bad) {
			t.Errorf("%v", err)
		}
	}
}

// secrets are what must not be in any log of the test below.
var secrets = []string{"SECRET", "TOKEN", "Signature="}

func TestLogsHoldNoCredentials(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) { fmt.Fprint(w, userXML) })
	var logged logKeeper
	client := newIAM(s, func(o *iam.Options) {
		o.Logger = &logged
		o.ClientLogMode = aws.LogRequestWithBody | aws.LogResponseWithBody | aws.LogSigning | aws.LogRetries
	})
	if _, err := client.GetUser(context.Background(), &iam.GetUserInput{UserName: aws.String("alice")}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Action=GetUser", "UserName=alice", "<UserName>alice</UserName>", "[REDACTED]"} {
		if !strings.Contains(logged.String(), want) {
			t.Errorf("%q is not in the log:\n%s", want, logged.String())
		}
	}
	for _, secret := range secrets {
		if strings.Contains(logged.String(), secret) {
			t.Errorf("%q is in the log:\n%s", secret, logged.String())
		}
	}
	if got := s.seen[0].header.Get("X-Amz-Security-Token"); got != "TOKEN" {
		t.Errorf("the request itself has token %q", got)
	}
}

func TestSensitiveValuesAreNotPrinted(t *testing.T) {
	v := iam.CreateLoginProfileInput{UserName: aws.String("alice"), Password: aws.String("hunter2")}
	var text bytes.Buffer
	slog.New(slog.NewJSONHandler(&text, nil)).Info("x", "in", v, "ptr", &v)
	slog.New(slog.NewTextHandler(&text, nil)).Info("x", "in", v, "ptr", &v)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		fmt.Fprintf(&text, verb+verb+verb, v, &v, []iam.CreateLoginProfileInput{v})
	}
	text.WriteString(v.String())
	if strings.Contains(text.String(), "hunter2") || strings.Contains(text.String(), fmt.Sprintf("%x", "hunter2")) {
		t.Error(text.String())
	}
	if got, want := v.String(), `CreateLoginProfileInput{UserName: "alice", Password: [REDACTED]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
