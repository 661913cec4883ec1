// Package services runs clients of services that the repository does not carry against moto. Its parent generates the
// clients, starts moto and runs these tests.
package services

import (
	"errors"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// account is the one that moto gives to everybody.
const account = "123456789012"

// address is where moto is.
func address() *string { return aws.String(os.Getenv("MODELSMITH_MOTO")) }

// somebody is who moto takes for the account.
var somebody = credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")

// must returns what an operation that has to succeed returns.
func must[O any](t *testing.T) func(O, error) O {
	return func(out O, err error) O {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

// refused returns the error of the type E that an operation has to fail with.
func refused[E error](t *testing.T, err error) (target E) {
	t.Helper()
	if !errors.As(err, &target) {
		t.Fatalf("error %v, want a %T", err, target)
	}
	return target
}

// equal compares two values.
func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
