// Command pages reads lists that come in pieces, from the service and from a fake.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

// fake has as many groups as its number says, in pages of two.
type fake struct {
	groups, calls int
	limit         *int32
}

var _ iam.ListGroupsAPIClient = (*fake)(nil)

func (f *fake) ListGroups(_ context.Context, in *iam.ListGroupsInput, _ ...func(*iam.Options)) (*iam.ListGroupsOutput, error) {
	f.calls++
	f.limit = in.MaxItems
	first := 0
	if in.Marker != nil {
		var err error
		if first, err = strconv.Atoi(*in.Marker); err != nil {
			return nil, err
		}
	}
	out := &iam.ListGroupsOutput{}
	for i := first; i < min(first+2, f.groups); i++ {
		out.Groups = append(out.Groups, types.Group{GroupName: aws.String(fmt.Sprint("g", i))})
	}
	if first+2 < f.groups {
		out.IsTruncated, out.Marker = true, aws.String(strconv.Itoa(first+2))
	}
	return out, nil
}

func names(ctx context.Context, api iam.ListGroupsAPIClient, optFns ...func(*iam.ListGroupsPaginatorOptions)) ([]string, error) {
	var list []string
	paginator := iam.NewListGroupsPaginator(api, &iam.ListGroupsInput{PathPrefix: aws.String("/")}, optFns...)
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			return list, fmt.Errorf("after %d groups: %w", len(list), err)
		}
		for _, g := range page.Groups {
			list = append(list, aws.ToString(g.GroupName))
		}
	}
	_, err := paginator.NextPage(ctx)
	fmt.Println("one more:", err)
	return list, nil
}

func main() {
	ctx := context.Background()
	for _, n := range []int{0, 1, 2, 5} {
		f := &fake{groups: n}
		list, err := names(ctx, f, func(o *iam.ListGroupsPaginatorOptions) { o.Limit = 2 })
		fmt.Println(list, err, f.calls, aws.ToInt32(f.limit))
	}
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	client := iam.NewFromConfig(cfg)
	for i := range 7 {
		if _, err := client.CreateGroup(ctx, &iam.CreateGroupInput{GroupName: aws.String(fmt.Sprint("group", i))}); err != nil {
			log.Fatal(err)
		}
		if _, err := client.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String(fmt.Sprint("user", i))}); err != nil {
			log.Fatal(err)
		}
	}
	list, err := names(ctx, client, func(o *iam.ListGroupsPaginatorOptions) { o.Limit = 3 })
	fmt.Println(len(list), err)
	users(ctx, client)
	canceled(client)
}

func users(ctx context.Context, client *iam.Client) {
	pages, total := 0, 0
	p := iam.NewListUsersPaginator(client, &iam.ListUsersInput{MaxItems: aws.Int32(3)}, func(o *iam.ListUsersPaginatorOptions) {
		o.StopOnDuplicateToken = true
	})
	for p.HasMorePages() {
		page, err := p.NextPage(ctx, func(o *iam.Options) { o.RetryMaxAttempts = 1 })
		if err != nil {
			log.Fatal(err)
		}
		pages, total = pages+1, total+len(page.Users)
		fmt.Println(len(page.Users) <= 3, page.IsTruncated == (page.Marker != nil))
	}
	fmt.Println(pages > 1, total)
	details := iam.NewGetAccountAuthorizationDetailsPaginator(client, &iam.GetAccountAuthorizationDetailsInput{
		Filter: []types.EntityType{types.EntityTypeUser},
	})
	total = 0
	for details.HasMorePages() {
		page, err := details.NextPage(ctx)
		if err != nil {
			log.Fatal(err)
		}
		total += len(page.UserDetailList)
	}
	fmt.Println(total)
}

func canceled(client *iam.Client) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := iam.NewListRolesPaginator(client, nil)
	_, err := p.NextPage(ctx)
	fmt.Println(errors.Is(err, context.Canceled), p.HasMorePages())
}
