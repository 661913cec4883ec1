package moto

import (
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// TestSequences loops over thirty roles, seven at a time, by items and by pages, which the SDK's paginators have not.
func TestSequences(t *testing.T) {
	client := newClient(t)
	want := thirtyRoles(t, client)
	seven := func(o *iam.ListRolesPaginatorOptions) { o.Limit = 7 }
	in := &iam.ListRolesInput{PathPrefix: aws.String("/many/")}
	var got []string
	for role, err := range iam.NewListRolesPaginator(client, in, seven).Items(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, aws.ToString(role.RoleName))
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("roles %q", got)
	}
	var sizes []int
	for page, err := range iam.NewListRolesPaginator(client, in, seven).Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if sizes = append(sizes, len(page.Roles)); len(sizes) == 2 {
			break
		}
	}
	if !slices.Equal(sizes, []int{7, 7}) {
		t.Errorf("pages of %d", sizes)
	}
}
