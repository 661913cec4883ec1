// Package usage is code as users write it. It is type-checked twice, once as it stands and once with the import paths
// of the generated client.
package usage

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/smithy-go"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
)

// users is the interface of a consumer: the client has to fit, and so has a double.
type users interface {
	GetUser(ctx context.Context, params *iam.GetUserInput, optFns ...func(*iam.Options)) (*iam.GetUserOutput, error)
	iamDeleter
}

type iamDeleter interface {
	DeleteUser(context.Context, *iam.DeleteUserInput, ...func(*iam.Options)) (*iam.DeleteUserOutput, error)
}

// double stands in for the client in a consumer's tests.
type double struct {
	iamDeleter
	known map[string]types.User
}

func (d double) GetUser(_ context.Context, in *iam.GetUserInput, _ ...func(*iam.Options)) (*iam.GetUserOutput, error) {
	user, ok := d.known[aws.ToString(in.UserName)]
	if !ok {
		return nil, &types.NoSuchEntityException{Message: aws.String("no " + *in.UserName)}
	}
	return &iam.GetUserOutput{User: &user}, nil
}

var (
	_ users                  = (*iam.Client)(nil)
	_ users                  = double{iamDeleter: (*iam.Client)(nil)}
	_ iam.HTTPClient         = http.DefaultClient
	_ iam.HTTPSignerV4       = v4.NewSigner()
	_ smithy.APIError        = (*types.DeleteConflictException)(nil)
	_ iam.EndpointResolverV2 = fixedEndpoint("")
)

// fixedEndpoint resolves every endpoint to itself.
type fixedEndpoint string

func (e fixedEndpoint) ResolveEndpoint(ctx context.Context, params iam.EndpointParameters) (smithyendpoints.Endpoint, error) {
	if region := aws.ToString(params.Region); region == "" || aws.ToBool(params.UseFIPS) {
		return smithyendpoints.Endpoint{}, errors.New("no endpoint")
	}
	params.Endpoint = aws.String(string(e))
	return iam.NewDefaultEndpointResolverV2().ResolveEndpoint(ctx, params.WithDefaults())
}

// clientOf makes clients in each of the documented ways.
func clientOf(cfg aws.Config) []*iam.Client {
	options := iam.Options{
		Region:           "us-east-1",
		Credentials:      aws.AnonymousCredentials{},
		HTTPClient:       &http.Client{Timeout: time.Second},
		BaseEndpoint:     aws.String("http://localhost:5000"),
		Retryer:          retry.NewStandard(func(o *retry.StandardOptions) { o.MaxAttempts = 1 }),
		RetryMode:        aws.RetryModeAdaptive,
		RetryMaxAttempts: 2,
		ClientLogMode:    aws.LogRetries,
		AppID:            "usage",
	}
	changed := options.Copy()
	changed.EndpointResolverV2 = fixedEndpoint("http://localhost")
	change := func(o *iam.Options) { o.DefaultsMode = aws.DefaultsModeStandard }
	return []*iam.Client{
		iam.New(options), iam.New(changed, change), iam.NewFromConfig(cfg),
		iam.NewFromConfig(cfg, change, iam.WithEndpointResolverV2(fixedEndpoint("http://localhost"))),
		iam.NewFromConfig(cfg, iam.WithSigV4SigningName("iam"), iam.WithSigV4SigningRegion("us-east-1")),
	}
}

// call uses inputs, outputs, errors and enums.
func call(ctx context.Context, client users) (string, error) {
	out, err := client.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("ada")}, func(o *iam.Options) { o.Region = "eu-west-1" })
	var missing *types.NoSuchEntityException
	if errors.As(err, &missing) {
		return missing.ErrorCode() + ": " + missing.ErrorMessage() + missing.ErrorFault().String(), nil
	}
	if err != nil {
		return "", err
	}
	for _, tag := range out.User.Tags {
		if aws.ToString(tag.Key) == "team" {
			return *tag.Value, nil
		}
	}
	var created time.Time = *out.User.CreateDate
	id, _ := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata)
	return id + created.String() + *out.User.Arn, nil
}

// inputs has literals with nested values; the element of a list needs no type.
func inputs() []any {
	kinds := append(types.StatusType("").Values(), "Other", types.StatusTypeActive)
	return []any{
		&iam.CreateRoleInput{
			RoleName: aws.String("r"), MaxSessionDuration: aws.Int32(3600), PermissionsBoundary: aws.String("arn"),
			Tags: []types.Tag{{Key: aws.String("k"), Value: aws.String("v")}},
		},
		&iam.UpdateAccountPasswordPolicyInput{RequireNumbers: true, HardExpiry: aws.Bool(false), MinimumPasswordLength: aws.Int32(8)},
		&iam.UpdateAccessKeyInput{AccessKeyId: aws.String("AKIA"), Status: kinds[0]},
		&iam.ListPoliciesInput{Scope: types.PolicyScopeTypeLocal, OnlyAttached: true, MaxItems: aws.Int32(10), Marker: nil},
		&iam.UploadServerCertificateInput{CertificateBody: aws.String("-----BEGIN")},
		iam.GetCredentialReportOutput{Content: []byte("user,arn"), ReportFormat: types.ReportFormatTypeTextCsv},
		map[types.Tag]bool{{}: true},
		iam.ServiceID + iam.ServiceAPIVersion,
	}
}
