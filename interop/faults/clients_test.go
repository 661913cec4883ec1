package faults

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	//lint:ignore SA1019 AWS has retired the service; its client is still the peer of ours
	sdkchime "github.com/aws/aws-sdk-go-v2/service/chime"
	sdkidentity "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	sdkiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/smithy-go/middleware"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
)

// A setup is what a client is made of, whoever generated it.
type setup struct {
	endpoint string
	http     interface {
		Do(*http.Request) (*http.Response, error)
	}
	retryer     aws.Retryer
	credentials aws.CredentialsProvider
	// mode and attempts make the retryer if there is none.
	mode     aws.RetryMode
	attempts int
	// callAttempts and callRetryer are options of the call.
	callAttempts int
	callRetryer  aws.Retryer
	noSkew       bool
	// whenHeaders is called when a response is there but for its body.
	whenHeaders func()
	// cleanup is called after the call.
	cleanup func()
}

// static are credentials that sign.
var static = credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "token")

// quick is the SDK's retryer without its waits.
func quick(options ...func(*retry.StandardOptions)) aws.Retryer {
	return retry.NewStandard(append(options, noWait)...)
}

func noWait(o *retry.StandardOptions) {
	o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
}

// A caller calls the one operation that a service is tested with, and returns what it answered.
type caller func(context.Context) (string, middleware.Metadata, error)

// A service is a pair of clients.
type service struct {
	name      string
	wire      wire
	sdk, ours func(setup) caller
}

var services = []service{
	{"iam", query, sdkIAM, ourIAM},
	{"chime", restJSON("Bot", "BotId", "NotFoundException"), sdkChime, ourChime},
	{"chimesdkidentity", restJSON("AppInstance", "Name", "ForbiddenException"), sdkIdentity, ourIdentity},
}

const instance = "arn:aws:chime:us-east-1:123456789012:app-instance/a"

func sdkIAM(s setup) caller {
	client := sdkiam.New(sdkiam.Options{
		Region: "us-east-1", BaseEndpoint: &s.endpoint, HTTPClient: s.http, Retryer: s.retryer, Credentials: s.credentials,
		RetryMode: s.mode, RetryMaxAttempts: s.attempts, DisableClockSkewCorrection: s.noSkew,
	})
	return func(ctx context.Context) (string, middleware.Metadata, error) {
		out, err := client.GetUser(ctx, nil, func(o *sdkiam.Options) { s.perCall(&o.RetryMaxAttempts, &o.Retryer) })
		if err != nil || out.User == nil {
			return "", resultOf(out, func(o *sdkiam.GetUserOutput) middleware.Metadata { return o.ResultMetadata }), err
		}
		return aws.ToString(out.User.UserName), out.ResultMetadata, nil
	}
}

func ourIAM(s setup) caller {
	client := iam.New(iam.Options{
		Region: "us-east-1", BaseEndpoint: &s.endpoint, HTTPClient: s.http, Retryer: s.retryer, Credentials: s.credentials,
		RetryMode: s.mode, RetryMaxAttempts: s.attempts, DisableClockSkewCorrection: s.noSkew,
	})
	return func(ctx context.Context) (string, middleware.Metadata, error) {
		out, err := client.GetUser(ctx, nil, func(o *iam.Options) { s.perCall(&o.RetryMaxAttempts, &o.Retryer) })
		if err != nil || out.User == nil {
			return "", resultOf(out, func(o *iam.GetUserOutput) middleware.Metadata { return o.ResultMetadata }), err
		}
		return aws.ToString(out.User.UserName), out.ResultMetadata, nil
	}
}

