package validation

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity/chimesdkidentityserver"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	"github.com/modelsmith/modelsmith/runtime"
)

// TestEveryConstraintOverHTTP sends every edge to a generated server, which calls its service with it, and everything
// beyond an edge, which it refuses with a 400 that names the member.
func TestEveryConstraintOverHTTP(t *testing.T) {
	w := &wire{reached: make(chan any, 1)}
	around := runtime.WithInterceptor(func(_ context.Context, call *runtime.ServerCall, _ func(context.Context) (any, error)) (any, error) {
		w.reached <- call.Input
		return nil, nil
	})
	start := func(h http.Handler) *string {
		server := httptest.NewServer(h)
		t.Cleanup(server.Close)
		return &server.URL
	}
	w.clients = map[string]any{
		"chime": chime.New(chime.Options{
			Region: "us-east-1", RetryMaxAttempts: 1, Validation: runtime.ValidateNone, HTTPClient: w, IdempotencyTokenProvider: none{},
			BaseEndpoint: start(chimeserver.NewHandler(chimeserver.Unimplemented{}, runtime.NoAuth, around)),
		}),
		"chime-sdk-identity": chimesdkidentity.New(chimesdkidentity.Options{
			Region: "us-east-1", RetryMaxAttempts: 1, Validation: runtime.ValidateNone, HTTPClient: w, IdempotencyTokenProvider: none{},
			BaseEndpoint: start(chimesdkidentityserver.NewHandler(chimesdkidentityserver.Unimplemented{}, runtime.NoAuth, around)),
		}),
		"iam": iam.New(iam.Options{
			Region: "us-east-1", RetryMaxAttempts: 1, Validation: runtime.ValidateNone, HTTPClient: w,
			BaseEndpoint: start(iamserver.NewHandler(iamserver.Unimplemented{}, runtime.NoAuth, around)),
		}),
	}
	everyConstraint(t, w)
	t.Logf("requests with an empty label: %d for no operation, %d for another one", w.noRoute, w.otherRoute)
}

// wire is a judge that asks the servers, through clients that check nothing.
type wire struct {
	clients map[string]any
	// reached has the input that a service was called with.
	reached chan any
	status  int
	body    []byte
	// sent is the body of the last request.
	sent []byte
	// Paths with an empty label are that of no operation, or of another one.
	noRoute, otherRoute int
}

// noToken stands for a token that is to be absent: clients cannot leave one out.
const noToken = "no-token"

// none gives no tokens.
type none struct{}

func (none) GetIdempotencyToken() (string, error) { return noToken, nil }

// noLabel stands for a label that is to be empty.
const noLabel = "no-label"

// withoutToken takes the absent token out of a body, which it returns.
func withoutToken(r *http.Request) ([]byte, error) {
	if r.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(r.Body)
	if err == nil && bytes.Contains(body, []byte(noToken)) {
		var members map[string]json.RawMessage
		if err := json.Unmarshal(body, &members); err != nil {
			return nil, err
		}
		maps.DeleteFunc(members, func(_ string, value json.RawMessage) bool { return string(value) == `"`+noToken+`"` })
		body, err = json.Marshal(members)
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return body, err
}

// Do sends a request, and keeps the response.
func (w *wire) Do(r *http.Request) (*http.Response, error) {
	var err error
	if w.sent, err = withoutToken(r); err != nil {
		return nil, err
	}
	r.URL.Path = strings.Replace(r.URL.Path, noLabel, "", 1)
	r.URL.RawPath = strings.Replace(r.URL.RawPath, noLabel, "", 1)
	out, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer out.Body.Close()
	w.status = out.StatusCode
	w.body, err = io.ReadAll(out.Body)
	out.Body = io.NopCloser(bytes.NewReader(w.body))
	return out, err
}

// judge implements [judge].
func (w *wire) judge(t *testing.T, service, operation string, params any) ([]runtime.Violation, bool) {
	t.Helper()
	in := newInput(t, service, operation, params)
	got, err := w.call(t, service, operation, in)
	switch {
	case w.status == 0:
		w.withoutLabel(t, service, operation, params, err)
		return nil, false
	case err == nil && got != nil:
		if reflect.DeepEqual(got, in) {
			return nil, true
		}
		if !w.sameRequest(t, service, operation, got) {
			t.Errorf("%s %s: the service was called with %+v, sent was %+v", service, operation, got, in)
		}
		return nil, false
	case got != nil || w.status != http.StatusBadRequest:
		t.Errorf("%s %s: status %d, reached the service: %v: %v", service, operation, w.status, got != nil, err)
		return nil, true
	}
	return w.refusal(t, service), true
}

// sameRequest reports whether an input is the same as the last one on the wire: in a form, a structure without members set is no
// other than an absent one.
func (w *wire) sameRequest(t *testing.T, service, operation string, in any) bool {
	t.Helper()
	sent := w.sent
	_, err := w.call(t, service, operation, in)
	return err == nil && bytes.Equal(w.sent, sent)
}

// call calls an operation, and returns the input that the service was called with.
func (w *wire) call(t *testing.T, service, operation string, in any) (got any, err error) {
	t.Helper()
	w.status, w.body = 0, nil
	method := reflect.ValueOf(w.clients[service]).MethodByName(operation)
	err, _ = method.Call([]reflect.Value{reflect.ValueOf(t.Context()), reflect.ValueOf(in)})[1].Interface().(error)
	select {
	case got = <-w.reached:
	default:
	}
	return got, err
}

// unset is what clients say of a label that they have no value for.
var unset = regexp.MustCompile(`member (?:for label )?(\w+): a label of the path must (?:be set|not be empty)$`)

// withoutLabel sends what clients do not: a path with an empty label is that of no operation, or of another one.
func (w *wire) withoutLabel(t *testing.T, service, operation string, params any, err error) {
	t.Helper()
	label := unset.FindStringSubmatch(err.Error())
	if label == nil {
		t.Errorf("%s %s: not sent: %v", service, operation, err)
		return
	}
	in, value := newInput(t, service, operation, params), noLabel
	reflect.ValueOf(in).Elem().FieldByNameFunc(func(name string) bool { return strings.EqualFold(name, label[1]) }).Set(reflect.ValueOf(&value))
	got, _ := w.call(t, service, operation, in)
	switch {
	case got != nil && reflect.TypeOf(got) == reflect.TypeOf(in):
		t.Errorf("%s %s: reached without %s", service, operation, label[1])
	case got == nil && w.status == http.StatusMethodNotAllowed || got == nil && w.status == http.StatusNotFound:
		w.noRoute++
	case w.status == http.StatusOK || w.status == http.StatusBadRequest:
		w.otherRoute++
	default:
		t.Errorf("%s %s: status %d", service, operation, w.status)
	}
}
