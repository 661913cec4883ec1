package downstream

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"

	"example.com/downstream/internal/aws/iam"
	"example.com/downstream/internal/aws/iam/types"
)

// Users is what the module needs of IAM, for a fake in its place.
type Users interface {
	GetUser(context.Context, *iam.GetUserInput, ...func(*iam.Options)) (*iam.GetUserOutput, error)
	ListUsers(context.Context, *iam.ListUsersInput, ...func(*iam.Options)) (*iam.ListUsersOutput, error)
}

// PathOf returns the path of a user; it is false for one that does not exist.
func PathOf(ctx context.Context, users Users, name string) (path string, exists bool, err error) {
	out, err := users.GetUser(ctx, &iam.GetUserInput{UserName: aws.String(name)})
	var missing *types.NoSuchEntityException
	switch {
	case errors.As(err, &missing):
		return "", false, nil
	case err != nil:
		return "", false, err
	}
	return aws.ToString(out.User.Path), true, nil
}
