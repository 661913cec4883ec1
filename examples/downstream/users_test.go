package downstream

import (
	"context"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"example.com/downstream/internal/aws/iam"
	"example.com/downstream/internal/aws/iam/iamserver"
	"example.com/downstream/internal/aws/iam/types"
)

// fake is IAM with one user.
type fake struct{ iamserver.Unimplemented }

func (fake) GetUser(_ context.Context, in *iam.GetUserInput) (*iam.GetUserOutput, error) {
	if aws.ToString(in.UserName) != "alice" {
		return nil, &types.NoSuchEntityException{Message: aws.String("no such user")}
	}
	return &iam.GetUserOutput{User: &types.User{
		UserName: in.UserName, Path: aws.String("/staff/"), Arn: aws.String("arn:aws:iam::123456789012:user/staff/alice"),
		UserId: aws.String("AIDACKCEVSQ6C2EXAMPLE"), CreateDate: aws.Time(time.Unix(0, 0)),
	}}, nil
}

func TestPathOf(t *testing.T) {
	client := iamserver.NewClient(fake{})
	if path, exists, err := PathOf(t.Context(), client, "alice"); path != "/staff/" || !exists || err != nil {
		t.Error(path, exists, err)
	}
	if path, exists, err := PathOf(t.Context(), client, "bob"); path != "" || exists || err != nil {
		t.Error(path, exists, err)
	}
	if _, _, err := PathOf(t.Context(), client, "not a name"); err == nil {
		t.Error("IAM takes no spaces in names")
	}
}
