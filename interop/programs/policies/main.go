// Command policies makes policies and their versions, and attaches them.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

// Document is a policy document.
type Document struct {
	Version   string
	Statement []Statement
}

// Statement is one statement of a policy document.
type Statement struct {
	Sid      string `json:",omitempty"`
	Effect   string
	Action   []string
	Resource string
}

type manager struct{ client *iam.Client }

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	m := manager{iam.NewFromConfig(cfg)}
	arn, err := m.create(ctx, "reader", "s3:Get*", "s3:List*")
	if err != nil {
		log.Fatal(err)
	}
	for _, run := range []func(context.Context, string) error{m.versions, m.attach, m.inline, m.remove} {
		if err := run(ctx, arn); err != nil {
			log.Fatal(err)
		}
	}
}

func document(actions ...string) (*string, error) {
	text, err := json.MarshalIndent(Document{"2012-10-17", []Statement{{"Allow+1", "Allow", actions, "arn:aws:s3:::b/${aws:username}/*"}}}, "", "  ")
	return aws.String(string(text)), err
}

func (m manager) create(ctx context.Context, name string, actions ...string) (string, error) {
	text, err := document(actions...)
	if err != nil {
		return "", err
	}
	out, err := m.client.CreatePolicy(ctx, &iam.CreatePolicyInput{
		PolicyName: &name, PolicyDocument: text, Description: aws.String("reads <everything> & more"), Path: aws.String("/p/"),
		Tags: []types.Tag{{Key: aws.String("k"), Value: aws.String("v")}},
	})
	if err != nil {
		return "", fmt.Errorf("create %s: %w", name, err)
	}
	p := out.Policy
	fmt.Println(*p.Arn, *p.DefaultVersionId, *p.AttachmentCount, p.IsAttachable, len(*p.PolicyId), aws.ToString(p.Description))
	return *p.Arn, nil
}

func (m manager) versions(ctx context.Context, arn string) error {
	text, err := document("s3:*")
	if err != nil {
		return err
	}
	made, err := m.client.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: &arn, PolicyDocument: text, SetAsDefault: true})
	if err != nil {
		return err
	}
	fmt.Println(*made.PolicyVersion.VersionId, made.PolicyVersion.IsDefaultVersion)
	for _, id := range []string{"v1", "v2"} {
		got, err := m.client.GetPolicyVersion(ctx, &iam.GetPolicyVersionInput{PolicyArn: &arn, VersionId: &id})
		if err != nil {
			return err
		}
		decoded, err := url.QueryUnescape(aws.ToString(got.PolicyVersion.Document))
		if err != nil {
			return err
		}
		var d Document
		if err := json.Unmarshal([]byte(decoded), &d); err != nil {
			return fmt.Errorf("%s: %w", decoded, err)
		}
		fmt.Println(id, d.Version, d.Statement, got.PolicyVersion.IsDefaultVersion)
	}
	if _, err := m.client.SetDefaultPolicyVersion(ctx, &iam.SetDefaultPolicyVersionInput{PolicyArn: &arn, VersionId: aws.String("v1")}); err != nil {
		return err
	}
	if _, err := m.client.DeletePolicyVersion(ctx, &iam.DeletePolicyVersionInput{PolicyArn: &arn, VersionId: aws.String("v2")}); err != nil {
		return err
	}
	list, err := m.client.ListPolicyVersions(ctx, &iam.ListPolicyVersionsInput{PolicyArn: &arn})
	if err != nil {
		return err
	}
	for _, v := range list.Versions {
		fmt.Println(*v.VersionId, v.IsDefaultVersion, v.CreateDate != nil)
	}
	return nil
}

func (m manager) attach(ctx context.Context, arn string) error {
	user := aws.String("worker")
	if _, err := m.client.CreateUser(ctx, &iam.CreateUserInput{UserName: user}); err != nil {
		return err
	}
	if _, err := m.client.AttachUserPolicy(ctx, &iam.AttachUserPolicyInput{UserName: user, PolicyArn: &arn}); err != nil {
		return err
	}
	attached, err := m.client.ListAttachedUserPolicies(ctx, &iam.ListAttachedUserPoliciesInput{UserName: user, PathPrefix: aws.String("/p/")})
	if err != nil {
		return err
	}
	for _, p := range attached.AttachedPolicies {
		fmt.Println("attached", *p.PolicyName, *p.PolicyArn == arn)
	}
	entities, err := m.client.ListEntitiesForPolicy(ctx, &iam.ListEntitiesForPolicyInput{PolicyArn: &arn, EntityFilter: types.EntityTypeUser})
	if err != nil {
		return err
	}
	fmt.Println(len(entities.PolicyUsers), len(entities.PolicyRoles), len(entities.PolicyGroups))
	local, err := m.client.ListPolicies(ctx, &iam.ListPoliciesInput{Scope: types.PolicyScopeTypeLocal, OnlyAttached: true})
	if err != nil {
		return err
	}
	for _, p := range local.Policies {
		fmt.Println(*p.PolicyName, *p.AttachmentCount)
	}
	_, err = m.client.DetachUserPolicy(ctx, &iam.DetachUserPolicyInput{UserName: user, PolicyArn: &arn})
	return err
}

func (m manager) inline(ctx context.Context, _ string) error {
	user, name := aws.String("worker"), aws.String("inline")
	text, err := document("sqs:*")
	if err != nil {
		return err
	}
	if _, err := m.client.PutUserPolicy(ctx, &iam.PutUserPolicyInput{UserName: user, PolicyName: name, PolicyDocument: text}); err != nil {
		return err
	}
	got, err := m.client.GetUserPolicy(ctx, &iam.GetUserPolicyInput{UserName: user, PolicyName: name})
	if err != nil {
		return err
	}
	decoded, err := url.QueryUnescape(*got.PolicyDocument)
	fmt.Println(*got.UserName, *got.PolicyName, decoded == *text, err)
	list, err := m.client.ListUserPolicies(ctx, &iam.ListUserPoliciesInput{UserName: user})
	if err != nil {
		return err
	}
	fmt.Println(list.PolicyNames)
	_, err = m.client.DeleteUserPolicy(ctx, &iam.DeleteUserPolicyInput{UserName: user, PolicyName: name})
	return err
}

func (m manager) remove(ctx context.Context, arn string) error {
	if _, err := m.client.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: &arn}); err != nil {
		return err
	}
	_, err := m.client.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: &arn})
	fmt.Println("gone:", err != nil)
	return nil
}
