package server

import (
	"context"
	"errors"
	"log/slog"
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

// users is an IAM with users of any name but a few.
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

// TestService calls a service that is written by hand, over a network with signatures and in process without.
func TestService(t *testing.T) {
	const region = "us-east-1"
	keys := aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret", SessionToken: "token"}
	quiet := runtime.WithLogger(slog.New(slog.DiscardHandler))
	server := httptest.NewServer(iamserver.NewHandler(users{}, runtime.SigV4(sigv4.StaticCredentials(keys)), quiet))
	defer server.Close()
	remote := iam.New(iam.Options{Region: region, BaseEndpoint: &server.URL, Retryer: aws.NopRetryer{}, Credentials: credentials.StaticCredentialsProvider{Value: keys}})
	near := iamserver.NewClient(users{}, func(o *iam.Options) {
		o.HTTPClient = runtime.Loopback(iamserver.NewHandler(users{}, runtime.NoAuth, quiet))
	})
	for name, client := range map[string]*iam.Client{"remote": remote, "near": near} {
		out, err := client.GetUser(t.Context(), &iam.GetUserInput{UserName: aws.String("a+b@c,d=e")})
		if err != nil || *out.User.UserName != "a+b@c,d=e" || out.User.CreateDate.Unix() != 1e9 {
			t.Fatal(name, out, err)
		}
		for user, code := range map[string]string{"panic": "InternalFailure", "broken": "InternalFailure", "none": "NoSuchEntity"} {
			_, err = client.GetUser(t.Context(), &iam.GetUserInput{UserName: &user})
			if got := codeOf(err); got != code {
				t.Errorf("%s, %s: %v", name, user, err)
			}
		}
		if _, err = client.ListUsers(t.Context(), nil); codeOf(err) != "NotImplementedException" {
			t.Errorf("%s: %v", name, err)
		}
	}
	stranger := iam.New(iam.Options{Region: region, BaseEndpoint: &server.URL, Retryer: aws.NopRetryer{}})
	if _, err := stranger.GetUser(t.Context(), nil); codeOf(err) != "MissingAuthenticationToken" {
		t.Error(err)
	}
}

// codeOf is the code of a service's error, empty for another.
func codeOf(err error) string {
	var api smithy.APIError
	if !errors.As(err, &api) {
		return ""
	}
	return api.ErrorCode()
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

// TestPairing is what a test with a service in place of the real one takes.
func TestPairing(t *testing.T) {
	client := chimeserver.NewClient(bots{})
	out, err := client.RegenerateSecurityToken(t.Context(), &chime.RegenerateSecurityTokenInput{AccountId: aws.String("a/b"), BotId: aws.String("c d%")})
	if err != nil || *out.Bot.BotId != "c d%" || *out.Bot.UserId != "a/b" {
		t.Fatal(out, err)
	}
	_, err = client.RegenerateSecurityToken(t.Context(), &chime.RegenerateSecurityTokenInput{AccountId: aws.String("a/b"), BotId: aws.String("none")})
	var gone *chimetypes.NotFoundException
	if !errors.As(err, &gone) || gone.Code != chimetypes.ErrorCodeNotFound || gone.ErrorMessage() != "no bot" {
		t.Error(err)
	}
}
