package faults

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"reflect"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// An outcome is what a caller can tell of a call.
type outcome struct {
	Attempts  int64
	Value     string
	RequestID string
	Failed    bool
	// What errors.As finds.
	Operation, Response, API, MaxAttempts                              string
	Deserialization, Serialization, Send, Canceled, AWSCanceled, Quota bool
	// What errors.Is finds.
	ContextCanceled, DeadlineExceeded, UnexpectedEOF, Reset, Refused bool
	Timeout                                                          bool

	err error
}

// counter counts what goes through an HTTP client.
type counter struct {
	client interface {
		Do(*http.Request) (*http.Response, error)
	}
	n atomic.Int64
	// whenHeaders is called when a response is there but for its body.
	whenHeaders func()
}

func (c *counter) Do(r *http.Request) (*http.Response, error) {
	c.n.Add(1)
	response, err := c.client.Do(r)
	if c.whenHeaders != nil && err == nil {
		c.whenHeaders()
	}
	return response, err
}

// whole is an HTTP client that reads the body before it returns the response.
type whole struct {
	client interface {
		Do(*http.Request) (*http.Response, error)
	}
}

func (c whole) Do(r *http.Request) (*http.Response, error) {
	response, err := c.client.Do(r)
	if err != nil {
		return response, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, err
}

// observe calls and says what came of it.
func observe(ctx context.Context, call caller, sent *counter) outcome {
	before := sent.n.Load()
	value, metadata, err := call(ctx)
	o := outcome{Attempts: sent.n.Load() - before, Value: value, Failed: err != nil, err: err}
	o.RequestID, _ = awsmiddleware.GetRequestIDMetadata(metadata)
	o.Operation = found(err, func(e *smithy.OperationError) any { return e.Service() + "." + e.Operation() })
	o.Response = found(err, func(e *awshttp.ResponseError) any {
		return fmt.Sprintf("%d %q %q", e.HTTPStatusCode(), e.ServiceRequestID(), e.Response.Header.Get("Content-Type"))
	})
	o.API = found(err, func(e smithy.APIError) any {
		return fmt.Sprintf("%T %s %q", e, e.ErrorCode(), e.ErrorMessage())
	})
	o.MaxAttempts = found(err, func(e *retry.MaxAttemptsError) any { return e.Attempt })
	o.Deserialization = is[*smithy.DeserializationError](err)
	o.Serialization = is[*smithy.SerializationError](err)
	o.Send = is[*smithyhttp.RequestSendError](err)
	o.Canceled = is[*smithy.CanceledError](err)
	o.AWSCanceled = is[*aws.RequestCanceledError](err)
	o.Quota = is[ratelimit.QuotaExceededError](err)
	o.ContextCanceled, o.DeadlineExceeded = errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded)
	o.UnexpectedEOF = errors.Is(err, io.ErrUnexpectedEOF)
	o.Reset, o.Refused = errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.ECONNREFUSED)
	var timeout net.Error
	o.Timeout = errors.As(err, &timeout) && timeout.Timeout()
	return o
}

func found[E error](err error, say func(E) any) string {
	var target E
	if errors.As(err, &target) {
		return fmt.Sprint(say(target))
	}
	return ""
}

func is[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

// differences lists the fields that differ.
func differences(ours, sdk outcome) []string {
	var list []string
	a, b := reflect.ValueOf(ours), reflect.ValueOf(sdk)
	for i := range a.NumField() {
		field := a.Type().Field(i)
		if field.IsExported() && !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			list = append(list, fmt.Sprintf("%s: %v, the SDK has %v", field.Name, a.Field(i), b.Field(i)))
		}
	}
	return list
}

func (o outcome) String() string {
	return fmt.Sprintf("%d attempts, %q, %s", o.Attempts, o.Value, strings.TrimSpace(fmt.Sprint(o.err)))
}
