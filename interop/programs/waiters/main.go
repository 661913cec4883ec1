// Command waiters waits for what was made to be there.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/smithy-go"
)

// late is a fake whose user is there after some calls.
type late struct{ calls, after int }

var _ iam.GetUserAPIClient = (*late)(nil)

func (l *late) GetUser(context.Context, *iam.GetUserInput, ...func(*iam.Options)) (*iam.GetUserOutput, error) {
	if l.calls++; l.calls <= l.after {
		return nil, &smithy.OperationError{ServiceID: "IAM", OperationName: "GetUser", Err: &types.NoSuchEntityException{Message: aws.String("wait")}}
	}
	return &iam.GetUserOutput{User: &types.User{UserName: aws.String("late")}}, nil
}

func quick(o *iam.UserExistsWaiterOptions) {
	o.MinDelay, o.MaxDelay = time.Millisecond, 2*time.Millisecond
}

func main() {
	ctx := context.Background()
	user := &iam.GetUserInput{UserName: aws.String("late")}
	for _, after := range []int{0, 3} {
		l := &late{after: after}
		out, err := iam.NewUserExistsWaiter(l, quick).WaitForOutput(ctx, user, time.Minute)
		fmt.Println(err, l.calls, err == nil && *out.User.UserName == "late")
	}
	l := &late{after: 1 << 30}
	err := iam.NewUserExistsWaiter(l).Wait(ctx, user, 10*time.Millisecond, quick)
	fmt.Println("too late:", err != nil, l.calls > 0)
	custom(ctx, user)
	service(ctx, user)
}

// custom says itself what to wait for.
func custom(ctx context.Context, user *iam.GetUserInput) {
	stop := errors.New("stop")
	err := iam.NewUserExistsWaiter(&late{after: 5}, quick, func(o *iam.UserExistsWaiterOptions) {
		o.Retryable = func(_ context.Context, _ *iam.GetUserInput, out *iam.GetUserOutput, err error) (bool, error) {
			var missing *types.NoSuchEntityException
			fmt.Println(out == nil, errors.As(err, &missing))
			return false, stop
		}
	}).Wait(ctx, user, time.Minute)
	fmt.Println(errors.Is(err, stop))
	ended, cancel := context.WithCancel(ctx)
	cancel()
	err = iam.NewUserExistsWaiter(&late{after: 5}, quick).Wait(ended, user, time.Minute)
	fmt.Println("canceled:", err != nil)
	err = iam.NewUserExistsWaiter(&late{}, func(o *iam.UserExistsWaiterOptions) { o.MinDelay, o.MaxDelay = time.Hour, time.Second }).Wait(ctx, user, time.Minute)
	fmt.Println("delays:", err != nil)
	fmt.Println("no time:", iam.NewUserExistsWaiter(&late{}).Wait(ctx, user, 0) != nil)
}

func service(ctx context.Context, user *iam.GetUserInput) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	client := iam.NewFromConfig(cfg)
	fmt.Println("missing:", iam.NewUserExistsWaiter(client, quick).Wait(ctx, user, 20*time.Millisecond) != nil)
	if _, err := client.CreateUser(ctx, &iam.CreateUserInput{UserName: user.UserName}); err != nil {
		log.Fatal(err)
	}
	out, err := iam.NewUserExistsWaiter(client).WaitForOutput(ctx, user, time.Minute)
	fmt.Println(err, *out.User.UserName)
	if _, err := client.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("r"), AssumeRolePolicyDocument: aws.String(
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`,
	)}); err != nil {
		log.Fatal(err)
	}
	role, err := iam.NewRoleExistsWaiter(client).WaitForOutput(ctx, &iam.GetRoleInput{RoleName: aws.String("r")}, time.Minute)
	fmt.Println(err, *role.Role.RoleName)
	err = iam.NewRoleExistsWaiter(client).Wait(ctx, &iam.GetRoleInput{}, time.Minute)
	fmt.Println("invalid:", err != nil)
}
