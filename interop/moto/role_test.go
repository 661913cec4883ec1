package moto

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

func TestRole(t *testing.T) {
	client := newClient(t)
	name := aws.String("captain")
	created := do(t, client.CreateRole, &iam.CreateRoleInput{
		RoleName: name, Path: aws.String("/sea/"), AssumeRolePolicyDocument: aws.String(trust),
		Description: aws.String("first\nsecond"), MaxSessionDuration: aws.Int32(7200), Tags: tags("k", "v"),
	}).Role
	text(t, "ARN", created.Arn, "arn:aws:iam::"+account+":role/sea/captain")
	document(t, created.AssumeRolePolicyDocument, trust)

	got := do(t, client.GetRole, &iam.GetRoleInput{RoleName: name}).Role
	document(t, got.AssumeRolePolicyDocument, trust)
	text(t, "description", got.Description, "first\nsecond")
	equal(t, "duration", aws.ToInt32(got.MaxSessionDuration), 7200)
	names(t, "tags", got.Tags, pair, "k=v")
	if got.RoleLastUsed != nil && got.RoleLastUsed.LastUsedDate != nil {
		t.Errorf("last used: %+v", got.RoleLastUsed)
	}

	do(t, client.UpdateRole, &iam.UpdateRoleInput{RoleName: name, Description: aws.String("new"), MaxSessionDuration: aws.Int32(3600)})
	do(t, client.UpdateAssumeRolePolicy, &iam.UpdateAssumeRolePolicyInput{
		RoleName: name, PolicyDocument: aws.String(trust + "\n"),
	})
	got = do(t, client.GetRole, &iam.GetRoleInput{RoleName: name}).Role
	document(t, got.AssumeRolePolicyDocument, trust+"\n")
	text(t, "description", got.Description, "new")
	equal(t, "duration", aws.ToInt32(got.MaxSessionDuration), 3600)

	do(t, client.PutRolePolicy, &iam.PutRolePolicyInput{RoleName: name, PolicyName: aws.String("p"), PolicyDocument: aws.String(readOnly)})
	inline := do(t, client.GetRolePolicy, &iam.GetRolePolicyInput{RoleName: name, PolicyName: aws.String("p")})
	document(t, inline.PolicyDocument, readOnly)
	do(t, client.DeleteRolePolicy, &iam.DeleteRolePolicyInput{RoleName: name, PolicyName: aws.String("p")})
	do(t, client.DeleteRole, &iam.DeleteRoleInput{RoleName: name})
	equal(t, "roles left", len(do(t, client.ListRoles, &iam.ListRolesInput{}).Roles), 0)
}

func TestInstanceProfile(t *testing.T) {
	client := newClient(t)
	name, role := aws.String("ship"), aws.String("captain")
	do(t, client.CreateRole, &iam.CreateRoleInput{RoleName: role, AssumeRolePolicyDocument: aws.String(trust)})
	created := do(t, client.CreateInstanceProfile, &iam.CreateInstanceProfileInput{
		InstanceProfileName: name, Path: aws.String("/sea/"), Tags: tags("k", "v"),
	}).InstanceProfile
	text(t, "ARN", created.Arn, "arn:aws:iam::"+account+":instance-profile/sea/ship")
	equal(t, "roles", len(created.Roles), 0)

	do(t, client.AddRoleToInstanceProfile, &iam.AddRoleToInstanceProfileInput{InstanceProfileName: name, RoleName: role})
	got := do(t, client.GetInstanceProfile, &iam.GetInstanceProfileInput{InstanceProfileName: name}).InstanceProfile
	names(t, "tags", got.Tags, pair, "k=v")
	names(t, "roles", got.Roles, func(r types.Role) *string { return r.RoleName }, "captain")
	document(t, got.Roles[0].AssumeRolePolicyDocument, trust)
	of := do(t, client.ListInstanceProfilesForRole, &iam.ListInstanceProfilesForRoleInput{RoleName: role}).InstanceProfiles
	names(t, "profiles", of, func(p types.InstanceProfile) *string { return p.InstanceProfileName }, "ship")

	conflict := refused[*types.DeleteConflictException](t, client.DeleteRole, &iam.DeleteRoleInput{RoleName: role})
	equal(t, "code", conflict.ErrorCode(), "DeleteConflict")
	do(t, client.RemoveRoleFromInstanceProfile, &iam.RemoveRoleFromInstanceProfileInput{InstanceProfileName: name, RoleName: role})
	do(t, client.DeleteRole, &iam.DeleteRoleInput{RoleName: role})
	do(t, client.DeleteInstanceProfile, &iam.DeleteInstanceProfileInput{InstanceProfileName: name})
	equal(t, "profiles left", len(do(t, client.ListInstanceProfiles, nil).InstanceProfiles), 0)
}
