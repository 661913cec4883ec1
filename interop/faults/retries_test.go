package faults

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// TestRetryOptions has a service that always fails, with every way to say how often to try.
func TestRetryOptions(t *testing.T) {
	for name, options := range map[string]func() setup{
		"default":                  func() setup { return setup{retryer: quick()} },
		"one attempt":              func() setup { return setup{retryer: quick(), attempts: 1} },
		"two attempts":             func() setup { return setup{retryer: quick(), attempts: 2} },
		"five attempts":            func() setup { return setup{retryer: quick(), attempts: 5} },
		"four for the call":        func() setup { return setup{retryer: quick(), callAttempts: 4} },
		"one for the call":         func() setup { return setup{retryer: quick(), attempts: 5, callAttempts: 1} },
		"the same for the call":    func() setup { return setup{retryer: quick(), attempts: 2, callAttempts: 2} },
		"none":                     func() setup { return setup{retryer: aws.NopRetryer{}} },
		"none for the call":        func() setup { return setup{retryer: quick(), callRetryer: aws.NopRetryer{}} },
		"none, but three attempts": func() setup { return setup{retryer: aws.NopRetryer{}, attempts: 3} },
		"other for the call":       func() setup { return setup{attempts: 1, callRetryer: quick()} },
		"of a retryer":             func() setup { return setup{retryer: quick(func(o *retry.StandardOptions) { o.MaxAttempts = 4 })} },
		"no limit":                 func() setup { return setup{retryer: stubborn{quick(), 7}} },
		"adaptive": func() setup {
			return setup{retryer: retry.NewAdaptiveMode(func(o *retry.AdaptiveModeOptions) { o.StandardOptions = append(o.StandardOptions, noWait) })}
		},
		"no tokens": func() setup {
			return setup{retryer: quick(func(o *retry.StandardOptions) { o.RateLimiter = ratelimit.NewTokenRateLimit(4) })}
		},
		"few tokens": func() setup {
			return setup{retryer: quick(func(o *retry.StandardOptions) { o.RateLimiter = ratelimit.NewTokenRateLimit(12) }), attempts: 9}
		},
		"version 1 of the interface": func() setup { return setup{retryer: struct{ aws.Retryer }{quick()}} },
		"failing delay":              func() setup { return setup{retryer: noDelay{quick()}} },
		"failing attempt token":      func() setup { return setup{retryer: noToken{aws.NopRetryer{}}} },
	} {
		both(t, services, name, options, func(w wire) []step { return []step{w.fails(503, "ServiceUnavailable")} }, 1)
	}
}

// both takes the clients of services through the same calls.
func both(t *testing.T, services []service, name string, options func() setup, steps func(wire) []step, calls int) {
	t.Helper()
	for _, s := range services {
		t.Run(s.name+"/"+name, func(t *testing.T) {
			t.Parallel()
			var list [2][]outcome
			var headers [2][]string
			for i, newCaller := range []func(setup) caller{s.ours, s.sdk} {
				list[i], headers[i] = series(t, newCaller, options(), steps(s.wire), calls)
			}
			for i := range list[0] {
				compare(t, fmt.Sprintf("%s/%s/%d", s.name, name, i+1), list[0][i], list[1][i])
			}
			if fmt.Sprint(headers[0]) != fmt.Sprint(headers[1]) {
				t.Errorf("attempts are announced as %q, by the SDK as %q", headers[0], headers[1])
			}
		})
	}
}

// series calls several times, and returns what the requests said of the attempt.
func series(t *testing.T, newCaller func(setup) caller, o setup, steps []step, calls int) (list []outcome, headers []string) {
	t.Helper()
	s := serve(t, steps...)
	sent := &counter{client: awshttp.NewBuildableClient()}
	o.endpoint, o.http, o.credentials = s.url(), sent, static
	call := newCaller(o)
	for range calls {
		list = append(list, observe(context.Background(), call, sent))
	}
	requests, _, _ := s.seen()
	for _, r := range requests {
		headers = append(headers, r.Header.Get("Amz-Sdk-Request"))
	}
	return list, headers
}

// stubborn sets no limit to the number of attempts; it gives up by itself.
type stubborn struct {
	aws.Retryer
	left int
}

func (s stubborn) MaxAttempts() int { return 0 }

func (s stubborn) RetryDelay(attempt int, _ error) (time.Duration, error) {
	if attempt >= s.left {
		return 0, fmt.Errorf("enough")
	}
	return 0, nil
}

type noDelay struct{ aws.Retryer }

func (noDelay) RetryDelay(int, error) (time.Duration, error) { return 0, fmt.Errorf("no delay") }

// noToken is a retryer that has no token for an attempt.
type noToken struct{ aws.NopRetryer }

func (noToken) GetAttemptToken(context.Context) (func(error) error, error) {
	return nil, fmt.Errorf("no token")
}

// TestQuota exhausts what the default retryer has for retries.
func TestQuota(t *testing.T) {
	few := func() setup {
		return setup{retryer: quick(func(o *retry.StandardOptions) { o.RateLimiter = ratelimit.NewTokenRateLimit(30) })}
	}
	both(t, services, "failing calls", few, func(w wire) []step { return []step{w.fails(500, "InternalFailure")} }, 8)
	both(t, services, "throttled calls", few, func(w wire) []step { return []step{w.fails(400, "ThrottlingException")} }, 8)
	both(t, services, "calls between", few, func(w wire) []step {
		var steps []step
		for range 20 {
			steps = append(steps, w.fails(500, "InternalFailure"), w.ok(), w.ok())
		}
		return steps
	}, 30)
}

