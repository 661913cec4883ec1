package main

import (
	"context"
	"strings"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

func (a *account) CreateGroup(_ context.Context, in *iam.CreateGroupInput) (*iam.CreateGroupOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	name, path := *in.GroupName, pathOf(in.Path)
	if _, ok := a.groups[name]; ok {
		return nil, exists("group", name)
	}
	g := types.Group{GroupName: &name, Path: &path, GroupId: newID("AGPA"), Arn: newARN("group", path, name), CreateDate: now()}
	a.groups[name], a.members[name] = g, map[string]bool{}
	return &iam.CreateGroupOutput{Group: &g}, nil
}

func (a *account) GetGroup(_ context.Context, in *iam.GetGroupInput) (*iam.GetGroupOutput, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	g, err := find(a.groups, "group", *in.GroupName)
	if err != nil {
		return nil, err
	}
	users, next := page(a.users, in.Marker, in.MaxItems, func(u types.User) bool {
		return a.members[*in.GroupName][*u.UserName]
	})
	return &iam.GetGroupOutput{Group: &g, Users: users, IsTruncated: next != nil, Marker: next}, nil
}

func (a *account) ListGroups(_ context.Context, in *iam.ListGroupsInput) (*iam.ListGroupsOutput, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	groups, next := page(a.groups, in.Marker, in.MaxItems, func(g types.Group) bool {
		return strings.HasPrefix(*g.Path, pathOf(in.PathPrefix))
	})
	return &iam.ListGroupsOutput{Groups: groups, IsTruncated: next != nil, Marker: next}, nil
}

// groupsOf returns a page of the groups that a user is in.
func (a *account) groupsOf(u types.User, marker *string, maxItems *int32) ([]types.Group, *string) {
	return page(a.groups, marker, maxItems, func(g types.Group) bool { return a.members[*g.GroupName][*u.UserName] })
}

func (a *account) ListGroupsForUser(ctx context.Context, in *iam.ListGroupsForUserInput) (*iam.ListGroupsForUserOutput, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	u, err := a.user(ctx, in.UserName)
	if err != nil {
		return nil, err
	}
	groups, next := a.groupsOf(u, in.Marker, in.MaxItems)
	return &iam.ListGroupsForUserOutput{Groups: groups, IsTruncated: next != nil, Marker: next}, nil
}

func (a *account) AddUserToGroup(_ context.Context, in *iam.AddUserToGroupInput) (*iam.AddUserToGroupOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, err := find(a.groups, "group", *in.GroupName); err != nil {
		return nil, err
	}
	if _, err := find(a.users, "user", *in.UserName); err != nil {
		return nil, err
	}
	a.members[*in.GroupName][*in.UserName] = true
	return nil, nil
}

func (a *account) RemoveUserFromGroup(_ context.Context, in *iam.RemoveUserFromGroupInput) (*iam.RemoveUserFromGroupOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, err := find(a.groups, "group", *in.GroupName); err != nil {
		return nil, err
	}
	if _, err := find(a.members[*in.GroupName], "user of that group", *in.UserName); err != nil {
		return nil, err
	}
	delete(a.members[*in.GroupName], *in.UserName)
	return nil, nil
}

func (a *account) DeleteGroup(_ context.Context, in *iam.DeleteGroupInput) (*iam.DeleteGroupOutput, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, err := find(a.groups, "group", *in.GroupName); err != nil {
		return nil, err
	}
	if len(a.members[*in.GroupName]) > 0 {
		return nil, conflict("The group has users.")
	}
	delete(a.groups, *in.GroupName)
	delete(a.members, *in.GroupName)
	return nil, nil
}
