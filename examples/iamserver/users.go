package main

import (
	"context"
	"strings"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

func (a *account) CreateUser(_ context.Context, in *iam.CreateUserInput) (*iam.CreateUserOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if in.Tags != nil || in.PermissionsBoundary != nil {
		return nil, invalid("This server has no tags and no permissions boundaries.")
	}
	name, path := *in.UserName, pathOf(in.Path)
	if _, ok := a.users[name]; ok {
		return nil, exists("user", name)
	}
	u := types.User{UserName: &name, Path: &path, UserId: newID("AIDA"), Arn: newARN("user", path, name), CreateDate: now()}
	a.users[name] = u
	return &iam.CreateUserOutput{User: &u}, nil
}

func (a *account) GetUser(ctx context.Context, in *iam.GetUserInput) (*iam.GetUserOutput, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	u, err := a.user(ctx, in.UserName)
	if err != nil {
		return nil, err
	}
	return &iam.GetUserOutput{User: &u}, nil
}

func (a *account) ListUsers(_ context.Context, in *iam.ListUsersInput) (*iam.ListUsersOutput, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	users, next := page(a.users, in.Marker, in.MaxItems, func(u types.User) bool {
		return strings.HasPrefix(*u.Path, pathOf(in.PathPrefix))
	})
	return &iam.ListUsersOutput{Users: users, IsTruncated: next != nil, Marker: next}, nil
}

func (a *account) DeleteUser(ctx context.Context, in *iam.DeleteUserInput) (*iam.DeleteUserOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	u, err := a.user(ctx, in.UserName)
	if err != nil {
		return nil, err
	}
	if groups, _ := a.groupsOf(u, nil, nil); len(groups) > 0 {
		return nil, conflict("The user is in a group.")
	}
	if keys, _ := a.keysOf(u, nil, nil); len(keys) > 0 {
		return nil, conflict("The user has access keys.")
	}
	delete(a.users, *u.UserName)
	return nil, nil
}
