package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	//lint:ignore SA1019 AWS has retired the service; its client is still one to measure
	"github.com/aws/aws-sdk-go-v2/service/chime"
	chimetypes "github.com/aws/aws-sdk-go-v2/service/chime/types"
	"github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	identitytypes "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
)

// sdkCalls are the benchmarks' calls through the clients of aws-sdk-go-v2. Inputs are made once; only what a client
// may fill in is copied for each call.
func sdkCalls(transport *canned) map[string]call {
	keys := credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "")
	chimeClient := chime.New(chime.Options{Region: "us-east-1", Credentials: keys, HTTPClient: transport})
	iamClient := iam.New(iam.Options{Region: "us-east-1", Credentials: keys, HTTPClient: transport})
	identityClient := chimesdkidentity.New(chimesdkidentity.Options{Region: "us-east-1", Credentials: keys, HTTPClient: transport})

	account, botID := aws.String("12a3456b-7c89-012d-3456-78901e23fg45"), aws.String("123abcd4-5ef6-789g-0h12-34j56789012k")
	token := &chime.RegenerateSecurityTokenInput{AccountId: account, BotId: botID}
	getBot := &chime.GetBotInput{AccountId: account, BotId: botID}
	chimeUsers := &chime.ListUsersInput{AccountId: account, MaxResults: aws.Int32(100)}
	batch := &chime.BatchUpdateUserInput{AccountId: account}
	for i := range 20 {
		batch.UpdateUserRequestItems = append(batch.UpdateUserRequestItems, chimetypes.UpdateUserRequestItem{
			UserId:      aws.String(fmt.Sprintf("123abcd4-5ef6-789g-0h12-34j56789%04d", i)),
			LicenseType: chimetypes.LicenseBasic, UserType: chimetypes.UserTypePrivateUser,
		})
	}
	getUser := &iam.GetUserInput{UserName: aws.String("Bob")}
	iamUsers := &iam.ListUsersInput{PathPrefix: aws.String("/division_abc/"), MaxItems: aws.Int32(100)}
	newPolicy := &iam.CreatePolicyInput{PolicyName: aws.String("example"), PolicyDocument: aws.String(policyDocument())}
	newInstance := &chimesdkidentity.CreateAppInstanceInput{
		Name: aws.String("example"), Metadata: aws.String(`{"team":"a"}`),
		Tags: []identitytypes.Tag{{Key: aws.String("team"), Value: aws.String("a")}},
	}
	return map[string]call{
		"chime RegenerateSecurityToken": func(ctx context.Context) (any, error) { return chimeClient.RegenerateSecurityToken(ctx, token) },
		"chime GetBot":                  func(ctx context.Context) (any, error) { return chimeClient.GetBot(ctx, getBot) },
		"chime ListUsers×100":           func(ctx context.Context) (any, error) { return chimeClient.ListUsers(ctx, chimeUsers) },
		"chime BatchUpdateUser×20":      func(ctx context.Context) (any, error) { return chimeClient.BatchUpdateUser(ctx, batch) },
		"iam GetUser":                   func(ctx context.Context) (any, error) { return iamClient.GetUser(ctx, getUser) },
		"iam ListUsers×100":             func(ctx context.Context) (any, error) { return iamClient.ListUsers(ctx, iamUsers) },
		"iam CreatePolicy 6 KB":         func(ctx context.Context) (any, error) { return iamClient.CreatePolicy(ctx, newPolicy) },
		"chimesdkidentity CreateAppInstance": func(ctx context.Context) (any, error) {
			in := *newInstance // its token is filled in
			return identityClient.CreateAppInstance(ctx, &in)
		},
	}
}
