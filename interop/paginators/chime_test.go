package paginators

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"

	sdkchime "github.com/aws/aws-sdk-go-v2/service/chime"
	sdkchimesdkidentity "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"

	ourchime "github.com/modelsmith/modelsmith/generated/chime"
	ourchimesdkidentity "github.com/modelsmith/modelsmith/generated/chimesdkidentity"
)

type sdkListAccountsFake struct{ *script }

func (f sdkListAccountsFake) ListAccounts(_ context.Context, in *sdkchime.ListAccountsInput, _ ...func(*sdkchime.Options)) (*sdkchime.ListAccountsOutput, error) {
	a := f.next(in.NextToken, in.MaxResults, show(in.Name))
	return &sdkchime.ListAccountsOutput{NextToken: a.token}, a.err
}

func sdkListAccounts(o options, s *script) string {
	params := &sdkchime.ListAccountsInput{NextToken: o.token, MaxResults: o.limit, Name: aws.String("x")}
	defer func() { changed(o, params.NextToken, params.MaxResults) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := sdkchime.NewListAccountsPaginator(sdkListAccountsFake{s}, given, func(opts *sdkchime.ListAccountsPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *sdkchime.ListAccountsOutput) *string { return out.NextToken })
}

type ourListAccountsFake struct{ *script }

func (f ourListAccountsFake) ListAccounts(_ context.Context, in *ourchime.ListAccountsInput, _ ...func(*ourchime.Options)) (*ourchime.ListAccountsOutput, error) {
	a := f.next(in.NextToken, in.MaxResults, show(in.Name))
	return &ourchime.ListAccountsOutput{NextToken: a.token}, a.err
}

func ourListAccounts(o options, s *script) string {
	params := &ourchime.ListAccountsInput{NextToken: o.token, MaxResults: o.limit, Name: aws.String("x")}
	defer func() { changed(o, params.NextToken, params.MaxResults) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := ourchime.NewListAccountsPaginator(ourListAccountsFake{s}, given, func(opts *ourchime.ListAccountsPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *ourchime.ListAccountsOutput) *string { return out.NextToken })
}

type sdkListRoomsFake struct{ *script }

func (f sdkListRoomsFake) ListRooms(_ context.Context, in *sdkchime.ListRoomsInput, _ ...func(*sdkchime.Options)) (*sdkchime.ListRoomsOutput, error) {
	a := f.next(in.NextToken, in.MaxResults, show(in.AccountId))
	return &sdkchime.ListRoomsOutput{NextToken: a.token}, a.err
}

func sdkListRooms(o options, s *script) string {
	params := &sdkchime.ListRoomsInput{NextToken: o.token, MaxResults: o.limit, AccountId: aws.String("x")}
	defer func() { changed(o, params.NextToken, params.MaxResults) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := sdkchime.NewListRoomsPaginator(sdkListRoomsFake{s}, given, func(opts *sdkchime.ListRoomsPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *sdkchime.ListRoomsOutput) *string { return out.NextToken })
}

type ourListRoomsFake struct{ *script }

func (f ourListRoomsFake) ListRooms(_ context.Context, in *ourchime.ListRoomsInput, _ ...func(*ourchime.Options)) (*ourchime.ListRoomsOutput, error) {
	a := f.next(in.NextToken, in.MaxResults, show(in.AccountId))
	return &ourchime.ListRoomsOutput{NextToken: a.token}, a.err
}

func ourListRooms(o options, s *script) string {
	params := &ourchime.ListRoomsInput{NextToken: o.token, MaxResults: o.limit, AccountId: aws.String("x")}
	defer func() { changed(o, params.NextToken, params.MaxResults) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := ourchime.NewListRoomsPaginator(ourListRoomsFake{s}, given, func(opts *ourchime.ListRoomsPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *ourchime.ListRoomsOutput) *string { return out.NextToken })
}

type sdkListAppInstancesFake struct{ *script }

func (f sdkListAppInstancesFake) ListAppInstances(_ context.Context, in *sdkchimesdkidentity.ListAppInstancesInput, _ ...func(*sdkchimesdkidentity.Options)) (*sdkchimesdkidentity.ListAppInstancesOutput, error) {
	a := f.next(in.NextToken, in.MaxResults)
	return &sdkchimesdkidentity.ListAppInstancesOutput{NextToken: a.token}, a.err
}

func sdkListAppInstances(o options, s *script) string {
	params := &sdkchimesdkidentity.ListAppInstancesInput{NextToken: o.token, MaxResults: o.limit}
	defer func() { changed(o, params.NextToken, params.MaxResults) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := sdkchimesdkidentity.NewListAppInstancesPaginator(sdkListAppInstancesFake{s}, given, func(opts *sdkchimesdkidentity.ListAppInstancesPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *sdkchimesdkidentity.ListAppInstancesOutput) *string { return out.NextToken })
}

type ourListAppInstancesFake struct{ *script }

func (f ourListAppInstancesFake) ListAppInstances(_ context.Context, in *ourchimesdkidentity.ListAppInstancesInput, _ ...func(*ourchimesdkidentity.Options)) (*ourchimesdkidentity.ListAppInstancesOutput, error) {
	a := f.next(in.NextToken, in.MaxResults)
	return &ourchimesdkidentity.ListAppInstancesOutput{NextToken: a.token}, a.err
}

func ourListAppInstances(o options, s *script) string {
	params := &ourchimesdkidentity.ListAppInstancesInput{NextToken: o.token, MaxResults: o.limit}
	defer func() { changed(o, params.NextToken, params.MaxResults) }()
	given := params
	if o.noParams {
		given = nil
	}
	p := ourchimesdkidentity.NewListAppInstancesPaginator(ourListAppInstancesFake{s}, given, func(opts *ourchimesdkidentity.ListAppInstancesPaginatorOptions) {
		opts.StopOnDuplicateToken = o.stopOnRepeats
		if o.setLimit != nil {
			opts.Limit = *o.setLimit
		}
	})
	return walk(s, p, func(out *ourchimesdkidentity.ListAppInstancesOutput) *string { return out.NextToken })
}
