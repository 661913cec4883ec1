package server

import (
	"context"
	"errors"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	chimetypes "github.com/modelsmith/modelsmith/generated/chime/types"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	iamtypes "github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

type users struct {
	iamserver.Unimplemented
}

func (users) GetUser(_ context.Context, in *iam.GetUserInput) (*iam.GetUserOutput, error) {
	switch aws.ToString(in.UserName) {
	case "panic":
		panic("secret")
	case "none":
		return nil, &iamtypes.NoSuchEntityException{Message: aws.String("no user none")}
	case "broken":
		return nil, errors.New("secret")
	}
	return &iam.GetUserOutput{User: &iamtypes.User{UserName: in.UserName, CreateDate: aws.Time(time.Unix(1e9, 0))}}, nil
}

func TestQuery(t *testing.T) {
	creds := aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}
	server := httptest.NewServer(iamserver.NewHandler(users{}, runtime.SigV4(sigv4.StaticCredentials(creds))))
	defer server.Close()
	client := iam.New(iam.Options{
		Region: "us-east-1", BaseEndpoint: &server.URL, RetryMaxAttempts: 1,
		Credentials: credentials.StaticCredentialsProvider{Value: creds},
	})
	out, err := client.GetUser(t.Context(), &iam.GetUserInput{UserName: aws.String("a+b c@d,e=f")})
	if err != nil || *out.User.UserName != "a+b c@d,e=f" || out.User.CreateDate.Unix() != 1e9 {
		t.Fatal(out, err)
	}
	for name, code := range map[string]string{"panic": "InternalFailure", "broken": "InternalFailure", "none": "NoSuchEntity"} {
		_, err = client.GetUser(t.Context(), &iam.GetUserInput{UserName: &name})
		var api smithy.APIError
		if !errors.As(err, &api) || api.ErrorCode() != code {
			t.Errorf("%s: %v", name, err)
		}
		t.Log(err)
	}
	_, err = client.ListUsers(t.Context(), nil)
	t.Log(err)
	client = iam.New(iam.Options{
		Region: "us-east-1", BaseEndpoint: &server.URL, RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider("AKID", "wrong", ""),
	})
	_, err = client.GetUser(t.Context(), nil)
	t.Log(err)
}

type bots struct {
	chimeserver.Unimplemented
}

func (bots) RegenerateSecurityToken(_ context.Context, in *chime.RegenerateSecurityTokenInput) (*chime.RegenerateSecurityTokenOutput, error) {
	if *in.BotId == "none" {
		return nil, &chimetypes.NotFoundException{Message: aws.String("no bot"), Code: chimetypes.ErrorCodeNotFound}
	}
	return &chime.RegenerateSecurityTokenOutput{Bot: &chimetypes.Bot{BotId: in.BotId, UserId: in.AccountId}}, nil
}

func TestRESTJSON(t *testing.T) {
	client := chimeserver.NewClient(bots{})
	out, err := client.RegenerateSecurityToken(t.Context(), &chime.RegenerateSecurityTokenInput{AccountId: aws.String("a/b"), BotId: aws.String("c d%")})
	if err != nil || *out.Bot.BotId != "c d%" || *out.Bot.UserId != "a/b" {
		t.Fatal(out, err)
	}
	_, err = client.RegenerateSecurityToken(t.Context(), &chime.RegenerateSecurityTokenInput{AccountId: aws.String("a/b"), BotId: aws.String("none")})
	var gone *chimetypes.NotFoundException
	if !errors.As(err, &gone) || gone.Code != "NotFound" {
		t.Error(err)
	}
	t.Log(err)
	_, err = client.GetBot(t.Context(), &chime.GetBotInput{AccountId: aws.String("a"), BotId: aws.String("b")})
	t.Log(err)
}
