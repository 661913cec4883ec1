package moto

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

// The documents have what URL encoding, form encoding and XML treat in a special way.
const (
	readOnly  = `{"Version": "2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::a+b/%41/é&<c>;\"*"}]}`
	writeOnly = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Put*"],"Resource":"*"}}`
	trust     = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}`
)

func TestPolicyVersions(t *testing.T) {
	client := newClient(t)
	created := do(t, client.CreatePolicy, &iam.CreatePolicyInput{
		PolicyName: aws.String("reader"), Path: aws.String("/s3/"), PolicyDocument: aws.String(readOnly),
		Description: aws.String("a ‘reader’"), Tags: tags("k", "v"),
	}).Policy
	arn := created.Arn
	text(t, "ARN", arn, "arn:aws:iam::"+account+":policy/s3/reader")
	text(t, "default version", created.DefaultVersionId, "v1")
	equal(t, "attachments", aws.ToInt32(created.AttachmentCount), 0)
	equal(t, "attachable", created.IsAttachable, true)

	second := do(t, client.CreatePolicyVersion, &iam.CreatePolicyVersionInput{
		PolicyArn: arn, PolicyDocument: aws.String(writeOnly), SetAsDefault: true,
	}).PolicyVersion
	text(t, "version", second.VersionId, "v2")
	equal(t, "default", second.IsDefaultVersion, true)
	for version, want := range map[string]string{"v1": readOnly, "v2": writeOnly} {
		got := do(t, client.GetPolicyVersion, &iam.GetPolicyVersionInput{PolicyArn: arn, VersionId: aws.String(version)})
		text(t, "document", got.PolicyVersion.Document, want) // moto does not encode this one
		equal(t, version+" is default", got.PolicyVersion.IsDefaultVersion, version == "v2")
	}
	id := func(v types.PolicyVersion) *string { return v.VersionId }
	versions := &iam.ListPolicyVersionsInput{PolicyArn: arn}
	names(t, "versions", do(t, client.ListPolicyVersions, versions).Versions, id, "v1", "v2")

	do(t, client.SetDefaultPolicyVersion, &iam.SetDefaultPolicyVersionInput{PolicyArn: arn, VersionId: aws.String("v1")})
	got := do(t, client.GetPolicy, &iam.GetPolicyInput{PolicyArn: arn}).Policy
	text(t, "default version", got.DefaultVersionId, "v1")
	text(t, "description", got.Description, "a ‘reader’")
	names(t, "tags", got.Tags, pair, "k=v")
	do(t, client.DeletePolicyVersion, &iam.DeletePolicyVersionInput{PolicyArn: arn, VersionId: aws.String("v2")})
	names(t, "versions", do(t, client.ListPolicyVersions, versions).Versions, id, "v1")
	do(t, client.DeletePolicy, &iam.DeletePolicyInput{PolicyArn: arn})
	refused[*types.NoSuchEntityException](t, client.GetPolicy, &iam.GetPolicyInput{PolicyArn: arn})
}

func TestAttachedPolicies(t *testing.T) {
	client := newClient(t)
	arn := do(t, client.CreatePolicy, &iam.CreatePolicyInput{
		PolicyName: aws.String("reader"), PolicyDocument: aws.String(readOnly),
	}).Policy.Arn
	user, group, role := aws.String("grace"), aws.String("navy"), aws.String("captain")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	do(t, client.CreateGroup, &iam.CreateGroupInput{GroupName: group})
	do(t, client.CreateRole, &iam.CreateRoleInput{RoleName: role, AssumeRolePolicyDocument: aws.String(trust)})
	do(t, client.AttachUserPolicy, &iam.AttachUserPolicyInput{UserName: user, PolicyArn: arn})
	do(t, client.AttachGroupPolicy, &iam.AttachGroupPolicyInput{GroupName: group, PolicyArn: arn})
	do(t, client.AttachRolePolicy, &iam.AttachRolePolicyInput{RoleName: role, PolicyArn: arn})

	name := func(p types.AttachedPolicy) *string { return p.PolicyName }
	of := &iam.ListAttachedUserPoliciesInput{UserName: user}
	names(t, "of the user", do(t, client.ListAttachedUserPolicies, of).AttachedPolicies, name, "reader")
	entities := do(t, client.ListEntitiesForPolicy, &iam.ListEntitiesForPolicyInput{PolicyArn: arn})
	names(t, "users", entities.PolicyUsers, func(u types.PolicyUser) *string { return u.UserName }, "grace")
	names(t, "groups", entities.PolicyGroups, func(g types.PolicyGroup) *string { return g.GroupName }, "navy")
	names(t, "roles", entities.PolicyRoles, func(r types.PolicyRole) *string { return r.RoleName }, "captain")
	only := do(t, client.ListEntitiesForPolicy, &iam.ListEntitiesForPolicyInput{PolicyArn: arn, EntityFilter: types.EntityTypeRole})
	equal(t, "users", len(only.PolicyUsers), 0)
	equal(t, "roles", len(only.PolicyRoles), 1)
	attached := do(t, client.ListPolicies, &iam.ListPoliciesInput{OnlyAttached: true, Scope: types.PolicyScopeTypeLocal}).Policies
	if len(attached) != 1 || aws.ToInt32(attached[0].AttachmentCount) != 3 {
		t.Errorf("attached policies: %+v", attached)
	}

	do(t, client.DetachRolePolicy, &iam.DetachRolePolicyInput{RoleName: role, PolicyArn: arn})
	do(t, client.DetachGroupPolicy, &iam.DetachGroupPolicyInput{GroupName: group, PolicyArn: arn})
	do(t, client.DetachUserPolicy, &iam.DetachUserPolicyInput{UserName: user, PolicyArn: arn})
	names(t, "of the user", do(t, client.ListAttachedUserPolicies, of).AttachedPolicies, name)
	got := do(t, client.GetPolicy, &iam.GetPolicyInput{PolicyArn: arn}).Policy
	equal(t, "attachments", aws.ToInt32(got.AttachmentCount), 0)
}

func TestInlinePolicies(t *testing.T) {
	client := newClient(t)
	user, name := aws.String("grace"), aws.String("in+line=1,@x")
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: user})
	do(t, client.PutUserPolicy, &iam.PutUserPolicyInput{UserName: user, PolicyName: name, PolicyDocument: aws.String(writeOnly)})
	do(t, client.PutUserPolicy, &iam.PutUserPolicyInput{UserName: user, PolicyName: name, PolicyDocument: aws.String(readOnly)})
	got := do(t, client.GetUserPolicy, &iam.GetUserPolicyInput{UserName: user, PolicyName: name})
	text(t, "user", got.UserName, "grace")
	text(t, "name", got.PolicyName, *name)
	document(t, got.PolicyDocument, readOnly)
	list := do(t, client.ListUserPolicies, &iam.ListUserPoliciesInput{UserName: user})
	if len(list.PolicyNames) != 1 || list.PolicyNames[0] != *name {
		t.Errorf("names %q", list.PolicyNames)
	}
	do(t, client.DeleteUserPolicy, &iam.DeleteUserPolicyInput{UserName: user, PolicyName: name})
	equal(t, "policies left", len(do(t, client.ListUserPolicies, &iam.ListUserPoliciesInput{UserName: user}).PolicyNames), 0)
}
