package moto

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/types"
)

// TestListing follows markers page by page, as code did before there were paginators.
func TestListing(t *testing.T) {
	client := newClient(t)
	var want []string
	for i := range 7 {
		name := fmt.Sprintf("role-%d", i)
		want = append(want, name)
		do(t, client.CreateRole, &iam.CreateRoleInput{
			RoleName: &name, Path: aws.String("/many/"), AssumeRolePolicyDocument: aws.String(trust),
		})
	}
	do(t, client.CreateRole, &iam.CreateRoleInput{RoleName: aws.String("else"), AssumeRolePolicyDocument: aws.String(trust)})
	var sizes []int
	var roles []types.Role
	in := &iam.ListRolesInput{PathPrefix: aws.String("/many/"), MaxItems: aws.Int32(3)}
	for {
		page := do(t, client.ListRoles, in)
		sizes = append(sizes, len(page.Roles))
		roles = append(roles, page.Roles...)
		if !page.IsTruncated {
			break
		}
		if in.Marker = page.Marker; in.Marker == nil {
			t.Fatal("a truncated page has no marker")
		}
	}
	if !slices.Equal(sizes, []int{3, 3, 1}) {
		t.Errorf("pages of %d", sizes)
	}
	names(t, "roles", roles, func(r types.Role) *string { return r.RoleName }, want...)
}

// TestListingTags follows markers through a list of another shape.
func TestListingTags(t *testing.T) {
	client := newClient(t)
	pairs := []string{}
	want := []string{}
	for i := range 5 {
		pairs = append(pairs, fmt.Sprintf("k%d", i), fmt.Sprint(i))
		want = append(want, fmt.Sprintf("k%d=%d", i, i))
	}
	role := aws.String("captain")
	do(t, client.CreateRole, &iam.CreateRoleInput{RoleName: role, AssumeRolePolicyDocument: aws.String(trust), Tags: tags(pairs...)})
	in := &iam.ListRoleTagsInput{RoleName: role, MaxItems: aws.Int32(2)}
	var all []types.Tag
	for page := range 3 {
		out := do(t, client.ListRoleTags, in)
		all = append(all, out.Tags...)
		equal(t, fmt.Sprintf("page %d is truncated", page), out.IsTruncated, page < 2)
		in.Marker = out.Marker
	}
	names(t, "tags", all, pair, want...)
}

func TestAccountSummary(t *testing.T) {
	client := newClient(t)
	for _, name := range []string{"ada", "grace"} {
		do(t, client.CreateUser, &iam.CreateUserInput{UserName: &name})
	}
	do(t, client.CreateAccessKey, &iam.CreateAccessKeyInput{UserName: aws.String("ada")})
	summary := do(t, client.GetAccountSummary, &iam.GetAccountSummaryInput{}).SummaryMap
	equal(t, "users", summary[string(types.SummaryKeyTypeUsers)], 2)
	equal(t, "groups", summary[string(types.SummaryKeyTypeGroups)], 0)
	equal(t, "users' quota", summary[string(types.SummaryKeyTypeUsersQuota)], 5000)
	if len(summary) < 30 {
		t.Errorf("%d entries: %v", len(summary), summary)
	}
}

func TestCredentialReport(t *testing.T) {
	client := newClient(t)
	refused[*types.CredentialReportNotPresentException](t, client.GetCredentialReport, &iam.GetCredentialReportInput{})
	do(t, client.CreateUser, &iam.CreateUserInput{UserName: aws.String("grace")})
	started := do(t, client.GenerateCredentialReport, &iam.GenerateCredentialReportInput{})
	equal(t, "state", started.State, types.ReportStateTypeStarted)
	text(t, "description", started.Description, "No report exists. Starting a new report generation task")
	equal(t, "state", do(t, client.GenerateCredentialReport, nil).State, types.ReportStateTypeComplete)

	report := do(t, client.GetCredentialReport, &iam.GetCredentialReportInput{})
	equal(t, "format", report.ReportFormat, types.ReportFormatTypeTextCsv)
	equal(t, "time", report.GeneratedTime.UTC().Format("2006-01-02T15:04:05.999"), "2015-02-02T20:02:02")
	lines := strings.Split(strings.TrimSpace(string(report.Content)), "\n")
	if len(lines) != 2 {
		t.Fatalf("report %q", report.Content)
	}
	equal(t, "start of the header", lines[0][:8], "user,arn")
	equal(t, "start of the line", lines[1][:len("grace,arn:aws:iam::")], "grace,arn:aws:iam::")
}
