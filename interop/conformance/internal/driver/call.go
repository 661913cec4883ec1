package driver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// Fields of generated types that are no members of the model.
const (
	metadataField = "ResultMetadata"
	codeField     = "ErrorCodeOverride"
)

// run runs a job; a panic is a failure of the job alone.
func (c Client) run(job Job) (report Report) {
	defer func() {
		if fault := recover(); fault != nil {
			report.Failure = fmt.Sprintf("panic: %v", fault)
		}
	}()
	do := c.call
	if job.Server != nil {
		do = c.serve
	}
	if err := do(job, &report); err != nil {
		report.Failure = err.Error()
	}
	return report
}

// call calls the job's operation and reports what it does.
func (c Client) call(job Job, report *Report) error {
	wire := &Wire{answer: job.Response}
	method := reflect.ValueOf(c.New(wire, job.Endpoint)).MethodByName(goshape.GoName(job.Operation))
	if !method.IsValid() {
		return fmt.Errorf("the client has no method for %s", job.Operation)
	}
	input := reflect.New(method.Type().In(1).Elem())
	if err := c.fill(input.Interface(), job.Params); err != nil {
		return fmt.Errorf("fill the input: %w", err)
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), input})
	if len(wire.sent) > 1 {
		return fmt.Errorf("sent %d requests", len(wire.sent))
	}
	if len(wire.sent) == 1 {
		report.Request = &wire.sent[0]
	}
	output := results[0]
	if err, failed := results[1].Interface().(error); failed {
		report.Error, output = describe(err)
	}
	return c.compare(job.Result, output, report)
}

// fill sets what dst points to from JSON.
func (c Client) fill(dst any, source json.RawMessage) error {
	value, err := goshape.Decode(source)
	if err != nil {
		return err
	}
	filler := goshape.Filler{Member: func(name string) reflect.Type { return c.Members[name] }, Document: c.Document}
	_, err = filler.Fill(dst, value)
	return err
}

// describe takes an operation's error apart; the value is the service's error in it, invalid if there is none.
func describe(err error) (*Error, reflect.Value) {
	out := &Error{Text: err.Error()}
	var service smithy.APIError
	if !errors.As(err, &service) {
		return out, reflect.Value{}
	}
	value := reflect.ValueOf(service)
	out.Type, out.Code, out.Message = value.Type().Elem().Name(), service.ErrorCode(), service.ErrorMessage()
	out.Fault = service.ErrorFault().String()
	return out, value
}

// compare dumps a value beside one of its type that has the members to expect.
func (c Client) compare(result json.RawMessage, got reflect.Value, report *Report) error {
	if len(result) == 0 || !got.IsValid() {
		return nil
	}
	want := reflect.New(got.Type().Elem())
	if err := c.fill(want.Interface(), result); err != nil {
		return fmt.Errorf("%s cannot hold the result: %w", got.Type().Elem(), err)
	}
	report.Want = goshape.Dump(want.Interface(), metadataField, codeField)
	report.Got = goshape.Dump(got.Interface(), metadataField, codeField)
	return nil
}
