package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

var root = aws.Credentials{AccessKeyID: "AKIAROOT", SecretAccessKey: "root secret"}

// TestUsersAndGroups calls the account without a network: the client of one line encodes, routes, validates and decodes.
func TestUsersAndGroups(t *testing.T) {
	client, ctx := iamserver.NewClient(newAccount(root)), t.Context()
	for i := range 5 {
		must(client.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String(fmt.Sprint("user", i))}))
	}
	must(client.CreateGroup(ctx, &iam.CreateGroupInput{GroupName: aws.String("team"), Path: aws.String("/a/")}))
	for _, name := range []string{"user3", "user1"} {
		must(client.AddUserToGroup(ctx, &iam.AddUserToGroupInput{GroupName: aws.String("team"), UserName: &name}))
	}
	var names []string
	for in := (&iam.ListUsersInput{MaxItems: aws.Int32(2)}); ; {
		page := must(client.ListUsers(ctx, in))
		for _, u := range page.Users {
			names = append(names, *u.UserName)
		}
		if in.Marker = page.Marker; !page.IsTruncated {
			break
		}
		if len(page.Users) != 2 {
			t.Errorf("got a page of %d", len(page.Users))
		}
	}
	if want := []string{"user0", "user1", "user2", "user3", "user4"}; !slices.Equal(names, want) {
		t.Errorf("got users %v, want %v", names, want)
	}
	team := must(client.GetGroup(ctx, &iam.GetGroupInput{GroupName: aws.String("team")}))
	if len(team.Users) != 2 || *team.Users[0].UserName != "user1" || *team.Group.Arn != "arn:aws:iam::123456789012:group/a/team" {
		t.Errorf("got %+v of %+v", team.Users, team.Group)
	}
	groups := must(client.ListGroupsForUser(ctx, &iam.ListGroupsForUserInput{UserName: aws.String("user2")}))
	if len(groups.Groups) != 0 {
		t.Errorf("got groups %v", groups.Groups)
	}

	_, err := client.DeleteUser(ctx, &iam.DeleteUserInput{UserName: aws.String("user1")})
	wants[*types.DeleteConflictException](t, err, 409)
	_, err = client.DeleteGroup(ctx, &iam.DeleteGroupInput{GroupName: aws.String("team")})
	wants[*types.DeleteConflictException](t, err, 409)
	_, err = client.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String("user1")})
	wants[*types.EntityAlreadyExistsException](t, err, 409)
	_, err = client.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("nobody")})
	wants[*types.NoSuchEntityException](t, err, 404)
	_, err = client.GetUser(ctx, &iam.GetUserInput{})
	wantsCode(t, err, "InvalidInput") // GetUser does not model it, so that no client has its type
	_, err = client.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String("a b")})
	wantsCode(t, err, "ValidationError")

	must(client.RemoveUserFromGroup(ctx, &iam.RemoveUserFromGroupInput{GroupName: aws.String("team"), UserName: aws.String("user1")}))
	must(client.DeleteUser(ctx, &iam.DeleteUserInput{UserName: aws.String("user1")}))
	_, err = client.RemoveUserFromGroup(ctx, &iam.RemoveUserFromGroupInput{GroupName: aws.String("team"), UserName: aws.String("user1")})
	wants[*types.NoSuchEntityException](t, err, 404)
}

