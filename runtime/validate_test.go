package runtime_test

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity/types"
	"github.com/modelsmith/modelsmith/runtime"
)

// All violations come in the order of the model, each with its path.
func TestValidationMessage(t *testing.T) {
	in := &chimesdkidentity.CreateAppInstanceInput{
		Name:               aws.String(""),
		ClientRequestToken: aws.String("x"),
		Tags:               []types.Tag{{Key: aws.String("k")}, {Value: aws.String("v")}},
	}
	err := in.Validate()
	const want = "4 validation errors detected. " +
		"Value with length 0 at '/Name' failed to satisfy constraint: Member must have length between 1 and 256, inclusive; " +
		"Value with length 1 at '/ClientRequestToken' failed to satisfy constraint: Member must have length between 2 and 64, inclusive; " +
		"Value at '/Tags/0/Value' failed to satisfy constraint: Member must not be null; " +
		"Value at '/Tags/1/Key' failed to satisfy constraint: Member must not be null"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	var invalid *runtime.ValidationError
	if !errors.As(err, &invalid) || invalid.Count != 4 || invalid.Violations[3].Path != "/Tags/1/Key" {
		t.Errorf("got %#v", err)
	}
}

func BenchmarkValidate(b *testing.B) {
	in := validInput()
	b.ReportAllocs()
	for b.Loop() {
		if err := in.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkValidatedCall is a small call with each of the modes.
func BenchmarkValidatedCall(b *testing.B) {
	in := validInput()
	for name, mode := range map[string]runtime.ValidationMode{
		"none": runtime.ValidateNone, "required": runtime.ValidateRequired, "all": runtime.ValidateAll,
	} {
		client := chimesdkidentity.New(chimesdkidentity.Options{
			Region: "us-east-1", Credentials: staticCredentials(), Validation: mode,
			HTTPClient: roundTrip(func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: 201, Body: http.NoBody}, nil
			}),
		})
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := client.CreateAppInstance(context.Background(), in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func validInput() *chimesdkidentity.CreateAppInstanceInput {
	return &chimesdkidentity.CreateAppInstanceInput{
		Name:               aws.String("instance"),
		ClientRequestToken: aws.String("0123456789"),
		Tags:               []types.Tag{{Key: aws.String("k"), Value: aws.String("v")}},
	}
}
