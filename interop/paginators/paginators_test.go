package paginators

import (
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	sdkiam "github.com/aws/aws-sdk-go-v2/service/iam"

	ouriam "github.com/modelsmith/modelsmith/generated/iam"
)

// TestSameAsSDK has the paginators of operations of all kinds walk over random answers.
func TestSameAsSDK(t *testing.T) {
	for name, sides := range map[string][2]side{
		"ListUsers":                      {sdkListUsers, ourListUsers},
		"GetGroup":                       {sdkGetGroup, ourGetGroup},
		"GetAccountAuthorizationDetails": {sdkGetAccountAuthorizationDetails, ourGetAccountAuthorizationDetails},
		"ListAccounts":                   {sdkListAccounts, ourListAccounts},
		"ListRooms":                      {sdkListRooms, ourListRooms},
		"ListAppInstances":               {sdkListAppInstances, ourListAppInstances},
	} {
		t.Run(name, func(t *testing.T) { same(t, sides[0], sides[1]) })
	}
}

// changed panics when a paginator has changed what the caller gave.
func changed(o options, token *string, limit *int32) {
	if token != o.token || limit != o.limit {
		panic("the caller's input is changed")
	}
}

type sdkListUsersFake struct{ *script }

func (f sdkListUsersFake) ListUsers(_ context.Context, in *sdkiam.ListUsersInput, _ ...func(*sdkiam.Options)) (*sdkiam.ListUsersOutput, error) {
	a := f.next(in.Marker, in.MaxItems, show(in.PathPrefix))
	return &sdkiam.ListUsersOutput{Marker: a.token}, a.err
}

func sdkListUsers(o options, s *script) string {
	params := &sdkiam.ListUsersInput{Marker: o.token, MaxItems: o.limit, PathPrefix: aws.String("x")}
	defer func() { changed(o, params.Marker, params.MaxItems) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := sdkiam.NewListUsersPaginator(sdkListUsersFake{s}, given, func(opts *sdkiam.ListUsersPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *sdkiam.ListUsersOutput) *string { return out.Marker })
}

type ourListUsersFake struct{ *script }

func (f ourListUsersFake) ListUsers(_ context.Context, in *ouriam.ListUsersInput, _ ...func(*ouriam.Options)) (*ouriam.ListUsersOutput, error) {
	a := f.next(in.Marker, in.MaxItems, show(in.PathPrefix))
	return &ouriam.ListUsersOutput{Marker: a.token}, a.err
}

func ourListUsers(o options, s *script) string {
	params := &ouriam.ListUsersInput{Marker: o.token, MaxItems: o.limit, PathPrefix: aws.String("x")}
	defer func() { changed(o, params.Marker, params.MaxItems) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := ouriam.NewListUsersPaginator(ourListUsersFake{s}, given, func(opts *ouriam.ListUsersPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *ouriam.ListUsersOutput) *string { return out.Marker })
}

type sdkGetGroupFake struct{ *script }

func (f sdkGetGroupFake) GetGroup(_ context.Context, in *sdkiam.GetGroupInput, _ ...func(*sdkiam.Options)) (*sdkiam.GetGroupOutput, error) {
	a := f.next(in.Marker, in.MaxItems, show(in.GroupName))
	return &sdkiam.GetGroupOutput{Marker: a.token}, a.err
}

func sdkGetGroup(o options, s *script) string {
	params := &sdkiam.GetGroupInput{Marker: o.token, MaxItems: o.limit, GroupName: aws.String("x")}
	defer func() { changed(o, params.Marker, params.MaxItems) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := sdkiam.NewGetGroupPaginator(sdkGetGroupFake{s}, given, func(opts *sdkiam.GetGroupPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *sdkiam.GetGroupOutput) *string { return out.Marker })
}

type ourGetGroupFake struct{ *script }

func (f ourGetGroupFake) GetGroup(_ context.Context, in *ouriam.GetGroupInput, _ ...func(*ouriam.Options)) (*ouriam.GetGroupOutput, error) {
	a := f.next(in.Marker, in.MaxItems, show(in.GroupName))
	return &ouriam.GetGroupOutput{Marker: a.token}, a.err
}

func ourGetGroup(o options, s *script) string {
	params := &ouriam.GetGroupInput{Marker: o.token, MaxItems: o.limit, GroupName: aws.String("x")}
	defer func() { changed(o, params.Marker, params.MaxItems) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := ouriam.NewGetGroupPaginator(ourGetGroupFake{s}, given, func(opts *ouriam.GetGroupPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *ouriam.GetGroupOutput) *string { return out.Marker })
}

type sdkGetAccountAuthorizationDetailsFake struct{ *script }

func (f sdkGetAccountAuthorizationDetailsFake) GetAccountAuthorizationDetails(_ context.Context, in *sdkiam.GetAccountAuthorizationDetailsInput, _ ...func(*sdkiam.Options)) (*sdkiam.GetAccountAuthorizationDetailsOutput, error) {
	a := f.next(in.Marker, in.MaxItems)
	return &sdkiam.GetAccountAuthorizationDetailsOutput{Marker: a.token}, a.err
}

func sdkGetAccountAuthorizationDetails(o options, s *script) string {
	params := &sdkiam.GetAccountAuthorizationDetailsInput{Marker: o.token, MaxItems: o.limit}
	defer func() { changed(o, params.Marker, params.MaxItems) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := sdkiam.NewGetAccountAuthorizationDetailsPaginator(sdkGetAccountAuthorizationDetailsFake{s}, given, func(opts *sdkiam.GetAccountAuthorizationDetailsPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *sdkiam.GetAccountAuthorizationDetailsOutput) *string { return out.Marker })
}

type ourGetAccountAuthorizationDetailsFake struct{ *script }

func (f ourGetAccountAuthorizationDetailsFake) GetAccountAuthorizationDetails(_ context.Context, in *ouriam.GetAccountAuthorizationDetailsInput, _ ...func(*ouriam.Options)) (*ouriam.GetAccountAuthorizationDetailsOutput, error) {
	a := f.next(in.Marker, in.MaxItems)
	return &ouriam.GetAccountAuthorizationDetailsOutput{Marker: a.token}, a.err
}

func ourGetAccountAuthorizationDetails(o options, s *script) string {
	params := &ouriam.GetAccountAuthorizationDetailsInput{Marker: o.token, MaxItems: o.limit}
	defer func() { changed(o, params.Marker, params.MaxItems) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := ouriam.NewGetAccountAuthorizationDetailsPaginator(ourGetAccountAuthorizationDetailsFake{s}, given, func(opts *ouriam.GetAccountAuthorizationDetailsPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *ouriam.GetAccountAuthorizationDetailsOutput) *string { return out.Marker })
}
