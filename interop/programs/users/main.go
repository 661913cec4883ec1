// Command users takes users, groups, access keys and passwords through their lives.
package main

import (
	"context"
	"fmt"
	"log"
	"sort"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	client := iam.NewFromConfig(cfg)
	for _, step := range []struct {
		name string
		run  func(context.Context, *iam.Client) error
	}{
		{"create", create}, {"tag", tag}, {"keys", keys}, {"groups", groups}, {"password", password}, {"remove", remove},
	} {
		fmt.Println("==", step.name)
		if err := step.run(ctx, client); err != nil {
			log.Fatalf("%s: %v", step.name, err)
		}
	}
}

func create(ctx context.Context, client *iam.Client) error {
	for _, name := range []string{"alice", "bob", "carol+test@example.com"} {
		out, err := client.CreateUser(ctx, &iam.CreateUserInput{
			UserName: aws.String(name),
			Path:     aws.String("/staff/"),
			Tags:     []types.Tag{{Key: aws.String("team"), Value: aws.String("blue & green <x>")}},
		})
		if err != nil {
			return err
		}
		u := out.User
		fmt.Println(*u.UserName, *u.Path, *u.Arn, len(*u.UserId), u.CreateDate.Location(), time.Since(*u.CreateDate) < time.Hour, u.PermissionsBoundary == nil)
	}
	if _, err := client.UpdateUser(ctx, &iam.UpdateUserInput{UserName: aws.String("bob"), NewUserName: aws.String("robert"), NewPath: aws.String("/left/")}); err != nil {
		return err
	}
	return list(ctx, client)
}

func list(ctx context.Context, client *iam.Client) error {
	out, err := client.ListUsers(ctx, &iam.ListUsersInput{})
	if err != nil {
		return err
	}
	var names []string
	for _, u := range out.Users {
		names = append(names, aws.ToString(u.Path)+aws.ToString(u.UserName))
	}
	sort.Strings(names)
	fmt.Println(strings.Join(names, " "), out.IsTruncated, out.Marker == nil)
	return nil
}

func tag(ctx context.Context, client *iam.Client) error {
	name := aws.String("alice")
	if _, err := client.TagUser(ctx, &iam.TagUserInput{UserName: name, Tags: []types.Tag{
		{Key: aws.String("cost"), Value: aws.String("")}, {Key: aws.String("ünï/cödé"), Value: aws.String("✓ = 100%")},
	}}); err != nil {
		return err
	}
	if _, err := client.UntagUser(ctx, &iam.UntagUserInput{UserName: name, TagKeys: []string{"team"}}); err != nil {
		return err
	}
	out, err := client.ListUserTags(ctx, &iam.ListUserTagsInput{UserName: name})
	if err != nil {
		return err
	}
	sort.Slice(out.Tags, func(i, j int) bool { return *out.Tags[i].Key < *out.Tags[j].Key })
	for _, t := range out.Tags {
		fmt.Printf("%s=%q\n", *t.Key, *t.Value)
	}
	return nil
}

func keys(ctx context.Context, client *iam.Client) error {
	made, err := client.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: aws.String("alice")})
	if err != nil {
		return err
	}
	key := made.AccessKey
	fmt.Println(key.Status, len(*key.AccessKeyId), len(*key.SecretAccessKey), *key.UserName)
	if _, err := client.UpdateAccessKey(ctx, &iam.UpdateAccessKeyInput{
		UserName: key.UserName, AccessKeyId: key.AccessKeyId, Status: types.StatusTypeInactive,
	}); err != nil {
		return err
	}
	list, err := client.ListAccessKeys(ctx, &iam.ListAccessKeysInput{UserName: key.UserName, MaxItems: aws.Int32(10)})
	if err != nil {
		return err
	}
	for _, k := range list.AccessKeyMetadata {
		fmt.Println(*k.AccessKeyId == *key.AccessKeyId, k.Status == types.StatusTypeInactive, k.CreateDate != nil)
	}
	used, err := client.GetAccessKeyLastUsed(ctx, &iam.GetAccessKeyLastUsedInput{AccessKeyId: key.AccessKeyId})
	if err != nil {
		return err
	}
	fmt.Println(*used.UserName, used.AccessKeyLastUsed != nil)
	_, err = client.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: key.UserName, AccessKeyId: key.AccessKeyId})
	return err
}

func groups(ctx context.Context, client *iam.Client) error {
	made, err := client.CreateGroup(ctx, &iam.CreateGroupInput{GroupName: aws.String("admins"), Path: aws.String("/g/")})
	if err != nil {
		return err
	}
	fmt.Println(*made.Group.Arn)
	for _, user := range []string{"alice", "robert"} {
		if _, err := client.AddUserToGroup(ctx, &iam.AddUserToGroupInput{GroupName: aws.String("admins"), UserName: aws.String(user)}); err != nil {
			return err
		}
	}
	got, err := client.GetGroup(ctx, &iam.GetGroupInput{GroupName: aws.String("admins")})
	if err != nil {
		return err
	}
	fmt.Println(*got.Group.GroupName, len(got.Users), got.IsTruncated)
	of, err := client.ListGroupsForUser(ctx, &iam.ListGroupsForUserInput{UserName: aws.String("alice")})
	if err != nil {
		return err
	}
	for _, g := range of.Groups {
		fmt.Println(*g.Path, *g.GroupName)
	}
	for _, user := range []string{"alice", "robert"} {
		if _, err := client.RemoveUserFromGroup(ctx, &iam.RemoveUserFromGroupInput{GroupName: aws.String("admins"), UserName: aws.String(user)}); err != nil {
			return err
		}
	}
	_, err = client.DeleteGroup(ctx, &iam.DeleteGroupInput{GroupName: aws.String("admins")})
	return err
}

func password(ctx context.Context, client *iam.Client) error {
	if _, err := client.UpdateAccountPasswordPolicy(ctx, &iam.UpdateAccountPasswordPolicyInput{
		MinimumPasswordLength: aws.Int32(12), RequireSymbols: true, MaxPasswordAge: aws.Int32(90), HardExpiry: aws.Bool(false),
	}); err != nil {
		return err
	}
	policy, err := client.GetAccountPasswordPolicy(ctx, nil)
	if err != nil {
		return err
	}
	p := policy.PasswordPolicy
	fmt.Println(*p.MinimumPasswordLength, p.RequireSymbols, p.RequireNumbers, p.ExpirePasswords, aws.ToInt32(p.MaxPasswordAge))
	made, err := client.CreateLoginProfile(ctx, &iam.CreateLoginProfileInput{
		UserName: aws.String("alice"), Password: aws.String("a&b=c+d e%f/g"), PasswordResetRequired: true,
	})
	if err != nil {
		return err
	}
	fmt.Println(*made.LoginProfile.UserName, made.LoginProfile.CreateDate != nil)
	if _, err := client.DeleteLoginProfile(ctx, &iam.DeleteLoginProfileInput{UserName: aws.String("alice")}); err != nil {
		return err
	}
	summary, err := client.GetAccountSummary(ctx, &iam.GetAccountSummaryInput{})
	if err != nil {
		return err
	}
	fmt.Println(summary.SummaryMap[string(types.SummaryKeyTypeUsers)], len(summary.SummaryMap) > 10)
	return nil
}

func remove(ctx context.Context, client *iam.Client) error {
	for _, name := range []string{"alice", "robert", "carol+test@example.com"} {
		if _, err := client.DeleteUser(ctx, &iam.DeleteUserInput{UserName: &name}); err != nil {
			return err
		}
	}
	return list(ctx, client)
}
