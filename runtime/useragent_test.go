package runtime_test

//lint:file-ignore SA1019 users still have the resolvers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

func TestUserAgentAndTrace(t *testing.T) {
	t.Setenv("AWS_EXECUTION_ENV", "AWS Lambda/go")
	t.Setenv("AWS_LAMBDA_FUNCTION_NAME", "f")
	t.Setenv("_X_AMZN_TRACE_ID", "Root=1-5;a/b\n")
	s := serve(t, func(w http.ResponseWriter, _ int) { fmt.Fprint(w, userXML) })
	client := newIAM(s, func(o *iam.Options) { o.AppID = "a b" })
	if _, err := client.GetUser(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	got := s.seen[0].header
	for _, field := range []string{"ua/2.1", "exec-env/AWS-Lambda-go", "app/a-b", "api/iam#2010-05-08"} {
		if !strings.Contains(" "+got.Get("User-Agent")+" ", " "+field+" ") {
			t.Errorf("%q lacks %s", got.Get("User-Agent"), field)
		}
	}
	if trace := got.Get("X-Amzn-Trace-Id"); trace != "Root=1-5;a%2Fb%0A" {
		t.Errorf("trace %q", trace)
	}
}

// Resolvers of shared configurations say where requests go, and leave what they do not know to the rules.
func TestConfiguredResolvers(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ int) { fmt.Fprint(w, userXML) })
	failed := errors.New("failed")
	for name, c := range map[string]struct {
		endpoint aws.Endpoint
		err      error
		path     string
	}{
		"found":   {aws.Endpoint{URL: s.URL + "/IAM/", SigningRegion: "elsewhere"}, nil, "/IAM/"},
		"missing": {aws.Endpoint{}, &aws.EndpointNotFoundError{}, "/rules/"},
		"failed":  {aws.Endpoint{}, failed, ""},
		"no URL":  {aws.Endpoint{URL: ":"}, nil, ""},
	} {
		s.seen = nil
		cfg := aws.Config{Region: "eu-west-1", BaseEndpoint: aws.String(s.URL + "/rules"), Credentials: staticCredentials()}
		cfg.EndpointResolver = aws.EndpointResolverFunc(func(service, region string) (aws.Endpoint, error) {
			if service != "IAM" || region != "eu-west-1" {
				t.Errorf("asked for %s in %s", service, region)
			}
			return c.endpoint, c.err
		})
		_, err := iam.NewFromConfig(cfg).GetUser(context.Background(), nil)
		if (err != nil) != (c.path == "") || errors.Is(err, failed) != (c.err == failed) {
			t.Errorf("%s: %v", name, err)
		}
		if c.path == "" {
			continue
		}
		if r := s.seen[0]; r.path != c.path || strings.Contains(r.header.Get("Authorization"), "/elsewhere/iam/") != (c.endpoint.SigningRegion != "") {
			t.Errorf("%s: %s, %s", name, r.path, r.header.Get("Authorization"))
		}
	}
}
