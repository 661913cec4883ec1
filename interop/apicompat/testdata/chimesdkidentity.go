// Package usage is code as users write it. It is type-checked twice, once as it stands and once with the import paths
// of the generated client.
package usage

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	"github.com/aws/aws-sdk-go-v2/service/chimesdkidentity/types"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// describer is what this consumer needs of the client.
type describer interface {
	DescribeAppInstance(context.Context, *chimesdkidentity.DescribeAppInstanceInput, ...func(*chimesdkidentity.Options)) (*chimesdkidentity.DescribeAppInstanceOutput, error)
	CreateAppInstance(context.Context, *chimesdkidentity.CreateAppInstanceInput, ...func(*chimesdkidentity.Options)) (*chimesdkidentity.CreateAppInstanceOutput, error)
}

var (
	_ describer       = (*chimesdkidentity.Client)(nil)
	_ smithy.APIError = (*types.ResourceLimitExceededException)(nil)
)

// create makes an app instance with every way to leave something out.
func create(ctx context.Context, client describer, region string) (*types.AppInstance, error) {
	created, err := client.CreateAppInstance(ctx, &chimesdkidentity.CreateAppInstanceInput{
		Name:               aws.String("n"),
		ClientRequestToken: aws.String("t"),
		Tags:               []types.Tag{{Key: aws.String("k"), Value: aws.String("v")}, {}},
	}, func(o *chimesdkidentity.Options) { o.Region = region })
	var conflict *types.ConflictException
	if errors.As(err, &conflict) && conflict.Code != types.ErrorCodeConflict {
		return nil, conflict
	}
	if err != nil {
		return nil, err
	}
	out, err := client.DescribeAppInstance(ctx, &chimesdkidentity.DescribeAppInstanceInput{AppInstanceArn: created.AppInstanceArn})
	if err != nil {
		return nil, err
	}
	var metadata middleware.Metadata = out.ResultMetadata
	_ = metadata.Get("key")
	return out.AppInstance, nil
}

// endpoint registers a device and says whether it may receive messages.
func endpoint(ctx context.Context, cfg aws.Config) (bool, error) {
	client := chimesdkidentity.NewFromConfig(cfg)
	if options := client.Options(); options.Region == "" {
		return false, errors.New("no region")
	}
	attributes := types.EndpointAttributes{DeviceToken: aws.String("d"), VoipDeviceToken: nil}
	registered, err := client.RegisterAppInstanceUserEndpoint(ctx, &chimesdkidentity.RegisterAppInstanceUserEndpointInput{
		AppInstanceUserArn: aws.String("arn"),
		EndpointAttributes: &attributes,
		ResourceArn:        aws.String("arn"),
		Type:               types.AppInstanceUserEndpointTypeApnsSandbox,
		AllowMessages:      types.AllowMessagesAll,
	})
	if err != nil {
		return false, err
	}
	out, err := client.DescribeAppInstanceUserEndpoint(ctx, &chimesdkidentity.DescribeAppInstanceUserEndpointInput{
		AppInstanceUserArn: registered.AppInstanceUserArn,
		EndpointId:         registered.EndpointId,
	})
	if err != nil {
		return false, err
	}
	device := out.AppInstanceUserEndpoint
	switch state := device.EndpointState; state.Status {
	case types.EndpointStatusActive:
		return device.AllowMessages == types.AllowMessagesAll && device.CreatedTimestamp.Before(time.Now()), nil
	case types.EndpointStatusInactive:
		return false, errors.New(string(state.StatusReason))
	default:
		return false, nil
	}
}

// settings has structures within structures, and numbers that can be absent.
func settings(days int32) *chimesdkidentity.PutAppInstanceRetentionSettingsInput {
	return &chimesdkidentity.PutAppInstanceRetentionSettingsInput{
		AppInstanceRetentionSettings: &types.AppInstanceRetentionSettings{
			ChannelRetentionSettings: &types.ChannelRetentionSettings{RetentionDays: &days},
		},
	}
}

// bot has a union-like choice of pointers and enums inside.
func bot() *types.Configuration {
	return &types.Configuration{Lex: &types.LexConfiguration{
		LocaleId:   aws.String("en_US"),
		RespondsTo: types.RespondsToStandardMessages,
		InvokedBy:  &types.InvokedBy{StandardMessages: types.StandardMessagesAuto, TargetedMessages: types.TargetedMessagesNone},
	}}
}
