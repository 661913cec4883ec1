package botocore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/chime/types"
	"github.com/aws/smithy-go/middleware"
)

// fakeClient is a client as the harness sees one; it sends as often as it is told.
type fakeClient struct {
	wire  *wire
	sends int
}

type fakeInput struct{ Name *string }

type fakeOutput struct {
	Names []string
	Last  bool

	ResultMetadata middleware.Metadata
}

// Call has the form of an operation.
func (c *fakeClient) Call(ctx context.Context, in *fakeInput, _ ...func(*struct{})) (*fakeOutput, error) {
	for range c.sends {
		r, err := http.NewRequestWithContext(ctx, http.MethodPut, endpoint+"/"+aws.ToString(in.Name), http.NoBody)
		if err != nil {
			return nil, err
		}
		response, err := c.wire.Do(r)
		if err != nil {
			return nil, err
		}
		_ = response.Body.Close()
	}
	if c.sends == 3 {
		panic("three")
	}
	return &fakeOutput{}, nil
}

// Options has the form of a client's other methods.
func (c *fakeClient) Options() int { return c.sends }

func TestInvoke(t *testing.T) {
	for _, test := range []struct {
		sends                   int
		operation, params, want string
	}{
		{1, "Call", `{"name":"x"}`, ""},
		{0, "Call", `{}`, "sent 0 requests"},
		{2, "Call", `{}`, "sent 2 requests"},
		{3, "Call", `{}`, "panic: three"},
		{1, "Other", `{}`, "the client has no method Other"},
		{1, "Call", `{"size":1}`, "botocore.fakeInput: size: botocore.fakeInput has no field Size"},
	} {
		newClient := func(w *wire) any { return &fakeClient{w, test.sends} }
		done, err := invoke(newClient, test.operation, json.RawMessage(test.params), wireResponse{Status: 200})
		if got := fmt.Sprint(err); err != nil && got != test.want || err == nil && test.want != "" {
			t.Errorf("%+v: %v", test, err)
		}
		if err == nil && done.sent != (wireRequest{Method: "PUT", Target: "/x"}) {
			t.Errorf("%+v: sent %+v", test, done.sent)
		}
	}
	if names := operationsOf(&fakeClient{}); !slices.Equal(names, []string{"Call"}) {
		t.Errorf("operations: %q", names)
	}
}

func TestCheckResponse(t *testing.T) {
	for _, test := range []struct {
		output         *fakeOutput
		err            error
		parsed, wanted string
	}{
		{&fakeOutput{Names: []string{"a"}}, nil, `{"Names":["a"],"Last":false}`, ""},
		{&fakeOutput{}, nil, `{"Names":[]}`, "Names: want [], got nothing"},
		{&fakeOutput{Names: []string{}, Last: true}, nil, `{}`, "Last: want nothing, got true; Names: want nothing, got []"},
		{
			&fakeOutput{}, nil, `{"More":1}`,
			"botocore.fakeOutput cannot hold the result: More: botocore.fakeOutput has no field More",
		},
		{nil, nil, `{}`, "neither an output nor an error"},
		{nil, errors.New("no"), `{}`, "the call failed: no"},
	} {
		done := call{output: reflect.ValueOf(test.output), err: test.err}
		got := checkResponse(oracleCase{Parsed: json.RawMessage(test.parsed)}, done)
		if problems := strings.Join(got, "; "); problems != test.wanted {
			t.Errorf("%s: %q, want %q", test.parsed, problems, test.wanted)
		}
	}
	done := call{output: reflect.ValueOf(&fakeOutput{})}
	if got := checkResponse(oracleCase{Parsed: json.RawMessage(`{}`), RequestID: "x"}, done); len(got) != 1 {
		t.Errorf("a request id that is not there: %q", got)
	}
}

func TestCheckError(t *testing.T) {
	want := wireError{
		Code: "BadRequestException", Message: "m", Shape: "BadRequestException", Fault: "client",
		Members: json.RawMessage(`{"Code":"BadRequest","Message":"m"}`),
	}
	right := &types.BadRequestException{Message: aws.String("m"), Code: types.ErrorCodeBadRequest}
	for name, test := range map[string]struct {
		err    error
		output *fakeOutput
		wanted string
	}{
		"alike":       {fmt.Errorf("call: %w", right), nil, ""},
		"none":        {nil, &fakeOutput{}, "no error, want BadRequestException"},
		"both":        {right, &fakeOutput{}, "an output beside the error"},
		"no APIError": {errors.New("x"), nil, "want BadRequestException, got an error that is no smithy.APIError: x"},
		"message":     {&types.BadRequestException{Code: types.ErrorCodeBadRequest}, nil, `message: want "m", got ""`},
		"member":      {&types.BadRequestException{Message: aws.String("m")}, nil, `Code: want "BadRequest", got nothing`},
		"type": {
			&types.ServiceFailureException{Message: aws.String("m"), ErrorCodeOverride: aws.String("BadRequestException")}, nil,
			"fault: want client, got server; no error of type BadRequestException in BadRequestException: m",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := checkError(oracleCase{Error: want}, call{output: reflect.ValueOf(test.output), err: test.err})
			if problems := strings.Join(got, "; "); problems != test.wanted {
				t.Errorf("problems: %q, want %q", problems, test.wanted)
			}
		})
	}
	want.RequestID = "x"
	done := call{output: reflect.ValueOf((*fakeOutput)(nil)), err: right}
	if got := checkError(oracleCase{Error: want}, done); len(got) != 1 {
		t.Errorf("a request id that is not there: %q", got)
	}
}
