package server

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"reflect"
	"sync"
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// access says who may call a server.
type access string

// The two ways to call a server.
const (
	signed   access = "SigV4"
	unsigned access = "NoAuth"
)

// A backend is a generated server on loopback that answers one call at a time with what the test has prepared.
type backend struct {
	*service
	url string
	// aws is the SDK's client of the server.
	aws any

	mu sync.Mutex
	// output or err is the answer to the next call.
	output any
	err    error
	// seen is what the handler saw of the last call.
	seen sight
}

// A sight is what a service gets of a call.
type sight struct {
	calls     int
	operation string
	input     any
	identity  any
}

func newBackend(t *testing.T, s *service, who access) *backend {
	t.Helper()
	b := &backend{service: s}
	auth := runtime.NoAuth
	if who == signed {
		auth = runtime.SigV4(sigv4.StaticCredentials(account))
	}
	server := httptest.NewServer(s.handler(auth, runtime.WithInterceptor(b.answer),
		runtime.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil)))))
	t.Cleanup(server.Close)
	b.url = server.URL
	b.aws = s.sdk(b.url, credentialsOf(who))
	return b
}

// answer is the interceptor that stands for every method of the service.
func (b *backend) answer(_ context.Context, call *runtime.ServerCall, _ func(context.Context) (any, error)) (any, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seen = sight{b.seen.calls + 1, call.Info.Operation, goshape.Dump(call.Input), call.Info.Identity}
	return b.output, b.err
}

// prepare sets the answer to the next call: an output, or the error of that name.
func (b *backend) prepare(operation, failure string, answer map[string]any) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seen, b.output, b.err = sight{}, nil, nil
	if failure == "" {
		_, out, ok := types(b.client, operation)
		if !ok {
			return fmt.Errorf("the generated client has no operation %s", operation)
		}
		b.output = reflect.New(out).Interface()
		_, err := goshape.Filler{}.Fill(b.output, answer)
		return err
	}
	for _, known := range b.errors {
		if reflect.TypeOf(known).Elem().Name() == failure {
			b.err = reflect.New(reflect.TypeOf(known).Elem()).Interface().(error)
			_, err := goshape.Filler{}.Fill(b.err, answer)
			return err
		}
	}
	return fmt.Errorf("there is no error %s", failure)
}

// problems compares what the service saw with what was sent.
func (b *backend) problems(operation string, who access, params map[string]any) (out []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.seen.calls != 1 || b.seen.operation != operation {
		return []string{fmt.Sprintf("the service saw %d calls, the last one of %s", b.seen.calls, b.seen.operation)}
	}
	identity, _ := b.seen.identity.(sigv4.Identity)
	if who == signed && identity.AccessKeyID != account.AccessKeyID {
		out = append(out, fmt.Sprintf("identity %+v", b.seen.identity))
	}
	in, _, _ := types(b.client, operation)
	want := reflect.New(in).Interface()
	if _, err := (goshape.Filler{}).Fill(want, params); err != nil {
		return []string{err.Error()}
	}
	// A token that the caller left out is the client's to make.
	for _, name := range b.model.Tokens(operation) {
		seen := b.seen.input.(map[string]any)
		if token, _ := seen[goshape.GoName(name)].(string); params[name] == nil && len(token) == 36 {
			delete(seen, goshape.GoName(name))
		}
	}
	for _, line := range goshape.Diff(goshape.Dump(want), b.seen.input) {
		out = append(out, "input "+line)
	}
	return out
}
