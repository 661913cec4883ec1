package runtime

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// ping is an operation whose outputs and errors are given.
type ping struct {
	outs  []*int
	errs  []error
	calls int
}

func (p *ping) call(context.Context, *string, ...func(*bool)) (*int, error) {
	p.calls++
	return p.outs[p.calls-1], p.errs[p.calls-1]
}

// TestWaiterStates says what outcomes mean: the first rule of an error counts, and an
// answer only for an output that nothing else is said about. That all else is as in
// aws-sdk-go-v2 shows in the tests beside that.
func TestWaiterStates(t *testing.T) {
	gone := &smithy.GenericAPIError{Code: "Gone"}
	moved := &smithyhttp.ResponseError{Response: &smithyhttp.Response{Response: &http.Response{StatusCode: 301}}, Err: gone}
	other := errors.New("other")
	spec := WaiterSpec[string, int, bool]{
		Output: func(in *string, out *int) WaiterState {
			if *in == "" && *out == 1 {
				return WaiterFailure
			}
			return WaiterUnmatched
		},
		Errors: []WaiterError{{Status: 301, State: WaiterSuccess}, {Code: "Gone", State: WaiterRetry}},
	}
	answered, any := spec, spec
	answered.Answer = WaiterSuccess
	any.Output, any.Errors = nil, append(spec.Errors, WaiterError{State: WaiterFailure})
	one, two := 1, 2
	for i, c := range []struct {
		spec  WaiterSpec[string, int, bool]
		out   *int
		err   error
		state WaiterState
	}{
		{spec, &one, nil, WaiterFailure},
		{spec, &two, nil, WaiterUnmatched},
		{spec, nil, nil, WaiterUnmatched},
		{answered, &one, nil, WaiterFailure},
		{answered, &two, nil, WaiterSuccess},
		{any, &one, nil, WaiterUnmatched},
		{spec, nil, gone, WaiterRetry},
		{spec, nil, moved, WaiterSuccess},
		{spec, nil, other, WaiterUnmatched},
		{any, nil, other, WaiterFailure},
	} {
		if got := c.spec.state(nil, c.out, c.err); got != c.state {
			t.Errorf("%d: %d, not %d", i, got, c.state)
		}
	}
	for state, want := range map[WaiterState]string{WaiterUnmatched: "other", WaiterFailure: "waiter state transitioned to Failure"} {
		if _, err := state.retryable(other); err == nil || err.Error() != want {
			t.Errorf("%d: %v", state, err)
		}
	}
}

// TestWaiterOptions keeps what a call changes out of other calls.
func TestWaiterOptions(t *testing.T) {
	p := &ping{outs: make([]*int, 4), errs: make([]error, 4)}
	w := NewWaiter(WaiterSpec[string, int, bool]{
		Name: "Ping", Call: p.call, MinDelay: 3, MaxDelay: 7, Logger: func(*bool) logging.Logger { return nil },
	}, []func(*WaiterOptions[string, int, bool]){func(o *WaiterOptions[string, int, bool]) { o.LogWaitAttempts = true }})
	if o := w.options; o.MinDelay != 3*time.Second || o.MaxDelay != 7*time.Second || len(w.callOptions(&o, 1)) != 1 || o.ClientOptions != nil {
		t.Errorf("%+v", o)
	}
	if err := w.Wait(t.Context(), nil, time.Second); err == nil || err.Error() != "exceeded max wait time for Ping waiter" {
		t.Error(err)
	}
	err := w.Wait(t.Context(), nil, time.Second, func(o *WaiterOptions[string, int, bool]) {
		o.Retryable = func(context.Context, *string, *int, error) (bool, error) { return false, nil }
	})
	if err != nil || p.calls != 2 {
		t.Error(err, p.calls)
	}
	if again := w.Wait(t.Context(), nil, time.Second); again == nil || p.calls != 3 {
		t.Error(again, p.calls)
	}
}
