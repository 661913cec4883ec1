package moto

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// TestWaiter waits for a user, who comes after the second look, for a role that never does, and for one that is there.
func TestWaiter(t *testing.T) {
	client := newClient(t)
	user, looks := aws.String("ada"), 0
	waiter := iam.NewUserExistsWaiter(client, func(o *iam.UserExistsWaiterOptions) {
		o.MinDelay, o.MaxDelay = time.Millisecond, time.Millisecond
		modelled := o.Retryable
		o.Retryable = func(ctx context.Context, in *iam.GetUserInput, out *iam.GetUserOutput, err error) (bool, error) {
			if looks++; looks == 2 {
				do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
			}
			return modelled(ctx, in, out, err)
		}
	})
	out, err := waiter.WaitForOutput(t.Context(), &iam.GetUserInput{UserName: user}, time.Minute)
	if err != nil || looks != 3 {
		t.Fatal(err, looks)
	}
	text(t, "name", out.User.UserName, "ada")

	err = iam.NewRoleExistsWaiter(client).Wait(t.Context(), &iam.GetRoleInput{RoleName: aws.String("nobody")}, 900*time.Millisecond)
	if err == nil || !strings.Contains(err.Error(), "exceeded max wait time for RoleExists waiter") {
		t.Error(err)
	}
	do(t, client.CreateInstanceProfile, &iam.CreateInstanceProfileInput{InstanceProfileName: aws.String("web")})
	profile := &iam.GetInstanceProfileInput{InstanceProfileName: aws.String("web")}
	if err := iam.NewInstanceProfileExistsWaiter(client).Wait(t.Context(), profile, time.Minute); err != nil {
		t.Error(err)
	}
}
