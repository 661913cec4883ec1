package runtime

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	smithytime "github.com/aws/smithy-go/time"
	"github.com/aws/smithy-go/waiter"
)

// WaiterState is what the outcome of a call means to a waiter.
type WaiterState uint8

// The states of a waiter.
const (
	// WaiterUnmatched goes on after an output, and ends with an error.
	WaiterUnmatched WaiterState = iota
	// WaiterSuccess ends the waiting, and so does WaiterFailure with an error.
	WaiterSuccess
	WaiterFailure
	// WaiterRetry calls again.
	WaiterRetry
)

// WaiterOptions are the options of a waiter.
type WaiterOptions[In, Out, Options any] struct {
	// ClientOptions change the client's options for the calls of the waiter.
	ClientOptions []func(*Options)
	// MinDelay and MaxDelay bound the time between two calls, which grows from the
	// one to the other. A MaxDelay of zero or less is the waiter's default one.
	MinDelay, MaxDelay time.Duration
	// LogWaitAttempts logs every call of the waiter.
	LogWaitAttempts bool
	// Retryable says whether to call again after an outcome; an error ends the
	// waiting. It is set to what the model says, and may be replaced.
	Retryable func(context.Context, *In, *Out, error) (bool, error)
}

// Waiter repeats an operation until its outcome is one that is waited for.
type Waiter[In, Out, Options any] struct {
	spec    WaiterSpec[In, Out, Options]
	options WaiterOptions[In, Out, Options]
}

// WaiterError says what an error of a code or of a response with a status means; with
// neither, any error.
type WaiterError struct {
	Code   string
	Status int
	State  WaiterState
}

// WaiterSpec is what the model says about a waiter.
type WaiterSpec[In, Out, Options any] struct {
	Name string
	// Call is the operation.
	Call func(context.Context, *In, ...func(*Options)) (*Out, error)
	// MinDelay and MaxDelay are in seconds.
	MinDelay, MaxDelay time.Duration
	// Output is what an output means; nil for a waiter that looks at none. Answer is
	// what those outputs mean that it leaves unmatched.
	Output func(*In, *Out) WaiterState
	Answer WaiterState
	// Errors are what errors mean; the first one that fits counts.
	Errors []WaiterError
	// Logger is the logger in a client's options.
	Logger func(*Options) logging.Logger
}

// NewWaiter returns a waiter.
func NewWaiter[In, Out, Options any](spec WaiterSpec[In, Out, Options], optFns []func(*WaiterOptions[In, Out, Options])) *Waiter[In, Out, Options] {
	w := &Waiter[In, Out, Options]{spec: spec}
	w.options.MinDelay, w.options.MaxDelay = spec.MinDelay*time.Second, spec.MaxDelay*time.Second
	w.options.Retryable = func(_ context.Context, in *In, out *Out, err error) (bool, error) {
		return spec.state(in, out, err).retryable(err)
	}
	for _, fn := range optFns {
		fn(&w.options)
	}
	return w
}

// state is what an outcome means.
func (s *WaiterSpec[In, Out, Options]) state(in *In, out *Out, err error) WaiterState {
	if err != nil {
		return errorState(s.Errors, err)
	}
	if s.Output == nil {
		return s.Answer
	}
	if in == nil {
		in = new(In)
	}
	if out == nil {
		out = new(Out)
	}
	if state := s.Output(in, out); state != WaiterUnmatched {
		return state
	}
	return s.Answer
}

// errorState is what an error means.
func errorState(known []WaiterError, err error) WaiterState {
	for _, e := range known {
		if e.Code != "" && e.Code != errorCode(err) || e.Status != 0 && e.Status != errorStatus(err) {
			continue
		}
		return e.State
	}
	return WaiterUnmatched
}

