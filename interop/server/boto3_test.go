package server

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"reflect"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
	"github.com/modelsmith/modelsmith/interop/internal/sample"
)

//go:embed caller.py
var callerSource string

// requireEnv names the variable that turns a skip into a failure.
const requireEnv = "MODELSMITH_REQUIRE_BOTOCORE"

// A caller is a Python process that calls with boto3.
type caller struct {
	in  io.Writer
	out *bufio.Reader
}

// An outcome is what came of a call.
type outcome struct {
	Result                       any
	Code, Message, Type, Failure string
}

func newCaller(t *testing.T) *caller {
	t.Helper()
	if text, err := exec.CommandContext(t.Context(), "python3", "-c", "import boto3").CombinedOutput(); err != nil {
		if os.Getenv(requireEnv) != "" {
			t.Fatalf("boto3: %v\n%s", err, text)
		}
		t.Skipf("python3 has no boto3 (%v); set %s=1 to fail instead", err, requireEnv)
	}
	command := exec.CommandContext(t.Context(), "python3", "-c", callerSource)
	command.Stderr = os.Stderr
	command.Env = append(os.Environ(), "TZ=UTC", "AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null")
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = command.Wait()
	})
	return &caller{in, bufio.NewReader(out)}
}

// call calls an operation.
func (c *caller) call(service, endpoint, operation string, params any) (out outcome, err error) {
	text, err := json.Marshal(map[string]any{
		"service": service, "endpoint": endpoint, "operation": operation, "params": params,
		"keys": []string{keys.AccessKeyID, keys.SecretAccessKey, keys.SessionToken},
	})
	if err != nil {
		return out, err
	}
	if _, err := c.in.Write(append(text, '\n')); err != nil {
		return out, err
	}
	line, err := c.out.ReadBytes('\n')
	if err != nil {
		return out, err
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if err := d.Decode(&out); err != nil {
		return out, err
	}
	if out.Failure != "" {
		err = errors.New(out.Failure)
	}
	return out, err
}

// TestBoto3 is TestRoundTrips with boto3 as the client.
func TestBoto3(t *testing.T) {
	python := newCaller(t)
	for _, f := range families() {
		t.Run(f.model, func(t *testing.T) {
			service, err := sample.Service(f.model)
			if err != nil {
				t.Fatal(err)
			}
			c := new(call)
			server := httptest.NewServer(c.handler(f))
			defer server.Close()
			calls, faults := 0, 0
			for _, op := range service.Operations {
				for _, size := range []sample.Size{sample.Minimal, sample.Maximal} {
					if err := c.boto3(python, f, op, server.URL, size); err != nil {
						t.Errorf("%s %d: %v", op.Name, size, err)
					}
					calls++
				}
				for _, e := range op.Errors {
					if err := c.boto3Fault(python, f, op, server.URL, e); err != nil {
						t.Errorf("%s %s: %v", op.Name, e.Name, err)
					}
					faults++
				}
			}
			t.Logf("%d calls, %d errors", calls, faults)
		})
	}
}

// boto3 calls an operation and compares both ends.
func (c *call) boto3(python *caller, f family, op *model.Operation, endpoint string, size sample.Size) error {
	method, _ := f.service.MethodByName(op.Name)
	params, err := sample.Structure(op.Input, size)
	if err != nil {
		return err
	}
	want, err := filled(method.Type.In(1), op.Input, size)
	if err != nil {
		return err
	}
	answer, err := filled(method.Type.Out(0), outputOf(op), size)
	if err != nil {
		return err
	}
	c.input, c.answer = nil, answer.Interface()
	got, err := python.call(f.model, endpoint, op.Name, params)
	if err != nil || got.Code != "" {
		return fmt.Errorf("%w: %s: %s", err, got.Code, got.Message)
	}
	read := reflect.New(method.Type.Out(0).Elem())
	if _, err := (goshape.Filler{}).Fill(read.Interface(), got.Result); err != nil {
		return err
	}
	return errors.Join(
		same("input", goshape.Dump(want.Interface()), goshape.Dump(c.input)),
		same("output", goshape.Dump(c.answer, "ResultMetadata"), goshape.Dump(read.Interface(), "ResultMetadata")),
	)
}

// boto3Fault answers an operation with an error.
func (c *call) boto3Fault(python *caller, f family, op *model.Operation, endpoint string, e *model.Structure) error {
	params, err := sample.Structure(op.Input, sample.Minimal)
	if err != nil {
		return err
	}
	answer, err := filled(reflect.PointerTo(f.errors[e.Name]), e, sample.Maximal)
	if err != nil {
		return err
	}
	c.answer = answer.Interface()
	got, err := python.call(f.model, endpoint, op.Name, params)
	fault := answer.Interface().(interface{ ErrorMessage() string })
	if err != nil || got.Code != e.Error.Code || got.Type != e.Name || got.Message != fault.ErrorMessage() {
		return fmt.Errorf("got %+v, %w", got, err)
	}
	return nil
}
