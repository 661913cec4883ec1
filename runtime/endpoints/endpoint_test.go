package endpoints_test

import (
	"net/http"
	"net/url"
	"reflect"
	"testing"

	smithyauth "github.com/aws/smithy-go/auth"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

func TestSmithy(t *testing.T) {
	e := endpoints.Endpoint{
		URL: "https://example.com:8443/base%20path",
		Auth: []endpoints.AuthScheme{
			{Name: "sigv4a", SigningName: "s3", SigningRegionSet: []string{"*"}, DisableDoubleEncoding: true},
			{Name: "sigv4", SigningRegion: "us-east-1"},
		},
		Headers:    []endpoints.Header{{Name: "X-Amz-A", Values: []string{"1", "2"}}, {Name: "X-Amz-B", Values: []string{"3"}}},
		Properties: []endpoints.Property{{Name: "backend", Value: "S3Express"}},
	}
	got, err := e.Smithy()
	if err != nil {
		t.Fatal(err)
	}
	if got.URI.String() != e.URL || got.Headers.Get("x-amz-b") != "3" || got.Properties.Get("backend") != "S3Express" {
		t.Errorf("got %+v", got)
	}
	options, _ := smithyauth.GetAuthOptions(&got.Properties)
	if len(options) != 2 || options[0].SchemeID != "sigv4a" {
		t.Fatalf("got options %+v", options)
	}
	// The SDK sets a signing name for both generations of the signature.
	if name, ok := smithyhttp.GetSigV4SigningName(&options[0].SignerProperties); name != "s3" || !ok {
		t.Errorf("got signing name %q", name)
	}
	if name, ok := smithyhttp.GetSigV4SigningName(&options[1].SignerProperties); ok {
		t.Errorf("got signing name %q where the rules name none", name)
	}
	e.Properties = nil // they cannot come back
	if back := endpoints.FromSmithy(&got); !reflect.DeepEqual(back, e) {
		t.Errorf("came back as %+v", back)
	}
}

func TestSmithyBadURL(t *testing.T) {
	e := endpoints.Endpoint{URL: "https://exa mple.com"}
	if _, err := e.Smithy(); err == nil || err.Error() != "failed to parse uri: https://exa mple.com" {
		t.Errorf("got %v", err)
	}
}

func TestFromSmithy(t *testing.T) {
	option := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&option.SignerProperties, "mine")
	smithyhttp.SetSigV4SigningRegion(&option.SignerProperties, "here")
	in := smithyendpoints.Endpoint{URI: url.URL{Scheme: "http", Host: "localhost:1"}, Headers: http.Header{}}
	smithyauth.SetAuthOptions(&in.Properties, []*smithyauth.Option{nil, {SchemeID: "x"}, option})
	got := endpoints.FromSmithy(&in)
	want := endpoints.AuthScheme{Name: "sigv4", SigningName: "mine", SigningRegion: "here"}
	if a, ok := got.SigV4(); !reflect.DeepEqual(a, want) || !ok || got.URL != "http://localhost:1" {
		t.Errorf("got %+v, %+v, %t", got, a, ok)
	}
	if got := endpoints.FromSmithy(&smithyendpoints.Endpoint{}); !reflect.DeepEqual(got, endpoints.Endpoint{}) {
		t.Errorf("an empty endpoint came as %+v", got)
	}
}

func TestSigV4(t *testing.T) {
	e := endpoints.Endpoint{Auth: []endpoints.AuthScheme{{Name: "sigv4a"}}}
	if a, ok := e.SigV4(); ok {
		t.Errorf("got %+v", a)
	}
	e.Auth = append(e.Auth, endpoints.SigV4("name", "region")...)
	if a, ok := e.SigV4(); !ok || a.SigningName != "name" || a.SigningRegion != "region" {
		t.Errorf("got %+v, %t", a, ok)
	}
}