// TestAccessKeys signs with the keys that the server hands out.
func TestAccessKeys(t *testing.T) {
	server := httptest.NewServer(newHandler(newAccount(root), slog.New(slog.DiscardHandler)))
	defer server.Close()
	ctx, as := t.Context(), func(id, secret string) *iam.Client {
		return iam.New(iam.Options{
			Region: "us-east-1", BaseEndpoint: &server.URL, RetryMaxAttempts: 1,
			Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
				return aws.Credentials{AccessKeyID: id, SecretAccessKey: secret}, nil
			}),
		})
	}
	admin, alice := as(root.AccessKeyID, root.SecretAccessKey), aws.String("alice")
	must(admin.CreateUser(ctx, &iam.CreateUserInput{UserName: alice}))
	key := must(admin.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: alice})).AccessKey
	self := as(*key.AccessKeyId, *key.SecretAccessKey)
	if me := must(self.GetUser(ctx, &iam.GetUserInput{})); *me.User.UserName != "alice" {
		t.Errorf("got user %s", *me.User.UserName)
	}
	must(self.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{}))
	_, err := self.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{})
	wants[*types.LimitExceededException](t, err, 409)
	if keys := must(self.ListAccessKeys(ctx, &iam.ListAccessKeysInput{})); len(keys.AccessKeyMetadata) != 2 {
		t.Errorf("got keys %v", keys.AccessKeyMetadata)
	}

	_, err = as(*key.AccessKeyId, "wrong").GetUser(ctx, &iam.GetUserInput{})
	wantsCode(t, err, "SignatureDoesNotMatch")
	_, err = as("AKIAUNKNOWN", "wrong").GetUser(ctx, &iam.GetUserInput{})
	wantsCode(t, err, "InvalidClientTokenId")
	_, err = admin.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: alice, AccessKeyId: &root.AccessKeyID})
	wantsCode(t, err, "ValidationError") // ids are longer
	must(admin.UpdateAccessKey(ctx, &iam.UpdateAccessKeyInput{UserName: alice, AccessKeyId: key.AccessKeyId, Status: types.StatusTypeInactive}))
	_, err = self.GetUser(ctx, &iam.GetUserInput{})
	wantsCode(t, err, "InvalidClientTokenId")
	must(admin.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: alice, AccessKeyId: key.AccessKeyId}))
	_, err = admin.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: alice, AccessKeyId: key.AccessKeyId})
	wants[*types.NoSuchEntityException](t, err, 404)
}

// TestManyAtOnce is for the race detector.
func TestManyAtOnce(t *testing.T) {
	client, ctx := iamserver.NewClient(newAccount(root)), t.Context()
	must(client.CreateGroup(ctx, &iam.CreateGroupInput{GroupName: aws.String("all")}))
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			name := aws.String("user" + strconv.Itoa(i))
			for range 20 {
				must(client.CreateUser(ctx, &iam.CreateUserInput{UserName: name}))
				must(client.AddUserToGroup(ctx, &iam.AddUserToGroupInput{GroupName: aws.String("all"), UserName: name}))
				must(client.GetGroup(ctx, &iam.GetGroupInput{GroupName: aws.String("all")}))
				must(client.RemoveUserFromGroup(ctx, &iam.RemoveUserFromGroupInput{GroupName: aws.String("all"), UserName: name}))
				must(client.DeleteUser(ctx, &iam.DeleteUserInput{UserName: name}))
			}
		})
	}
	all.Wait()
	if left := must(client.ListUsers(ctx, &iam.ListUsersInput{})); len(left.Users) != 0 {
		t.Errorf("left are %v", left.Users)
	}
}

// TestShutdown ends a server by its context.
func TestShutdown(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	t.Setenv("IAMSERVER_ACCESS_KEY_ID", root.AccessKeyID)
	if err := run(ctx, slog.New(slog.DiscardHandler), "127.0.0.1:0"); err == nil {
		t.Error("runs with half a key")
	}
	t.Setenv("IAMSERVER_SECRET_ACCESS_KEY", root.SecretAccessKey)
	if err := run(ctx, slog.New(slog.DiscardHandler), "127.0.0.1:0"); err != nil {
		t.Error(err)
	}
}

// must wants no error.
func must[O any](out *O, err error) *O {
	if err != nil {
		panic(err)
	}
	return out
}

// wants wants an error of a type, with the status that the model gives it.
func wants[E error](t *testing.T, err error, status int) {
	t.Helper()
	var want E
	var response interface{ HTTPStatusCode() int }
	if !errors.As(err, &want) || !errors.As(err, &response) || response.HTTPStatusCode() != status {
		t.Errorf("got %v, want a %T with status %d", err, want, status)
	}
}

// wantsCode wants an error that no model has.
func wantsCode(t *testing.T, err error, code string) {
	t.Helper()
	var api smithy.APIError
	if !errors.As(err, &api) || api.ErrorCode() != code {
		t.Errorf("got %v, want %s", err, code)
	}
}
