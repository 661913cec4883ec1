package main

import (
	"context"
	"crypto/rand"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// Lookup implements sigv4.CredentialStore with the keys that are active.
func (a *account) Lookup(_ context.Context, id string) (sigv4.Credential, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	k, ok := a.keys[id]
	if !ok || k.Status != types.StatusTypeActive {
		return sigv4.Credential{}, sigv4.ErrUnknownAccessKey
	}
	return sigv4.Credential{SecretAccessKey: *k.SecretAccessKey}, nil
}

// newSecret returns a secret that nobody can guess, with 40 characters.
func newSecret() *string { return aws.String((rand.Text() + rand.Text())[:40]) }

// key returns an access key of a user.
func (a *account) key(ctx context.Context, name, id *string) (k types.AccessKey, err error) {
	u, err := a.user(ctx, name)
	if err != nil {
		return k, err
	}
	if k = a.keys[*id]; aws.ToString(k.UserName) != *u.UserName {
		return k, noSuch("access key", *id)
	}
	return k, nil
}

// keysOf returns a page of the access keys of a user.
func (a *account) keysOf(u types.User, marker *string, maxItems *int32) ([]types.AccessKey, *string) {
	return page(a.keys, marker, maxItems, func(k types.AccessKey) bool { return aws.ToString(k.UserName) == *u.UserName })
}

func (a *account) CreateAccessKey(ctx context.Context, in *iam.CreateAccessKeyInput) (*iam.CreateAccessKeyOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	u, err := a.user(ctx, in.UserName)
	if err != nil {
		return nil, err
	}
	if keys, _ := a.keysOf(u, nil, nil); len(keys) >= 2 {
		return nil, limit("A user has at most 2 access keys.")
	}
	k := types.AccessKey{
		UserName: u.UserName, AccessKeyId: newID("AKIA"), SecretAccessKey: newSecret(), Status: types.StatusTypeActive, CreateDate: now(),
	}
	a.keys[*k.AccessKeyId] = k
	return &iam.CreateAccessKeyOutput{AccessKey: &k}, nil
}

func (a *account) ListAccessKeys(ctx context.Context, in *iam.ListAccessKeysInput) (*iam.ListAccessKeysOutput, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	u, err := a.user(ctx, in.UserName)
	if err != nil {
		return nil, err
	}
	keys, next := a.keysOf(u, in.Marker, in.MaxItems)
	var listed []types.AccessKeyMetadata // as the keys, without their secrets
	for _, k := range keys {
		listed = append(listed, types.AccessKeyMetadata{
			UserName: k.UserName, AccessKeyId: k.AccessKeyId, Status: k.Status, CreateDate: k.CreateDate,
		})
	}
	return &iam.ListAccessKeysOutput{AccessKeyMetadata: listed, IsTruncated: next != nil, Marker: next}, nil
}

func (a *account) UpdateAccessKey(ctx context.Context, in *iam.UpdateAccessKeyInput) (*iam.UpdateAccessKeyOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	k, err := a.key(ctx, in.UserName, in.AccessKeyId)
	if err != nil {
		return nil, err
	}
	k.Status = in.Status
	a.keys[*in.AccessKeyId] = k
	return nil, nil
}

func (a *account) DeleteAccessKey(ctx context.Context, in *iam.DeleteAccessKeyInput) (*iam.DeleteAccessKeyOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, err := a.key(ctx, in.UserName, in.AccessKeyId); err != nil {
		return nil, err
	}
	delete(a.keys, *in.AccessKeyId)
	return nil, nil
}
