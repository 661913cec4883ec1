package moto

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime"
)

// account is the one that moto gives to everybody.
const account = "123456789012"

// newClient returns a client of an empty moto.
func newClient(t *testing.T, optFns ...func(*iam.Options)) *iam.Client {
	t.Helper()
	return iam.New(iam.Options{
		Region:       "us-east-1",
		Credentials:  credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
		BaseEndpoint: aws.String(address(t)),
	}, optFns...)
}

// An operation is a method of the client.
type operation[I, O any] func(context.Context, I, ...func(*iam.Options)) (O, error)

// do calls an operation that has to succeed.
func do[I, O any](t *testing.T, op operation[I, O], in I) O {
	t.Helper()
	out, err := op(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// refused calls an operation that has to fail with an error of the type E, which it returns.
func refused[E error, I, O any](t *testing.T, op operation[I, O], in I) E {
	t.Helper()
	_, err := op(t.Context(), in)
	var target E
	if !errors.As(err, &target) {
		t.Fatalf("error %v, want a %v", err, reflect.TypeFor[E]())
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

// text compares a string that has to be there.
func text(t *testing.T, what string, got *string, want string) {
	t.Helper()
	if got == nil || *got != want {
		t.Errorf("%s: %q, want %q", what, aws.ToString(got), want)
	}
}

// names compares one string of each element, in any order.
func names[T any](t *testing.T, what string, list []T, name func(T) *string, want ...string) {
	t.Helper()
	got := []string{}
	for _, element := range list {
		got = append(got, aws.ToString(name(element)))
	}
	slices.Sort(got)
	if !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// document compares a policy document, which IAM sends URL-encoded.
func document(t *testing.T, got *string, want string) {
	t.Helper()
	decoded, err := runtime.DecodePolicy(got)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "document", decoded, want)
}

// tags makes tags of keys and values by turns.
func tags(pairs ...string) []types.Tag {
	var list []types.Tag
	for pair := range slices.Chunk(pairs, 2) {
		list = append(list, types.Tag{Key: &pair[0], Value: &pair[1]})
	}
	return list
}

// pair writes a tag for comparisons.
func pair(tag types.Tag) *string {
	return aws.String(aws.ToString(tag.Key) + "=" + aws.ToString(tag.Value))
}
