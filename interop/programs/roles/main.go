// Command roles makes a role that a service may take, with its instance profile.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/url"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s.amazonaws.com"},"Action":"sts:AssumeRole"}]}`

const roleName = "runner"

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client := iam.NewFromConfig(cfg, func(o *iam.Options) { o.RetryMaxAttempts = 2 })
	for _, run := range []func(context.Context, *iam.Client) error{create, update, policies, profile, remove} {
		if err := run(context.Background(), client); err != nil {
			log.Fatal(err)
		}
	}
}

func show(r *types.Role) {
	decoded, err := url.QueryUnescape(aws.ToString(r.AssumeRolePolicyDocument))
	var d struct {
		Statement []struct {
			Principal struct{ Service string }
		}
	}
	if err == nil {
		err = json.Unmarshal([]byte(decoded), &d)
	}
	fmt.Println(*r.RoleName, *r.Path, *r.Arn, strings.HasPrefix(*r.RoleId, "AROA"), d.Statement, err)
	fmt.Println(aws.ToString(r.Description), aws.ToInt32(r.MaxSessionDuration), len(r.Tags), r.PermissionsBoundary != nil)
}

func create(ctx context.Context, client *iam.Client) error {
	out, err := client.CreateRole(ctx, &iam.CreateRoleInput{
		RoleName: aws.String(roleName), AssumeRolePolicyDocument: aws.String(fmt.Sprintf(trust, "ec2")),
		Description: aws.String("runs things"), MaxSessionDuration: aws.Int32(7200), Path: aws.String("/service/"),
		Tags: []types.Tag{{Key: aws.String("a"), Value: aws.String("1")}, {Key: aws.String("b"), Value: aws.String("2")}},
	})
	if err != nil {
		return err
	}
	show(out.Role)
	return nil
}

func update(ctx context.Context, client *iam.Client) error {
	name := aws.String(roleName)
	if _, err := client.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{
		RoleName: name, PolicyDocument: aws.String(fmt.Sprintf(trust, "lambda")),
	}); err != nil {
		return err
	}
	if _, err := client.UpdateRole(ctx, &iam.UpdateRoleInput{RoleName: name, Description: aws.String("ünï"), MaxSessionDuration: aws.Int32(3600)}); err != nil {
		return err
	}
	if _, err := client.UntagRole(ctx, &iam.UntagRoleInput{RoleName: name, TagKeys: []string{"a"}}); err != nil {
		return err
	}
	got, err := client.GetRole(ctx, &iam.GetRoleInput{RoleName: name})
	if err != nil {
		return err
	}
	show(got.Role)
	list, err := client.ListRoles(ctx, &iam.ListRolesInput{PathPrefix: aws.String("/service/")})
	if err != nil {
		return err
	}
	for i := range list.Roles {
		fmt.Println("listed", *list.Roles[i].RoleName, list.IsTruncated)
	}
	return nil
}

func policies(ctx context.Context, client *iam.Client) error {
	name, text := aws.String(roleName), aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}`)
	made, err := client.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("deny"), PolicyDocument: text})
	if err != nil {
		return err
	}
	if _, err := client.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: name, PolicyArn: made.Policy.Arn}); err != nil {
		return err
	}
	if _, err := client.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: aws.String("in"), PolicyDocument: text}); err != nil {
		return err
	}
	attached, err := client.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: name})
	if err != nil {
		return err
	}
	inline, err := client.ListRolePolicies(ctx, &iam.ListRolePoliciesInput{RoleName: name})
	if err != nil {
		return err
	}
	for _, p := range attached.AttachedPolicies {
		fmt.Println(*p.PolicyName, *p.PolicyArn, inline.PolicyNames)
		if _, err := client.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: name, PolicyArn: p.PolicyArn}); err != nil {
			return err
		}
	}
	_, err = client.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: name, PolicyName: aws.String("in")})
	return err
}

func profile(ctx context.Context, client *iam.Client) error {
	name := aws.String("machines")
	if _, err := client.CreateInstanceProfile(ctx, &iam.CreateInstanceProfileInput{InstanceProfileName: name}); err != nil {
		return err
	}
	if _, err := client.AddRoleToInstanceProfile(ctx, &iam.AddRoleToInstanceProfileInput{InstanceProfileName: name, RoleName: aws.String(roleName)}); err != nil {
		return err
	}
	got, err := client.GetInstanceProfile(ctx, &iam.GetInstanceProfileInput{InstanceProfileName: name})
	if err != nil {
		return err
	}
	for _, r := range got.InstanceProfile.Roles {
		fmt.Println(*got.InstanceProfile.Arn, *r.RoleName)
	}
	if _, err := client.RemoveRoleFromInstanceProfile(ctx, &iam.RemoveRoleFromInstanceProfileInput{InstanceProfileName: name, RoleName: aws.String(roleName)}); err != nil {
		return err
	}
	_, err = client.DeleteInstanceProfile(ctx, &iam.DeleteInstanceProfileInput{InstanceProfileName: name})
	return err
}

func remove(ctx context.Context, client *iam.Client) error {
	if _, err := client.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: aws.String(roleName)}); err != nil {
		return err
	}
	list, err := client.ListRoles(ctx, nil)
	if err != nil {
		return err
	}
	fmt.Println(len(list.Roles))
	return nil
}
