package configuration

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	//lint:ignore SA1019 AWS has retired the service; its client is still the peer of ours
	sdkchime "github.com/aws/aws-sdk-go-v2/service/chime"
	sdkidentity "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	sdkiam "github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
)

// A client is what is made of a configuration: its options, and a call.
type client struct {
	options any
	call    func(context.Context) error
}

// A service is a pair of ways to make a client.
type service struct {
	name      string
	sdk, ours func(aws.Config) client
}

var services = []service{
	{
		"iam",
		func(cfg aws.Config) client {
			c := sdkiam.NewFromConfig(cfg)
			return client{c.Options(), func(ctx context.Context) error { return failure(c.GetUser(ctx, nil)) }}
		},
		func(cfg aws.Config) client {
			c := iam.NewFromConfig(cfg)
			return client{c.Options(), func(ctx context.Context) error { return failure(c.GetUser(ctx, nil)) }}
		},
	},
	{
		"chime",
		func(cfg aws.Config) client {
			c := sdkchime.NewFromConfig(cfg)
			in := &sdkchime.GetBotInput{AccountId: aws.String("a"), BotId: aws.String("b")}
			return client{c.Options(), func(ctx context.Context) error { return failure(c.GetBot(ctx, in)) }}
		},
		func(cfg aws.Config) client {
			c := chime.NewFromConfig(cfg)
			in := &chime.GetBotInput{AccountId: aws.String("a"), BotId: aws.String("b")}
			return client{c.Options(), func(ctx context.Context) error { return failure(c.GetBot(ctx, in)) }}
		},
	},
	{
		"chimesdkidentity",
		func(cfg aws.Config) client {
			c := sdkidentity.NewFromConfig(cfg)
			return client{c.Options(), func(ctx context.Context) error { return failure(c.ListAppInstances(ctx, nil)) }}
		},
		func(cfg aws.Config) client {
			c := chimesdkidentity.NewFromConfig(cfg)
			return client{c.Options(), func(ctx context.Context) error { return failure(c.ListAppInstances(ctx, nil)) }}
		},
	},
}

func failure[O any](_ O, err error) error { return err }