// retryable says whether to call again.
func (s WaiterState) retryable(err error) (bool, error) {
	switch s {
	case WaiterSuccess:
		return false, nil
	case WaiterFailure:
		return false, errors.New("waiter state transitioned to Failure")
	case WaiterRetry:
		return true, nil
	}
	return err == nil, err
}

// Wait repeats the operation until its outcome is one that is waited for, for
// maxWaitDur at most, which must be greater than zero.
func (w *Waiter[In, Out, Options]) Wait(ctx context.Context, params *In, maxWaitDur time.Duration, optFns ...func(*WaiterOptions[In, Out, Options])) error {
	_, err := w.WaitForOutput(ctx, params, maxWaitDur, optFns...)
	return err
}

// WaitForOutput is as [Waiter.Wait], and returns the output of the last call.
func (w *Waiter[In, Out, Options]) WaitForOutput(ctx context.Context, params *In, maxWaitDur time.Duration, optFns ...func(*WaiterOptions[In, Out, Options])) (*Out, error) {
	if maxWaitDur <= 0 {
		return nil, errors.New("maximum wait time for waiter must be greater than zero")
	}
	options := w.options
	for _, fn := range optFns {
		fn(&options)
	}
	if options.MaxDelay <= 0 {
		options.MaxDelay = w.spec.MaxDelay * time.Second
	}
	if options.MinDelay > options.MaxDelay {
		//lint:ignore ST1005 this is how aws-sdk-go-v2 says it
		return nil, fmt.Errorf("minimum waiter delay %v must be lesser than or equal to maximum waiter delay of %v.", options.MinDelay, options.MaxDelay)
	}
	ctx, cancel := context.WithTimeout(ctx, maxWaitDur)
	defer cancel()
	return w.repeat(ctx, params, maxWaitDur, &options)
}

// repeat calls until an outcome ends it or no time remains for another call.
func (w *Waiter[In, Out, Options]) repeat(ctx context.Context, params *In, remaining time.Duration, options *WaiterOptions[In, Out, Options]) (*Out, error) {
	for attempt := int64(1); ; attempt++ {
		start := time.Now()
		out, err := w.spec.Call(ctx, params, w.callOptions(options, attempt)...)
		retry, err := options.Retryable(ctx, params, out, err)
		if err != nil {
			return nil, err
		}
		if !retry {
			return out, nil
		}
		remaining -= time.Since(start)
		if remaining < options.MinDelay || remaining <= 0 {
			return nil, fmt.Errorf("exceeded max wait time for %s waiter", w.spec.Name)
		}
		delay, err := waiter.ComputeDelay(attempt, options.MinDelay, options.MaxDelay, remaining)
		if err != nil {
			return nil, fmt.Errorf("error computing waiter delay, %w", err)
		}
		remaining -= delay
		if err := smithytime.SleepWithContext(ctx, delay); err != nil {
			return nil, fmt.Errorf("request cancelled while waiting, %w", err)
		}
	}
}

// callOptions are the options of a call, whose logger is told about it.
func (w *Waiter[In, Out, Options]) callOptions(options *WaiterOptions[In, Out, Options], attempt int64) []func(*Options) {
	if !options.LogWaitAttempts {
		return options.ClientOptions
	}
	log := func(o *Options) {
		if logger := w.spec.Logger(o); logger != nil {
			logger.Logf(logging.Debug, "attempting waiter request, attempt count: %d", attempt)
		}
	}
	return append(options.ClientOptions[:len(options.ClientOptions):len(options.ClientOptions)], log)
}

// errorCode is the code of an error that a service sent; empty for other errors.
func errorCode(err error) string {
	var api smithy.APIError
	if !errors.As(err, &api) {
		return ""
	}
	return api.ErrorCode()
}

// errorStatus is the status of the response that an error came with; 0 for other
// errors.
func errorStatus(err error) int {
	var response interface{ HTTPStatusCode() int }
	if !errors.As(err, &response) {
		return 0
	}
	return response.HTTPStatusCode()
}