func sdkChime(s setup) caller {
	client := sdkchime.New(sdkchime.Options{
		Region: "us-east-1", BaseEndpoint: &s.endpoint, HTTPClient: s.http, Retryer: s.retryer, Credentials: s.credentials,
		RetryMode: s.mode, RetryMaxAttempts: s.attempts,
	})
	in := &sdkchime.GetBotInput{AccountId: aws.String("a"), BotId: aws.String("b")}
	return func(ctx context.Context) (string, middleware.Metadata, error) {
		out, err := client.GetBot(ctx, in, func(o *sdkchime.Options) { s.perCall(&o.RetryMaxAttempts, &o.Retryer) })
		if err != nil || out.Bot == nil {
			return "", resultOf(out, func(o *sdkchime.GetBotOutput) middleware.Metadata { return o.ResultMetadata }), err
		}
		return aws.ToString(out.Bot.BotId), out.ResultMetadata, nil
	}
}

func ourChime(s setup) caller {
	client := chime.New(chime.Options{
		Region: "us-east-1", BaseEndpoint: &s.endpoint, HTTPClient: s.http, Retryer: s.retryer, Credentials: s.credentials,
		RetryMode: s.mode, RetryMaxAttempts: s.attempts, DisableClockSkewCorrection: s.noSkew,
	})
	in := &chime.GetBotInput{AccountId: aws.String("a"), BotId: aws.String("b")}
	return func(ctx context.Context) (string, middleware.Metadata, error) {
		out, err := client.GetBot(ctx, in, func(o *chime.Options) { s.perCall(&o.RetryMaxAttempts, &o.Retryer) })
		if err != nil || out.Bot == nil {
			return "", resultOf(out, func(o *chime.GetBotOutput) middleware.Metadata { return o.ResultMetadata }), err
		}
		return aws.ToString(out.Bot.BotId), out.ResultMetadata, nil
	}
}

func sdkIdentity(s setup) caller {
	client := sdkidentity.New(sdkidentity.Options{
		Region: "us-east-1", BaseEndpoint: &s.endpoint, HTTPClient: s.http, Retryer: s.retryer, Credentials: s.credentials,
		RetryMode: s.mode, RetryMaxAttempts: s.attempts,
	})
	in := &sdkidentity.DescribeAppInstanceInput{AppInstanceArn: aws.String(instance)}
	return func(ctx context.Context) (string, middleware.Metadata, error) {
		out, err := client.DescribeAppInstance(ctx, in, func(o *sdkidentity.Options) { s.perCall(&o.RetryMaxAttempts, &o.Retryer) })
		if err != nil || out.AppInstance == nil {
			return "", resultOf(out, func(o *sdkidentity.DescribeAppInstanceOutput) middleware.Metadata { return o.ResultMetadata }), err
		}
		return aws.ToString(out.AppInstance.Name), out.ResultMetadata, nil
	}
}

func ourIdentity(s setup) caller {
	client := chimesdkidentity.New(chimesdkidentity.Options{
		Region: "us-east-1", BaseEndpoint: &s.endpoint, HTTPClient: s.http, Retryer: s.retryer, Credentials: s.credentials,
		RetryMode: s.mode, RetryMaxAttempts: s.attempts, DisableClockSkewCorrection: s.noSkew,
	})
	in := &chimesdkidentity.DescribeAppInstanceInput{AppInstanceArn: aws.String(instance)}
	return func(ctx context.Context) (string, middleware.Metadata, error) {
		out, err := client.DescribeAppInstance(ctx, in, func(o *chimesdkidentity.Options) { s.perCall(&o.RetryMaxAttempts, &o.Retryer) })
		if err != nil || out.AppInstance == nil {
			return "", resultOf(out, func(o *chimesdkidentity.DescribeAppInstanceOutput) middleware.Metadata { return o.ResultMetadata }), err
		}
		return aws.ToString(out.AppInstance.Name), out.ResultMetadata, nil
	}
}

// perCall sets the options of a call.
func (s *setup) perCall(attempts *int, retryer *aws.Retryer) {
	if s.callAttempts != 0 {
		*attempts = s.callAttempts
	}
	if s.callRetryer != nil {
		*retryer = s.callRetryer
	}
}

// resultOf returns the metadata of an output that may be missing.
func resultOf[O any](out *O, metadata func(*O) middleware.Metadata) middleware.Metadata {
	if out == nil {
		return middleware.Metadata{}
	}
	return metadata(out)
}
