package moto

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

// TestErrorTypes has moto refuse things, and finds the error's type each time.
func TestErrorTypes(t *testing.T) {
	client := newClient(t)
	user := aws.String("grace")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	exists := refused[*types.EntityAlreadyExistsException](t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	text(t, "message", exists.Message, "User grace already exists")

	malformed := refused[*types.MalformedPolicyDocumentException](t, client.CreatePolicy, &iam.CreatePolicyInput{
		PolicyName: aws.String("p"), PolicyDocument: aws.String("{"),
	})
	equal(t, "code", malformed.ErrorCode(), "MalformedPolicyDocument")
	if malformed.ErrorMessage() == "" {
		t.Error("no message")
	}

	for range 2 {
		do(t, client.CreateAccessKey, &iam.CreateAccessKeyInput{UserName: user})
	}
	limit := refused[*types.LimitExceededException](t, client.CreateAccessKey, &iam.CreateAccessKeyInput{UserName: user})
	equal(t, "message", limit.ErrorMessage(), "Cannot exceed quota for AccessKeysPerUser: 2")

	do(t, client.PutUserPolicy, &iam.PutUserPolicyInput{UserName: user, PolicyName: aws.String("p"), PolicyDocument: aws.String(readOnly)})
	conflict := refused[*types.DeleteConflictException](t, client.DeleteUser, &iam.DeleteUserInput{UserName: user})
	equal(t, "message", conflict.ErrorMessage(), "Cannot delete entity, must delete policies first.")

	unmodelled := refused[smithy.APIError](t, client.SetDefaultPolicyVersion, &iam.SetDefaultPolicyVersionInput{
		PolicyArn: aws.String("arn:aws:iam::123456789012:policy/p"), VersionId: aws.String("x"),
	})
	equal(t, "code", unmodelled.ErrorCode(), "ValidationError")
}

// TestErrorLayers finds in one error everything that callers look for.
func TestErrorLayers(t *testing.T) {
	client := newClient(t)
	_, err := client.GetUser(t.Context(), &iam.GetUserInput{UserName: aws.String("a<b>&c")})
	if err == nil {
		t.Fatal("no error")
	}
	var operation *smithy.OperationError
	var response *awshttp.ResponseError
	var api smithy.APIError
	var missing *types.NoSuchEntityException
	if !errors.As(err, &operation) || !errors.As(err, &response) || !errors.As(err, &api) || !errors.As(err, &missing) {
		t.Fatalf("lacks a layer: %v", err)
	}
	equal(t, "service", operation.Service(), "IAM")
	equal(t, "operation", operation.Operation(), "GetUser")
	equal(t, "status", response.HTTPStatusCode(), http.StatusNotFound)
	if id := response.ServiceRequestID(); len(id) < 10 || !strings.Contains(err.Error(), id) {
		t.Errorf("request id %q in %q", id, err)
	}
	equal(t, "code", api.ErrorCode(), "NoSuchEntity")
	equal(t, "fault", api.ErrorFault(), smithy.FaultClient)
	equal(t, "message", api.ErrorMessage(), "The user with name a<b>&c cannot be found.")
	equal(t, "code of the type", missing.ErrorCode(), "NoSuchEntity")
	text(t, "message of the type", missing.Message, api.ErrorMessage())
	equal(t, "text of the type", missing.Error(), "NoSuchEntity: "+api.ErrorMessage())
}

// TestRequestID finds the request id of an answer that is no error.
func TestRequestID(t *testing.T) {
	client := newClient(t)
	out := do(t, client.CreateUser, &iam.CreateUserInput{UserName: aws.String("grace")})
	if id, ok := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata); !ok || len(id) < 10 {
		t.Errorf("request id %q, %v", id, ok)
	}
}

func TestCancelledBefore(t *testing.T) {
	client := newClient(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := client.ListUsers(ctx, &iam.ListUsersInput{})
	cancelled(t, err, context.Canceled)
}

// A stopper is an HTTP client whose context ends while the request is on its way.
type stopper struct {
	cancel   context.CancelFunc
	requests int
}

func (s *stopper) Do(r *http.Request) (*http.Response, error) {
	s.requests++
	s.cancel()
	return http.DefaultClient.Do(r)
}

func TestCancelledOnTheWay(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := &stopper{cancel: cancel}
	client := newClient(t, func(o *iam.Options) { o.HTTPClient = s })
	start := time.Now()
	_, err := client.ListUsers(ctx, &iam.ListUsersInput{})
	cancelled(t, err, context.Canceled)
	if !errors.As(err, new(*smithy.CanceledError)) && !errors.As(err, new(*aws.RequestCanceledError)) {
		t.Errorf("error %v does not say that it was cancelled", err)
	}
	equal(t, "requests", s.requests, 1)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestDeadline(t *testing.T) {
	client := newClient(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()
	_, err := client.ListUsers(ctx, &iam.ListUsersInput{})
	cancelled(t, err, context.DeadlineExceeded)
}

// cancelled checks the error of a call whose context has ended.
func cancelled(t *testing.T, err, reason error) {
	t.Helper()
	var operation *smithy.OperationError
	if !errors.Is(err, reason) || !errors.As(err, &operation) {
		t.Errorf("error %v, want %v of an operation", err, reason)
	}
}
