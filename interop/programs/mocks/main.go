// Command mocks tests code that takes a small interface in the place of a client.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// KeyAPI is the part of the client that rotate needs.
type KeyAPI interface {
	ListAccessKeys(ctx context.Context, params *iam.ListAccessKeysInput, optFns ...func(*iam.Options)) (*iam.ListAccessKeysOutput, error)
	CreateAccessKey(ctx context.Context, params *iam.CreateAccessKeyInput, optFns ...func(*iam.Options)) (*iam.CreateAccessKeyOutput, error)
	UpdateAccessKey(context.Context, *iam.UpdateAccessKeyInput, ...func(*iam.Options)) (*iam.UpdateAccessKeyOutput, error)
}

var (
	_ KeyAPI = (*iam.Client)(nil)
	_ KeyAPI = (*fake)(nil)
)

// ErrNoUser is what rotate says of a missing user.
var ErrNoUser = errors.New("no such user")

// rotate makes a new key for a user and turns off those that are old.
func rotate(ctx context.Context, api KeyAPI, user string, before time.Time) (string, error) {
	keys, err := api.ListAccessKeys(ctx, &iam.ListAccessKeysInput{UserName: &user})
	var missing *types.NoSuchEntityException
	if errors.As(err, &missing) {
		return "", fmt.Errorf("%w: %s", ErrNoUser, missing.ErrorMessage())
	}
	if err != nil {
		return "", err
	}
	made, err := api.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: &user}, func(o *iam.Options) { o.RetryMaxAttempts = 1 })
	if err != nil {
		return "", err
	}
	for _, key := range keys.AccessKeyMetadata {
		if key.Status != types.StatusTypeActive || !aws.ToTime(key.CreateDate).Before(before) {
			continue
		}
		if _, err := api.UpdateAccessKey(ctx, &iam.UpdateAccessKeyInput{
			AccessKeyId: key.AccessKeyId, UserName: key.UserName, Status: types.StatusTypeInactive,
		}); err != nil {
			return "", err
		}
	}
	return *made.AccessKey.AccessKeyId, nil
}

// fake keeps keys in memory.
type fake struct {
	keys    []types.AccessKeyMetadata
	options iam.Options
	err     error
}

func (f *fake) ListAccessKeys(context.Context, *iam.ListAccessKeysInput, ...func(*iam.Options)) (*iam.ListAccessKeysOutput, error) {
	if f.err != nil {
		return nil, &smithy.OperationError{ServiceID: iam.ServiceID, OperationName: "ListAccessKeys", Err: f.err}
	}
	return &iam.ListAccessKeysOutput{AccessKeyMetadata: f.keys, IsTruncated: false, ResultMetadata: middleware.Metadata{}}, nil
}

func (f *fake) CreateAccessKey(_ context.Context, in *iam.CreateAccessKeyInput, optFns ...func(*iam.Options)) (*iam.CreateAccessKeyOutput, error) {
	for _, fn := range optFns {
		fn(&f.options)
	}
	id := fmt.Sprintf("AKIA%d", len(f.keys))
	return &iam.CreateAccessKeyOutput{AccessKey: &types.AccessKey{AccessKeyId: &id, UserName: in.UserName, SecretAccessKey: aws.String("s"), Status: types.StatusTypeActive}}, nil
}

func (f *fake) UpdateAccessKey(_ context.Context, in *iam.UpdateAccessKeyInput, _ ...func(*iam.Options)) (*iam.UpdateAccessKeyOutput, error) {
	for i := range f.keys {
		if *f.keys[i].AccessKeyId == *in.AccessKeyId {
			f.keys[i].Status = in.Status
		}
	}
	return &iam.UpdateAccessKeyOutput{}, nil
}

func main() {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	f := &fake{}
	for i := range 3 {
		f.keys = append(f.keys, types.AccessKeyMetadata{
			AccessKeyId: aws.String(fmt.Sprint("K", i)), UserName: aws.String("u"), Status: types.StatusTypeActive, CreateDate: aws.Time(now.AddDate(0, -i, 0)),
		})
	}
	id, err := rotate(context.Background(), f, "u", now)
	fmt.Println(id, err, f.options.RetryMaxAttempts)
	for _, k := range f.keys {
		fmt.Println(*k.AccessKeyId, k.Status)
	}
	f.err = &types.NoSuchEntityException{Message: aws.String("gone")}
	_, err = rotate(context.Background(), f, "u", now)
	fmt.Println(err, errors.Is(err, ErrNoUser))
	f.err = &smithy.GenericAPIError{Code: "Throttling", Message: "slow down"}
	_, err = rotate(context.Background(), f, "u", now)
	var api smithy.APIError
	fmt.Println(err, errors.As(err, &api) && api.ErrorCode() == "Throttling", errors.Is(err, ErrNoUser))
	fmt.Println(len(types.StatusType("").Values()), types.PolicyScopeTypeAll.Values())
}
