package roundtrip

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
	"github.com/modelsmith/modelsmith/interop/internal/sample"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// The keys of the callers.
var keys = aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", SessionToken: "token/+="}

var provider = credentials.StaticCredentialsProvider{Value: keys}

// A call is a call of an operation as the server sees and answers it.
type call struct {
	operation string
	// input is what the server got, answer what it answers with: an output or an error.
	input  any
	answer any
}

// handler is the service's handler, which answers with the call's answer. It verifies signatures.
func (c *call) handler(f family) http.Handler {
	return f.handler(runtime.SigV4(sigv4.StaticCredentials(keys)), runtime.WithInterceptor(
		func(_ context.Context, got *runtime.ServerCall, _ func(context.Context) (any, error)) (any, error) {
			c.operation, c.input = got.Info.Operation, got.Input
			if err, ok := c.answer.(error); ok {
				return nil, err
			}
			return c.answer, nil
		},
	))
}

// TestRoundTrips calls every operation of the three services with the smallest and the largest valid input. The service
// sees what was sent, and the client what was answered; every error arrives as the type that it is.
func TestRoundTrips(t *testing.T) {
	for _, f := range families() {
		service, err := sample.Service(f.model)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(f.model, func(t *testing.T) {
			c := new(call)
			target := reflect.ValueOf(f.client(runtime.Loopback(c.handler(f))))
			calls, faults := 0, 0
			for _, op := range service.Operations {
				method := target.MethodByName(op.Name)
				for _, size := range []sample.Size{sample.Minimal, sample.Maximal} {
					if err := c.roundTrip(f, op, method, size); err != nil {
						t.Errorf("%s %d: %v", op.Name, size, err)
					}
					calls++
				}
				for _, e := range op.Errors {
					if err := c.fault(f, op, method, e); err != nil {
						t.Errorf("%s %s: %v", op.Name, e.Name, err)
					}
					faults++
				}
			}
			t.Logf("%d calls, %d errors", calls, faults)
		})
	}
}

// roundTrip calls an operation and compares both ends.
func (c *call) roundTrip(f family, op *model.Operation, method reflect.Value, size sample.Size) error {
	sent, err := filled(method.Type().In(1), op.Input, size)
	if err != nil {
		return err
	}
	served, _ := f.service.MethodByName(op.Name)
	answer, err := filled(served.Type.Out(0), outputOf(op), size)
	if err != nil {
		return err
	}
	c.input, c.answer = nil, answer.Interface()
	before := goshape.Dump(sent.Interface())
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), sent})
	if err, failed := results[1].Interface().(error); failed {
		return err
	}
	if c.operation != op.Name {
		return fmt.Errorf("called %s", c.operation)
	}
	return errors.Join(
		same("input", before, goshape.Dump(c.input)),
		same("output", goshape.Dump(c.answer, "ResultMetadata"), goshape.Dump(results[0].Interface(), "ResultMetadata")),
	)
}

// outputOf is what can be answered: what a model has in a body that cannot be is not sent.
func outputOf(op *model.Operation) *model.Structure {
	if op.Status == http.StatusNoContent {
		return nil
	}
	return op.Output
}

// fault answers an operation with an error.
func (c *call) fault(f family, op *model.Operation, method reflect.Value, e *model.Structure) error {
	sent, err := filled(method.Type().In(1), op.Input, sample.Minimal)
	if err != nil {
		return err
	}
	shape := f.errors[e.Name]
	if shape == nil {
		return fmt.Errorf("no type of the error")
	}
	answer, err := filled(reflect.PointerTo(shape), e, sample.Maximal)
	if err != nil {
		return err
	}
	c.answer = fmt.Errorf("wrapped: %w", answer.Interface().(error))
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), sent})
	var got smithy.APIError
	if err, _ := results[1].Interface().(error); !errors.As(err, &got) {
		return fmt.Errorf("no error of the service: %w", err)
	}
	if name := reflect.TypeOf(got).Elem().Name(); name != shape.Name() {
		return fmt.Errorf("the error is a %s: %w", name, got)
	}
	return same("error", goshape.Dump(answer.Interface(), "ErrorCodeOverride"), goshape.Dump(got, "ErrorCodeOverride"))
}

// filled returns a pointer to a new value for a shape.
func filled(pointer reflect.Type, s *model.Structure, size sample.Size) (reflect.Value, error) {
	value, err := sample.Structure(s, size)
	if err != nil {
		return reflect.Value{}, err
	}
	out := reflect.New(pointer.Elem())
	_, err = goshape.Filler{}.Fill(out.Interface(), value)
	return out, err
}

func same(what string, want, got any) error {
	if lines := goshape.Diff(want, got); len(lines) > 0 {
		return fmt.Errorf("%s: %q", what, lines)
	}
	return nil
}
