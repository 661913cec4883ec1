package runtime_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/auth/bearer"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/endpoints"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/query"
	"github.com/modelsmith/modelsmith/runtime/sigv2"
)

func sha256Hex(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// failing are credentials that nobody may ask for.
var failing = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{}, errors.New("asked for credentials")
})

func token(c *runtime.Config) {
	c.BearerToken = bearer.StaticTokenProvider{Token: bearer.Token{Value: "secret"}}
}

// signerFunc is a signer of one function.
type signerFunc func(context.Context, bearer.Token, bearer.Message) (bearer.Message, error)

func (f signerFunc) SignWithBearerToken(ctx context.Context, t bearer.Token, m bearer.Message) (bearer.Message, error) {
	return f(ctx, t, m)
}

// customToken is a signer with a scheme of its own.
func customToken(_ context.Context, t bearer.Token, m bearer.Message) (bearer.Message, error) {
	m.(*smithyhttp.Request).Header.Set("Authorization", "Custom "+t.Value)
	return m, nil
}

func TestWaysToAuthenticate(t *testing.T) {
	none := func(c *runtime.Config) { c.Credentials = failing }
	plain := func(c *runtime.Config) {
		c.Endpoint = runtime.FixedEndpoint(endpoints.Endpoint{URL: "http://example.com"}, nil, false)
	}
	noToken := func(c *runtime.Config) {
		c.BearerToken = bearer.TokenProviderFunc(func(context.Context) (bearer.Token, error) { return bearer.Token{}, errors.New("asked for a token") })
	}
	signer := func(sign signerFunc) func(*runtime.Config) {
		return func(c *runtime.Config) { c.BearerSigner = sign }
	}
	type change = func(*runtime.Config)
	cases := map[string]struct {
		service, operation []runtime.Auth
		changes            []change
		// want begins the Authorization header; an exclamation mark begins a part
		// of the error.
		want string
	}{
		"by default":                {want: "AWS4-HMAC-SHA256 "},
		"credentials fail":          {changes: []change{none}, want: "!asked for credentials"},
		"the operation has none":    {operation: []runtime.Auth{runtime.AuthNone}, changes: []change{none}},
		"the service has none":      {service: []runtime.Auth{runtime.AuthNone}, changes: []change{none}},
		"the operation goes before": {service: []runtime.Auth{runtime.AuthNone}, operation: []runtime.Auth{runtime.AuthSigV4}, want: "AWS4-HMAC-SHA256 "},
		"optional":                  {operation: []runtime.Auth{runtime.AuthSigV4, runtime.AuthNone}, want: "AWS4-HMAC-SHA256 "},
		"optional and anonymous":    {operation: []runtime.Auth{runtime.AuthSigV4, runtime.AuthNone}, changes: []change{anonymous}},
		"anonymous":                 {changes: []change{anonymous}},
		"anonymous credentials":     {changes: []change{func(c *runtime.Config) { c.Credentials = aws.AnonymousCredentials{} }}},
		"token":                     {service: []runtime.Auth{runtime.AuthBearer}, changes: []change{token, none}, want: "Bearer secret"},
		"token over HTTP":           {service: []runtime.Auth{runtime.AuthBearer}, changes: []change{token, plain}, want: "!HTTPS"},
		"no token":                  {service: []runtime.Auth{runtime.AuthBearer}, want: "!BearerAuthTokenProvider"},
		"token fails":               {service: []runtime.Auth{runtime.AuthBearer}, changes: []change{noToken}, want: "!asked for a token"},
		"the SDK's own signer": {
			service: []runtime.Auth{runtime.AuthBearer}, want: "Bearer secret",
			changes: []change{token, signer(bearer.NewSignHTTPSMessage().SignWithBearerToken)},
		},
		"the SDK's own signer over HTTP": {
			service: []runtime.Auth{runtime.AuthBearer}, want: "!HTTPS",
			changes: []change{token, plain, signer(bearer.NewSignHTTPSMessage().SignWithBearerToken)},
		},
		"a signer over HTTP": {
			service: []runtime.Auth{runtime.AuthBearer}, want: "Custom secret", changes: []change{token, plain, signer(customToken)},
		},
		"a signer without a request": {
			service: []runtime.Auth{runtime.AuthBearer}, want: "!returned <nil>",
			changes: []change{token, signer(func(context.Context, bearer.Token, bearer.Message) (bearer.Message, error) { return nil, nil })},
		},
		"token or signature":           {service: []runtime.Auth{runtime.AuthBearer, runtime.AuthSigV4}, want: "AWS4-HMAC-SHA256 "},
		"token before signature":       {service: []runtime.Auth{runtime.AuthBearer, runtime.AuthSigV4}, changes: []change{token}, want: "Bearer secret"},
		"signature before token":       {service: []runtime.Auth{runtime.AuthSigV4, runtime.AuthBearer}, changes: []change{token}, want: "AWS4-HMAC-SHA256 "},
		"token instead of a signature": {service: []runtime.Auth{runtime.AuthSigV4, runtime.AuthBearer}, changes: []change{token, anonymous}, want: "Bearer secret"},
		"signature 2 of no form":       {service: []runtime.Auth{runtime.AuthSigV2}, want: "!form"},
	}
	for name, c := range cases {
		service, op := newService(), upload()
		service.Auth, op.Auth, service.SignV2 = c.service, c.operation, sigv2.Sign
		got, err := caught(t, service, op, &testshape.Upload{Body: newSeekable("b")}, c.changes...)
		if part, fails := strings.CutPrefix(c.want, "!"); fails {
			if err == nil || !strings.Contains(err.Error(), part) || got.r != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		have := ""
		if got.r != nil {
			have = got.r.Header.Get("Authorization")
		}
		if err != nil || !strings.HasPrefix(have, c.want) || (c.want == "") != (have == "") {
			t.Errorf("%s: %q, %v", name, have, err)
		}
	}
}

// A form signed with version 2 holds the signature; the log does not.
func TestSignatureV2(t *testing.T) {
	service := newService()
	service.Auth, service.Protocol, service.APIVersion = []runtime.Auth{runtime.AuthSigV2}, query.Protocol{}, "2009-04-15"
	service.SignV2 = sigv2.Sign
	var logged logKeeper
	c, err := caught(t, service, wholeBody(0), &testshape.Bound{Body: aws.String("a b&=é")}, func(c *runtime.Config) {
		c.Logger, c.LogMode = &logged, aws.LogRequestWithBody
	})
	if err != nil {
		t.Fatal(err)
	}
	form, err := url.ParseQuery(string(c.sent))
	if err != nil || c.r.ContentLength != int64(len(c.sent)) || c.r.Header["Authorization"] != nil {
		t.Errorf("%s, %v", c.sent, err)
	}
	for name, want := range map[string]string{
		"Action": "Put", "body": "a b&=é", "AWSAccessKeyId": "AKID", "SignatureVersion": "2", "SignatureMethod": "HmacSHA256", "SecurityToken": "TOKEN",
	} {
		if got := form.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if len(form.Get("Signature")) != 44 || form.Get("Timestamp") == "" {
		t.Errorf("%v", form)
	}
	for _, secret := range []string{"TOKEN", "Signature="} {
		if strings.Contains(logged.String(), secret) {
			t.Errorf("%s is in the log:\n%s", secret, logged.String())
		}
	}
	if !strings.Contains(logged.String(), "Action=Put") {
		t.Errorf("the form is not in the log:\n%s", logged.String())
	}
}

func TestHostPrefix(t *testing.T) {
	op := upload()
	op.HostPrefix, op.HostLabel = "{Account}.", testshape.UploadLabel
	for _, account := range []*string{
		nil, aws.String(""), aws.String("a/b"), aws.String("a@b"), aws.String("a:1"), aws.String("é"), aws.String("a_b"),
		aws.String("."), aws.String("a..b"), aws.String(".a"), aws.String("a."), aws.String(strings.Repeat("a", 64)),
	} {
		c, err := caught(t, newService(), op, &testshape.Upload{Account: account})
		if err == nil || c.r != nil || !strings.Contains(err.Error(), "Account") {
			t.Errorf("%v: %v", aws.ToString(account), err)
		}
	}
	for _, ctx := range []context.Context{smithyhttp.DisableEndpointHostPrefix(t.Context(), true), smithyhttp.SetHostnameImmutable(t.Context(), true)} {
		c, cfg := new(catch), configAt("https://example.com")
		cfg.HTTPClient = c
		if _, err := runtime.NewClient(newService()).Invoke(ctx, cfg, op, new(testshape.Upload), new(testshape.Download)); err != nil || c.r.Host != "example.com" {
			t.Errorf("%v", err)
		}
	}
	long := strings.Repeat("a", 63) + ".b"
	if c, err := caught(t, newService(), op, &testshape.Upload{Account: &long}); err != nil || c.r.Host != long+".example.com" {
		t.Errorf("%v", err)
	}
	c, err := caught(t, newService(), op, &testshape.Upload{Account: aws.String("A-1")}, func(c *runtime.Config) {
		c.Endpoint = runtime.FixedEndpoint(endpoints.Endpoint{URL: "https://example.com:8443/base"}, nil, false)
	})
	if err != nil || c.r.URL.String() != "https://A-1.example.com:8443/base/up" {
		t.Errorf("%v, %v", c.r.URL, err)
	}
}

// What an endpoint depends on is asked for in every call.
func TestEndpointsOfCalls(t *testing.T) {
	account := func(in runtime.Encodable) string { return testshape.UploadLabel(in, "Account") }
	ruled := runtime.RuledEndpoint(func(in runtime.Encodable) (endpoints.Endpoint, error) {
		if account(in) == "" {
			return endpoints.Endpoint{}, errors.New("no account")
		}
		return endpoints.Endpoint{URL: "https://" + account(in) + ".example.com"}, nil
	}, true)
	resolved := runtime.ResolvedEndpoint(func(_ context.Context, in runtime.Encodable) (smithyendpoints.Endpoint, error) {
		if account(in) == "" {
			return smithyendpoints.Endpoint{}, errors.New("no account")
		}
		return smithyendpoints.Endpoint{URI: url.URL{Scheme: "https", Host: account(in) + ".example.com"}}, nil
	}, true)
	for name, endpoint := range map[string]runtime.EndpointFunc{"ruled": ruled, "resolved": resolved} {
		use := func(c *runtime.Config) { c.Endpoint = endpoint }
		c, err := caught(t, newService(), upload(), &testshape.Upload{Account: aws.String("a")}, use)
		if err != nil || c.r.URL.String() != "http://a.example.com/up" {
			t.Errorf("%s: %v, %v", name, c.r.URL, err)
		}
		if _, err = caught(t, newService(), upload(), new(testshape.Upload), use); err == nil || !strings.Contains(err.Error(), "no account") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Headers of a service and what stands for an empty label.
func TestQuirks(t *testing.T) {
	service, op := newService(), upload()
	service.Header = []runtime.Header{{Name: "X-Version", Values: []string{"1"}}}
	op.URI, op.EmptyLabel = "/{account}/up", &runtime.LabelDefault{Name: "account", Value: "-"}
	for account, want := range map[*string]string{nil: "/-/up", aws.String(""): "/-/up", aws.String("me"): "/me/up"} {
		c, err := caught(t, service, op, &testshape.Upload{Account: account})
		if err != nil || c.r.URL.Path != want || c.r.Header.Get("X-Version") != "1" {
			t.Errorf("%s: %v, %v", want, c.r, err)
		}
	}
}
