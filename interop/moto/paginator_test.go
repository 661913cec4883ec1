package moto

import (
	"fmt"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// TestPaginator walks through thirty roles, seven at a time, by pages and by items. Users come all at once from moto.
func TestPaginator(t *testing.T) {
	client := newClient(t)
	var want []string
	for i := range 30 {
		name := fmt.Sprintf("role-%02d", i)
		want = append(want, name)
		do(t, client.CreateRole, &iam.CreateRoleInput{RoleName: &name, Path: aws.String("/many/"), AssumeRolePolicyDocument: aws.String(trust)})
	}
	seven := func(o *iam.ListRolesPaginatorOptions) { o.Limit = 7 }
	in := &iam.ListRolesInput{PathPrefix: aws.String("/many/")}
	var sizes []int
	for pages := iam.NewListRolesPaginator(client, in, seven); pages.HasMorePages(); {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, len(page.Roles))
	}
	if !slices.Equal(sizes, []int{7, 7, 7, 7, 2}) {
		t.Errorf("pages of %d", sizes)
	}
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
	sizes = nil
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
