package faults

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// An ending is a context that ends when the test says so, by a cancel or by a deadline.
type ending struct {
	context.Context
	reason error
	done   chan struct{}
	once   sync.Once
}

func newEnding(reason error) *ending {
	return &ending{Context: context.Background(), reason: reason, done: make(chan struct{})}
}

func (e *ending) end() { e.once.Do(func() { close(e.done) }) }

func (e *ending) Done() <-chan struct{} { return e.done }

func (e *ending) Err() error {
	select {
	case <-e.done:
		return e.reason
	default:
		return nil
	}
}

// A moment is where in a call the context ends.
type moment struct {
	name string
	// set prepares the client and the steps of the server; ctx ends when they say so.
	set func(w wire, ctx *ending, o *setup) []step
}

var moments = []moment{
	{"before the call", func(w wire, ctx *ending, _ *setup) []step {
		ctx.end()
		return []step{w.ok()}
	}},
	{"in the credentials", func(w wire, ctx *ending, o *setup) []step {
		o.credentials = aws.CredentialsProviderFunc(func(c context.Context) (aws.Credentials, error) {
			ctx.end()
			<-c.Done()
			return aws.Credentials{}, c.Err()
		})
		return []step{w.ok()}
	}},
	{"in cached credentials", func(w wire, ctx *ending, o *setup) []step {
		blocked := make(chan struct{})
		o.credentials = aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			ctx.end()
			<-blocked
			return aws.Credentials{}, errors.New("too late")
		}))
		o.cleanup = func() { close(blocked) }
		return []step{w.ok()}
	}},
	{"after the credentials", func(w wire, ctx *ending, o *setup) []step {
		o.credentials = aws.CredentialsProviderFunc(func(c context.Context) (aws.Credentials, error) {
			ctx.end()
			return static.Retrieve(c)
		})
		return []step{w.ok()}
	}},
	{"before the headers", func(_ wire, ctx *ending, _ *setup) []step {
		return []step{func(x *exchange) bool {
			ctx.end()
			return x.stall()
		}}
	}},
	{"in the headers", func(_ wire, ctx *ending, _ *setup) []step {
		return []step{func(x *exchange) bool {
			send("HTTP/1.1 200 OK\r\nDate")(x)
			ctx.end()
			return x.stall()
		}}
	}},
	{"in the body", func(w wire, ctx *ending, o *setup) []step {
		o.whenHeaders = ctx.end
		return []step{sendAndStall(w.with(200, w.success[:20], "Content-Length: 9999").String())}
	}},
	{"in the body of an error", func(w wire, ctx *ending, o *setup) []step {
		o.whenHeaders = ctx.end
		return []step{sendAndStall(w.with(503, w.success[:20], "Content-Length: 9999").String())}
	}},
	{"in an endless body", func(w wire, ctx *ending, o *setup) []step {
		o.whenHeaders = ctx.end
		return []step{sendForever(w.with(200, "", "Transfer-Encoding: chunked").String(), "1\r\n \r\n")}
	}},
	{"in the wait for another attempt", func(w wire, ctx *ending, o *setup) []step {
		o.retryer = retry.NewStandard(func(s *retry.StandardOptions) {
			s.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) {
				ctx.end()
				return time.Hour, nil
			})
		})
		return []step{w.fails(503, "ServiceUnavailable")}
	}},
	{"in the token of an attempt", func(w wire, ctx *ending, o *setup) []step {
		o.retryer = waiting{aws.NopRetryer{}, ctx}
		return []step{w.ok()}
	}},
}

// waiting is a retryer that waits for tokens.
type waiting struct {
	aws.NopRetryer
	ctx *ending
}

func (w waiting) GetAttemptToken(ctx context.Context) (func(error) error, error) {
	w.ctx.end()
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestContexts ends the context at each step of a call: it returns, with an error that says why.
func TestContexts(t *testing.T) {
	for _, s := range services {
		for _, m := range moments {
			for _, reason := range []error{context.Canceled, context.DeadlineExceeded} {
				t.Run(s.name+"/"+m.name+"/"+reason.Error(), func(t *testing.T) {
					t.Parallel()
					ours, sdk := m.run(t, s.ours, s.wire, reason), m.run(t, s.sdk, s.wire, reason)
					compare(t, s.name+"/"+m.name, ours, sdk)
					if !errors.Is(ours.err, reason) {
						t.Errorf("%v is not %v", ours.err, reason)
					}
				})
			}
		}
	}
}

func (m moment) run(t *testing.T, newCaller func(setup) caller, w wire, reason error) outcome {
	t.Helper()
	ctx := newEnding(reason)
	o := setup{retryer: quick(), credentials: static, cleanup: func() {}}
	s := serve(t, m.set(w, ctx, &o)...)
	sent := &counter{client: awshttp.NewBuildableClient(), whenHeaders: o.whenHeaders}
	o.endpoint, o.http = s.url(), sent
	defer o.cleanup()
	return observe(ctx, newCaller(o), sent)
}
