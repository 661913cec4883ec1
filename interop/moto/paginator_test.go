package moto

import (
	"fmt"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// TestPaginator walks through thirty roles, seven at a time. Users come all at once from moto.
func TestPaginator(t *testing.T) {
	client := newClient(t)
	thirtyRoles(t, client)
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
}

// thirtyRoles makes roles and returns their names.
func thirtyRoles(t *testing.T, client *iam.Client) (names []string) {
	t.Helper()
	for i := range 30 {
		name := fmt.Sprintf("role-%02d", i)
		names = append(names, name)
		do(t, client.CreateRole, &iam.CreateRoleInput{RoleName: &name, Path: aws.String("/many/"), AssumeRolePolicyDocument: aws.String(trust)})
	}
	return names
}