// TestSkew has servers whose clock is wrong, and refuse what is signed for another time.
func TestSkew(t *testing.T) {
	// The SDK's chimesdkidentity is of a generation that forgets from call to call.
	current := services[:2]
	for _, ahead := range []time.Duration{time.Hour, -time.Hour, 10 * time.Minute, 3 * time.Minute, 0} {
		for _, code := range []string{"SignatureDoesNotMatch", "RequestTimeTooSkewed", "InvalidSignatureException", "AuthFailure", "RequestExpired"} {
			both(t, current, fmt.Sprintf("%s %v", code, ahead), func() setup { return setup{retryer: quick()} }, func(w wire) []step {
				return []step{skewed(w, ahead, code)}
			}, 3)
		}
	}
	for name, last := range map[string]func(wire) step{
		"clock set right": func(w wire) step { return skewed(w, 0, "SignatureDoesNotMatch") },
		"no date":         func(w wire) step { return w.fails(403, "SignatureDoesNotMatch") },
		"from a cache": func(w wire) step {
			return w.fails(403, "SignatureDoesNotMatch", "Age: 10", "Date: "+time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
		},
		"success with another date": func(w wire) step {
			return answer(w.with(200, w.success, "Date: "+time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)))
		},
	} {
		both(t, current, name, func() setup { return setup{retryer: quick()} }, func(w wire) []step {
			wrong := skewed(w, time.Hour, "SignatureDoesNotMatch")
			return []step{wrong, wrong, wrong, last(w)}
		}, 4)
	}
}

// skewed is a server whose clock is ahead. It refuses what is signed for a time that is 5 minutes away.
func skewed(w wire, ahead time.Duration, code string) step {
	return func(x *exchange) bool {
		now := time.Now().Add(ahead)
		date := "Date: " + now.UTC().Format(http.TimeFormat)
		signed, err := time.Parse("20060102T150405Z", x.request.Header.Get("X-Amz-Date"))
		if err != nil || now.Sub(signed).Abs() > 5*time.Minute {
			return w.fails(403, code, date)(x)
		}
		return answer(w.with(200, w.success, date))(x)
	}
}

// TestRetries2026 is about the variable that has the SDK retry as it is going to: sooner, and when a header says so.
func TestRetries2026(t *testing.T) {
	t.Setenv("AWS_NEW_RETRIES_2026", "true")
	for _, s := range services {
		for _, header := range []string{"X-A: b", "X-Amz-Retry-After: 7", "X-Amz-Retry-After: soon", "X-Amz-Retry-After: -1"} {
			var list [2]outcome
			var asked [2][]string
			for i, newCaller := range []func(setup) caller{s.ours, s.sdk} {
				log := &diary{Retryer: quick()}
				outcomes, _ := series(t, newCaller, setup{retryer: log}, []step{s.wire.fails(503, "SlowDown", header), s.wire.fails(503, "SlowDown", header), s.wire.ok()}, 1)
				list[i], asked[i] = outcomes[0], log.asked
			}
			compare(t, s.name+"/2026/"+header, list[0], list[1])
			if fmt.Sprint(asked[0]) != fmt.Sprint(asked[1]) {
				t.Errorf("%s: the retryer is asked for %q, by the SDK for %q", s.name, asked[0], asked[1])
			}
		}
	}
}

// TestRetryerIsAskedAlike compares what a retryer sees of calls.
func TestRetryerIsAskedAlike(t *testing.T) {
	for _, s := range services {
		for name, steps := range map[string][]step{
			"success":       {s.wire.ok()},
			"error":         {s.wire.fails(404, s.wire.modelled)},
			"one retry":     {s.wire.fails(503, "SlowDown"), s.wire.ok()},
			"two and error": {s.wire.fails(503, "SlowDown"), s.wire.fails(500, "X"), s.wire.fails(404, s.wire.modelled)},
			"never":         {sendAndReset("")},
		} {
			var asked [2][]string
			for i, newCaller := range []func(setup) caller{s.ours, s.sdk} {
				log := &diary{Retryer: quick()}
				series(t, newCaller, setup{retryer: log}, steps, 2)
				asked[i] = log.asked
			}
			if fmt.Sprint(asked[0]) != fmt.Sprint(asked[1]) {
				t.Errorf("%s/%s: the retryer is asked for\n%q, by the SDK for\n%q", s.name, name, asked[0], asked[1])
			}
		}
	}
}

// diary is a retryer that keeps what it was asked.
type diary struct {
	aws.Retryer
	asked []string
}

func (d *diary) note(format string, args ...any) {
	d.asked = append(d.asked, fmt.Sprintf(format, args...))
}

func (d *diary) release(name string) func(error) error {
	return func(err error) error {
		d.note("%s released, %v", name, err == nil)
		return nil
	}
}

func (d *diary) IsErrorRetryable(err error) bool {
	again := d.Retryer.IsErrorRetryable(err)
	d.note("retryable: %v", again)
	return again
}

func (d *diary) RetryDelay(attempt int, err error) (time.Duration, error) {
	d.note("delay %d", attempt)
	return d.Retryer.RetryDelay(attempt, err)
}

func (d *diary) GetAttemptToken(context.Context) (func(error) error, error) {
	d.note("attempt token")
	return d.release("attempt token"), nil
}

func (d *diary) GetRetryToken(context.Context, error) (func(error) error, error) {
	d.note("retry token")
	return d.release("retry token"), nil
}
