package runtime_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/runtime"
)

// TestValidationModes checks what a client does with an input that breaks
// constraints.
func TestValidationModes(t *testing.T) {
	long := aws.String(strings.Repeat("x", 300))
	for name, test := range map[string]struct {
		mode runtime.ValidationMode
		name *string
		want any
	}{
		"required, missing": {runtime.ValidateRequired, nil, new(smithy.InvalidParamsError)},
		"required, long":    {runtime.ValidateRequired, long, nil},
		"all, missing":      {runtime.ValidateAll, nil, new(*runtime.ValidationError)},
		"all, long":         {runtime.ValidateAll, long, new(*runtime.ValidationError)},
		"none, missing":     {runtime.ValidateNone, nil, nil},
	} {
		sent := false
		client := chimesdkidentity.New(chimesdkidentity.Options{
			Region: "us-east-1", Validation: test.mode,
			HTTPClient: roundTrip(func(*http.Request) (*http.Response, error) {
				sent = true
				return &http.Response{StatusCode: 201, Body: http.NoBody}, nil
			}),
		})
		_, err := client.CreateAppInstance(context.Background(), &chimesdkidentity.CreateAppInstanceInput{Name: test.name})
		if test.want == nil {
			if err != nil || !sent {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var op *smithy.OperationError
		if sent || !errors.As(err, &op) || !errors.As(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRequiredStream checks that a stream is there if there is a reader.
func TestRequiredStream(t *testing.T) {
	table := runtime.Member{Wire: "body", Loc: runtime.InPayload}
	table.Flags |= runtime.Required
	in := newProbe(func(runtime.Encoder, []runtime.Member) {}, table)
	for _, test := range []struct {
		err  error
		want string
	}{
		{runtime.ValidateStream(in, nil), "/body"},
		{runtime.ValidateStream(in, http.NoBody), ""},
		{runtime.Validate(in), "/body"},
	} {
		if got := paths(t, test.err); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestLabelWithDefault checks that a label that the client fills is not missing.
func TestLabelWithDefault(t *testing.T) {
	label := runtime.Member{Wire: "accountId", Loc: runtime.InLabel, Flags: runtime.Required}
	for name, want := range map[string]bool{"accountId": true, "other": false} {
		op := &runtime.Operation{Name: "Do", Method: "GET", URI: "/{accountId}", EmptyLabel: &runtime.LabelDefault{Name: name, Value: "-"}}
		in := newProbe(func(e runtime.Encoder, m []runtime.Member) {}, label)
		_, err := caught(t, newService(), op, in)
		var missing smithy.InvalidParamsError
		if errors.As(err, &missing) == want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
