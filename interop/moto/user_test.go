package moto

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

func TestUser(t *testing.T) {
	client := newClient(t)
	const name = "ada+é@x=1,2" // IAM would refuse the é, moto does not: it has to arrive as it is
	before := time.Now().Add(-time.Minute)
	created := do(t, client.CreateUser, &iam.CreateUserInput{
		UserName: aws.String(name), Path: aws.String("/math/lady/"), Tags: tags("Team", "A & B <c>", "Empty", ""),
	}).User
	text(t, "name", created.UserName, name)
	text(t, "path", created.Path, "/math/lady/")
	text(t, "ARN", created.Arn, "arn:aws:iam::"+account+":user/math/lady/"+name)
	if id := aws.ToString(created.UserId); len(id) < 16 {
		t.Errorf("id %q", id)
	}
	if date := aws.ToTime(created.CreateDate); date.Before(before) || date.After(time.Now().Add(time.Minute)) || date.Location() != time.UTC {
		t.Errorf("created on %v", date)
	}
	names(t, "tags", created.Tags, pair, "Team=A & B <c>", "Empty=")

	got := do(t, client.GetUser, &iam.GetUserInput{UserName: aws.String(name)}).User
	equal(t, "id", *got.UserId, *created.UserId)
	names(t, "tags", got.Tags, pair, "Team=A & B <c>", "Empty=")
	if got.PasswordLastUsed != nil || got.PermissionsBoundary != nil {
		t.Errorf("what nobody has set: %v, %v", got.PasswordLastUsed, got.PermissionsBoundary)
	}

	do(t, client.UpdateUser, &iam.UpdateUserInput{UserName: aws.String(name), NewUserName: aws.String("ada"), NewPath: aws.String("/")})
	refused[*types.NoSuchEntityException](t, client.GetUser, &iam.GetUserInput{UserName: aws.String(name)})
	do(t, client.DeleteUser, &iam.DeleteUserInput{UserName: aws.String("ada")})
	refused[*types.NoSuchEntityException](t, client.GetUser, &iam.GetUserInput{UserName: aws.String("ada")})
}

func TestUserTags(t *testing.T) {
	client := newClient(t)
	user := aws.String("grace")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	do(t, client.TagUser, &iam.TagUserInput{UserName: user, Tags: tags("a", "1", "b", "2", "c", "3")})
	do(t, client.TagUser, &iam.TagUserInput{UserName: user, Tags: tags("b", "two")})
	do(t, client.UntagUser, &iam.UntagUserInput{UserName: user, TagKeys: []string{"a", "c"}})
	names(t, "tags", do(t, client.ListUserTags, &iam.ListUserTagsInput{UserName: user}).Tags, pair, "b=two")
}

func TestGroups(t *testing.T) {
	client := newClient(t)
	user := aws.String("grace")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	groupName := func(g types.Group) *string { return g.GroupName }
	for _, name := range []string{"navy", "compilers"} {
		group := do(t, client.CreateGroup, &iam.CreateGroupInput{GroupName: &name, Path: aws.String("/g/")}).Group
		text(t, "ARN", group.Arn, "arn:aws:iam::"+account+":group/g/"+name)
		do(t, client.AddUserToGroup, &iam.AddUserToGroupInput{GroupName: &name, UserName: user})
	}
	names(t, "all groups", do(t, client.ListGroups, &iam.ListGroupsInput{}).Groups, groupName, "navy", "compilers")
	of := &iam.ListGroupsForUserInput{UserName: user}
	names(t, "groups", do(t, client.ListGroupsForUser, of).Groups, groupName, "navy", "compilers")

	do(t, client.RemoveUserFromGroup, &iam.RemoveUserFromGroupInput{GroupName: aws.String("navy"), UserName: user})
	names(t, "groups", do(t, client.ListGroupsForUser, of).Groups, groupName, "compilers")
	left := do(t, client.GetGroup, &iam.GetGroupInput{GroupName: aws.String("navy")})
	if len(left.Users) != 0 || left.IsTruncated {
		t.Errorf("users %v, truncated %v", left.Users, left.IsTruncated)
	}
	kept := do(t, client.GetGroup, &iam.GetGroupInput{GroupName: aws.String("compilers")})
	names(t, "users", kept.Users, func(u types.User) *string { return u.UserName }, "grace")
	do(t, client.DeleteGroup, &iam.DeleteGroupInput{GroupName: aws.String("navy")})
	names(t, "all groups", do(t, client.ListGroups, nil).Groups, groupName, "compilers")
}

func TestAccessKeys(t *testing.T) {
	client := newClient(t)
	user := aws.String("grace")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	key := do(t, client.CreateAccessKey, &iam.CreateAccessKeyInput{UserName: user}).AccessKey
	text(t, "user", key.UserName, "grace")
	equal(t, "status", key.Status, types.StatusTypeActive)
	if len(aws.ToString(key.SecretAccessKey)) < 30 || len(aws.ToString(key.AccessKeyId)) < 16 {
		t.Errorf("key %q with a secret of %d characters", *key.AccessKeyId, len(*key.SecretAccessKey))
	}
	do(t, client.UpdateAccessKey, &iam.UpdateAccessKeyInput{
		UserName: user, AccessKeyId: key.AccessKeyId, Status: types.StatusTypeInactive,
	})
	list := do(t, client.ListAccessKeys, &iam.ListAccessKeysInput{UserName: user}).AccessKeyMetadata
	if len(list) != 1 {
		t.Fatalf("%d keys", len(list))
	}
	equal(t, "id", *list[0].AccessKeyId, *key.AccessKeyId)
	equal(t, "status", list[0].Status, types.StatusTypeInactive)
	if !list[0].CreateDate.Equal(*key.CreateDate) {
		t.Errorf("created on %v, then on %v", key.CreateDate, list[0].CreateDate)
	}
	used := do(t, client.GetAccessKeyLastUsed, &iam.GetAccessKeyLastUsedInput{AccessKeyId: key.AccessKeyId})
	text(t, "user of the key", used.UserName, "grace")
	do(t, client.DeleteAccessKey, &iam.DeleteAccessKeyInput{UserName: user, AccessKeyId: key.AccessKeyId})
	equal(t, "keys left", len(do(t, client.ListAccessKeys, &iam.ListAccessKeysInput{UserName: user}).AccessKeyMetadata), 0)
}

func TestLoginProfile(t *testing.T) {
	client := newClient(t)
	user := aws.String("grace")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	created := do(t, client.CreateLoginProfile, &iam.CreateLoginProfileInput{UserName: user, Password: aws.String("p&=+% ü")})
	text(t, "user", created.LoginProfile.UserName, "grace")
	equal(t, "reset required", created.LoginProfile.PasswordResetRequired, false)
	do(t, client.UpdateLoginProfile, &iam.UpdateLoginProfileInput{
		UserName: user, Password: aws.String("other"), PasswordResetRequired: aws.Bool(true),
	})
	got := do(t, client.GetLoginProfile, &iam.GetLoginProfileInput{UserName: user}).LoginProfile
	equal(t, "reset required", got.PasswordResetRequired, true)
	if !got.CreateDate.Equal(*created.LoginProfile.CreateDate) {
		t.Errorf("created on %v, then on %v", created.LoginProfile.CreateDate, got.CreateDate)
	}
	do(t, client.DeleteLoginProfile, &iam.DeleteLoginProfileInput{UserName: user})
	refused[*types.NoSuchEntityException](t, client.GetLoginProfile, &iam.GetLoginProfileInput{UserName: user})
}
