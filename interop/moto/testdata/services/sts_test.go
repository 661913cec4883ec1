package services

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/interop/moto/testdata/gen/sts"
	"github.com/modelsmith/modelsmith/interop/moto/testdata/gen/sts/types"
)

func stsClient() *sts.Client {
	return sts.New(sts.Options{Region: "us-east-1", Credentials: somebody, BaseEndpoint: address()})
}

func TestGetCallerIdentity(t *testing.T) {
	out := must[*sts.GetCallerIdentityOutput](t)(stsClient().GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))
	equal(t, "account", aws.ToString(out.Account), account)
	if arn := aws.ToString(out.Arn); !strings.HasPrefix(arn, "arn:aws:sts::"+account+":") || aws.ToString(out.UserId) == "" {
		t.Errorf("arn %q, user %q", arn, aws.ToString(out.UserId))
	}
}

func TestAssumeRole(t *testing.T) {
	const role = "arn:aws:iam::" + account + ":role/reader"
	before := time.Now()
	out := must[*sts.AssumeRoleOutput](t)(stsClient().AssumeRole(t.Context(), &sts.AssumeRoleInput{
		RoleArn: aws.String(role), RoleSessionName: aws.String("grace"), DurationSeconds: aws.Int32(900),
		ExternalId: aws.String("a b/c"), TransitiveTagKeys: []string{"team"},
		Tags:       []types.Tag{{Key: aws.String("team"), Value: aws.String("a & b")}, {Key: aws.String("x"), Value: aws.String("")}},
		PolicyArns: []types.PolicyDescriptorType{{Arn: aws.String("arn:aws:iam::aws:policy/ReadOnlyAccess")}},
	}))
	expires := aws.ToTime(out.Credentials.Expiration)
	if life := expires.Sub(before); life < 890*time.Second || life > 920*time.Second {
		t.Errorf("expires in %v, want 15 minutes", life)
	}
	equal(t, "arn", aws.ToString(out.AssumedRoleUser.Arn), "arn:aws:sts::"+account+":assumed-role/reader/grace")
	for name, value := range map[string]*string{
		"key": out.Credentials.AccessKeyId, "secret": out.Credentials.SecretAccessKey, "token": out.Credentials.SessionToken,
		"id": out.AssumedRoleUser.AssumedRoleId,
	} {
		if aws.ToString(value) == "" {
			t.Errorf("no %s", name)
		}
	}
}

func TestGetSessionToken(t *testing.T) {
	out := must[*sts.GetSessionTokenOutput](t)(stsClient().GetSessionToken(t.Context(), &sts.GetSessionTokenInput{DurationSeconds: aws.Int32(900)}))
	if aws.ToString(out.Credentials.SessionToken) == "" || out.Credentials.Expiration == nil {
		t.Errorf("credentials: %+v", out.Credentials)
	}
}

// TestSTSErrors has moto refuse a call: the code is one that the model does not have.
func TestSTSErrors(t *testing.T) {
	_, err := stsClient().AssumeRole(t.Context(), &sts.AssumeRoleInput{
		RoleArn: aws.String("arn:aws:iam::" + account + ":role/reader"), RoleSessionName: aws.String(strings.Repeat("n", 65)),
	})
	api := refused[smithy.APIError](t, err)
	equal(t, "code", api.ErrorCode(), "ValidationError")
	if !strings.Contains(api.ErrorMessage(), "'roleSessionName'") {
		t.Errorf("message: %q", api.ErrorMessage())
	}
}

// watch is an HTTP client that keeps the headers of the last request.
type watch struct{ header http.Header }

func (w *watch) Do(r *http.Request) (*http.Response, error) {
	w.header = r.Header
	return http.DefaultClient.Do(r)
}

// TestAssumeRoleWithWebIdentity calls an operation that is for those who have no credentials yet: nothing signs it.
func TestAssumeRoleWithWebIdentity(t *testing.T) {
	wire := new(watch)
	client := sts.New(sts.Options{Region: "us-east-1", BaseEndpoint: address(), HTTPClient: wire})
	out := must[*sts.AssumeRoleWithWebIdentityOutput](t)(client.AssumeRoleWithWebIdentity(t.Context(), &sts.AssumeRoleWithWebIdentityInput{
		RoleArn: aws.String("arn:aws:iam::" + account + ":role/reader"), RoleSessionName: aws.String("grace"), WebIdentityToken: aws.String("a.b.c"),
	}))
	if aws.ToString(out.Credentials.AccessKeyId) == "" {
		t.Error("no credentials")
	}
	if signature, signed := wire.header["Authorization"]; signed {
		t.Errorf("signed: %q", signature)
	}
	must[*sts.GetCallerIdentityOutput](t)(stsClient().GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}, func(o *sts.Options) { o.HTTPClient = wire }))
	if wire.header.Get("Authorization") == "" {
		t.Error("an operation for those who have credentials was not signed")
	}
}
