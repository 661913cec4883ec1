// Command errors looks at what goes wrong in every way that users do.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"sync/atomic"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	client := iam.NewFromConfig(cfg)
	modelled(ctx, client)
	invalid(ctx, client)
	canceled(client)
	unreachable(ctx, client)
}

// explain prints everything that can be asked of an error.
func explain(what string, err error) {
	fmt.Println("--", what, err != nil)
	var op *smithy.OperationError
	if errors.As(err, &op) {
		fmt.Println("operation", op.Service(), op.Operation())
	}
	var api smithy.APIError
	if errors.As(err, &api) {
		fmt.Println("api", api.ErrorCode(), api.ErrorMessage(), api.ErrorFault())
	}
	var response *awshttp.ResponseError
	if errors.As(err, &response) {
		fmt.Println("response", response.HTTPStatusCode(), response.ServiceRequestID() != "", response.Response.Header.Get("Content-Type") != "")
	}
	var plain *smithyhttp.ResponseError
	fmt.Println("smithy response", errors.As(err, &plain))
	var attempts *retry.MaxAttemptsError
	if errors.As(err, &attempts) {
		fmt.Println("attempts", attempts.Attempt)
	}
	var send *smithyhttp.RequestSendError
	var canceled *smithy.CanceledError
	fmt.Println(errors.As(err, &send), errors.As(err, &canceled), errors.Is(err, context.Canceled))
}

func modelled(ctx context.Context, client *iam.Client) {
	_, err := client.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("nobody")})
	explain("missing user", err)
	var missing *types.NoSuchEntityException
	if errors.As(err, &missing) {
		fmt.Println("missing:", aws.ToString(missing.Message), missing.ErrorCode(), missing)
	}
	user := &iam.CreateUserInput{UserName: aws.String("twice")}
	if _, err := client.CreateUser(ctx, user); err != nil {
		log.Fatal(err)
	}
	_, err = client.CreateUser(ctx, user)
	explain("second user", err)
	var exists *types.EntityAlreadyExistsException
	fmt.Println("exists:", errors.As(err, &exists), errors.As(err, &missing))
	_, err = client.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("p"), PolicyDocument: aws.String("no JSON")})
	var malformed *types.MalformedPolicyDocumentException
	explain("malformed policy", err)
	fmt.Println("malformed:", errors.As(err, &malformed))
	made, err := client.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("p"), PolicyDocument: aws.String(
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`,
	)})
	if err != nil {
		log.Fatal(err)
	}
	if _, err := client.AttachUserPolicy(ctx, &iam.AttachUserPolicyInput{UserName: user.UserName, PolicyArn: made.Policy.Arn}); err != nil {
		log.Fatal(err)
	}
	_, err = client.DeleteUser(ctx, &iam.DeleteUserInput{UserName: user.UserName})
	explain("user with a policy", err)
	var conflict *types.DeleteConflictException
	fmt.Println("conflict:", errors.As(err, &conflict))
	switch e := err.(type) {
	case *smithy.OperationError:
		fmt.Println("outermost", e.OperationName)
	default:
		fmt.Printf("outermost %T\n", err)
	}
}

func invalid(ctx context.Context, client *iam.Client) {
	_, err := client.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("p")})
	explain("missing member", err)
	var params smithy.InvalidParamsError
	if errors.As(err, &params) {
		fmt.Println(params.Len(), params.Error())
		for _, e := range params.Errs() {
			fmt.Printf("%T %s\n", e, e)
		}
	}
	_, err = client.TagUser(ctx, &iam.TagUserInput{UserName: aws.String("u"), Tags: []types.Tag{{Key: aws.String("k")}, {}}})
	if errors.As(err, &params) {
		fmt.Println(params.Len(), params.Error())
	}
	_, err = client.GetRole(ctx, nil)
	fmt.Println(errors.As(err, &params), err)
}

func canceled(client *iam.Client) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := client.ListUsers(ctx, nil)
	explain("canceled", err)
}

// flaky fails as a network does, and then sends.
type flaky struct {
	client *http.Client
	left   atomic.Int32
}

func (f *flaky) Do(r *http.Request) (*http.Response, error) {
	if f.left.Add(-1) >= 0 {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("no route")}
	}
	return f.client.Do(r)
}

func unreachable(ctx context.Context, client *iam.Client) {
	for _, failures := range []int32{1, 2, 9} {
		f := &flaky{client: http.DefaultClient}
		f.left.Store(failures)
		_, err := client.ListUsers(ctx, nil, func(o *iam.Options) {
			o.HTTPClient = f
			o.Retryer = retry.AddWithMaxBackoffDelay(o.Retryer, 1)
		})
		explain(fmt.Sprint(failures, " failures"), err)
	}
}
