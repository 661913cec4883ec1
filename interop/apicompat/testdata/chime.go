// Package usage is code as users write it. It is type-checked twice, once as it stands and once with the import paths
// of the generated client.
package usage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/chime"
	"github.com/aws/aws-sdk-go-v2/service/chime/types"
	"github.com/aws/smithy-go"
)

// regenerate is a method of the client as a value.
type regenerate func(context.Context, *chime.RegenerateSecurityTokenInput, ...func(*chime.Options)) (*chime.RegenerateSecurityTokenOutput, error)

// wrapped adds to the client by embedding it, and overrides one of its methods.
type wrapped struct {
	*chime.Client
	seen []string
}

func (w *wrapped) GetBot(ctx context.Context, in *chime.GetBotInput, optFns ...func(*chime.Options)) (*chime.GetBotOutput, error) {
	w.seen = append(w.seen, *in.BotId)
	return w.Client.GetBot(ctx, in, optFns...)
}

var (
	_ regenerate       = (*chime.Client)(nil).RegenerateSecurityToken
	_ error            = &types.ThrottledClientException{Code: types.ErrorCodeThrottled, Message: aws.String("slow down")}
	_ smithy.APIError  = (*types.NotFoundException)(nil)
	_ chime.HTTPClient = (aws.HTTPClient)(nil)

	_ chime.IdempotencyTokenProvider = fixedToken("")
)

// fixedToken is not at all random.
type fixedToken string

func (t fixedToken) GetIdempotencyToken() (string, error) { return string(t), nil }

// token rotates the token of a bot.
func token(ctx context.Context, cfg aws.Config, account, bot string) (string, error) {
	client := &wrapped{Client: chime.NewFromConfig(cfg, func(o *chime.Options) {
		o.IdempotencyTokenProvider = fixedToken("t")
	})}
	if _, err := client.GetBot(ctx, &chime.GetBotInput{AccountId: &account, BotId: &bot}); err != nil {
		return "", err
	}
	out, err := client.RegenerateSecurityToken(ctx, &chime.RegenerateSecurityTokenInput{
		AccountId: aws.String(account),
		BotId:     aws.String(bot),
	})
	var api smithy.APIError
	var throttled *types.ThrottledClientException
	switch {
	case errors.As(err, &throttled) && throttled.Code == types.ErrorCodeThrottled:
		return "", fmt.Errorf("later: %w", throttled)
	case errors.As(err, &api) && api.ErrorFault() == smithy.FaultServer:
		return "", api
	case err != nil:
		return "", err
	}
	b := out.Bot
	if b == nil || aws.ToBool(b.Disabled) || b.BotType != types.BotTypeChatBot {
		return "", errors.New("no bot")
	}
	var updated *time.Time = b.UpdatedTimestamp
	return aws.ToString(b.SecurityToken) + updated.Format(time.RFC3339), nil
}

// items has nested literals.
func items() *chime.BatchUpdateUserInput {
	return &chime.BatchUpdateUserInput{
		AccountId: aws.String("a"),
		UpdateUserRequestItems: []types.UpdateUserRequestItem{
			{UserId: aws.String("u"), LicenseType: types.LicensePro, UserType: types.UserTypePrivateUser},
			{AlexaForBusinessMetadata: &types.AlexaForBusinessMetadata{IsAlexaForBusinessEnabled: aws.Bool(true)}},
		},
	}
}

// all lists users page by page, by hand.
func all(ctx context.Context, client *chime.Client) (users []types.User, err error) {
	in := &chime.ListUsersInput{AccountId: aws.String("a"), MaxResults: aws.Int32(100)}
	for {
		out, err := client.ListUsers(ctx, in)
		if err != nil {
			return nil, err
		}
		users = append(users, out.Users...)
		if in.NextToken = out.NextToken; in.NextToken == nil {
			return users, nil
		}
	}
}
