package driver

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
	"github.com/modelsmith/modelsmith/runtime"
)

// A ServerJob is a case for a server.
type ServerJob struct {
	// Request is what the server gets.
	Request Request
	// Shape is the name of the error that the service answers with; empty when it answers with an output.
	Shape string
}

// A ServerReport is what a server did.
type ServerReport struct {
	// Status, Header and Body are the response.
	Status int
	Header map[string][]string
	Body   []byte
	// Operation is the operation that was called, empty for none.
	Operation string
}

// serve hands the job's request to a server. Its service answers with the job's result; what it got is compared with
// the job's parameters.
func (c Client) serve(job Job, report *Report) error {
	answer, err := c.answer(job)
	if err != nil {
		return err
	}
	out := &ServerReport{}
	var input any
	handler := c.NewHandler(
		runtime.WithRequestID(func(*http.Request) string { return "foo-id" }),
		runtime.WithInterceptor(func(_ context.Context, call *runtime.ServerCall, _ func(context.Context) (any, error)) (any, error) {
			out.Operation, input = call.Info.Operation, call.Input
			if report.Got = nil; len(job.Params) > 0 {
				// A stream is there as long as the call is.
				report.Got = goshape.Dump(input)
			}
			if fault, ok := answer.(error); ok {
				return nil, fault
			}
			return answer, nil
		}),
	)
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, job.Server.Request.http())
	out.Status, out.Header, out.Body = recorder.Code, recorder.Header(), recorder.Body.Bytes()
	report.Server = out
	if input == nil || len(job.Params) == 0 {
		return nil
	}
	want := reflect.New(reflect.TypeOf(input).Elem())
	if err := c.fill(want.Interface(), job.Params); err != nil {
		return fmt.Errorf("%T cannot hold the parameters: %w", input, err)
	}
	report.Want = goshape.Dump(want.Interface())
	return nil
}

// answer is what the service answers with.
func (c Client) answer(job Job) (any, error) {
	var target reflect.Type
	if job.Server.Shape != "" {
		if target = c.Errors[goshape.GoName(job.Server.Shape)]; target == nil {
			return nil, fmt.Errorf("there is no error %s", job.Server.Shape)
		}
	} else {
		method, ok := c.Service.MethodByName(goshape.GoName(job.Operation))
		if !ok {
			return nil, fmt.Errorf("the service has no method for %s", job.Operation)
		}
		target = method.Type.Out(0).Elem()
	}
	value := reflect.New(target)
	result := job.Result
	if len(result) == 0 {
		result = json.RawMessage("{}")
	}
	if err := c.fill(value.Interface(), result); err != nil {
		return nil, fmt.Errorf("%s cannot hold the answer: %w", target, err)
	}
	return value.Interface(), nil
}

// http is the request as net/http's server gives it to handlers.
func (r Request) http() *http.Request {
	out := httptest.NewRequest(r.Method, r.Target, bytes.NewReader(r.Body))
	if r.Host != "" {
		out.Host = r.Host
	}
	out.Header = http.Header{}
	for name, values := range r.Header {
		for _, v := range values {
			out.Header.Add(name, v)
		}
	}
	return out
}
