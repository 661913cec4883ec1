package endpoints

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	smithy "github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Smithy returns e in the form aws-sdk-go-v2's resolvers return, with the same properties set. It fails when the URL
// does not parse, which only a custom endpoint can cause.
func (e *Endpoint) Smithy() (smithyendpoints.Endpoint, error) {
	uri, err := url.Parse(e.URL)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to parse uri: %s", e.URL)
	}
	out := smithyendpoints.Endpoint{URI: *uri, Headers: make(http.Header, len(e.Headers))}
	for _, h := range e.Headers {
		for _, v := range h.Values {
			out.Headers.Add(h.Name, v)
		}
	}
	if len(e.Auth) > 0 {
		options := make([]*smithyauth.Option, len(e.Auth))
		for i := range e.Auth {
			options[i] = e.Auth[i].option()
		}
		smithyauth.SetAuthOptions(&out.Properties, options)
	}
	for _, p := range e.Properties {
		out.Properties.Set(p.Name, p.Value)
	}
	return out, nil
}

// option sets what the SDK sets: the signing name for both generations of the signature, and nothing for a default.
func (a *AuthScheme) option() *smithyauth.Option {
	option := &smithyauth.Option{SchemeID: a.Name}
	p := &option.SignerProperties
	if a.DisableDoubleEncoding {
		smithyhttp.SetDisableDoubleEncoding(p, true)
	}
	if a.SigningName != "" {
		smithyhttp.SetSigV4SigningName(p, a.SigningName)
		smithyhttp.SetSigV4ASigningName(p, a.SigningName)
	}
	if a.SigningRegion != "" {
		smithyhttp.SetSigV4SigningRegion(p, a.SigningRegion)
	}
	if a.SigningRegionSet != nil {
		smithyhttp.SetSigV4ASigningRegions(p, a.SigningRegionSet)
	}
	return option
}

// FromSmithy reads what a user's resolver returned. Scheme ids lose the prefix of the Smithy shape id; properties other
// than auth options stay behind, because their keys are not known here.
func FromSmithy(e *smithyendpoints.Endpoint) Endpoint {
	out := Endpoint{URL: e.URI.String()}
	options, _ := smithyauth.GetAuthOptions(&e.Properties)
	for _, o := range options {
		if o != nil {
			out.Auth = append(out.Auth, authScheme(strings.TrimPrefix(o.SchemeID, schemePrefix), &o.SignerProperties))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.Headers)) {
		out.Headers = append(out.Headers, Header{Name: name, Values: e.Headers[name]})
	}
	return out
}

func authScheme(name string, p *smithy.Properties) AuthScheme {
	a := AuthScheme{Name: name}
	if name == schemeSigV4A {
		a.SigningName, _ = smithyhttp.GetSigV4ASigningName(p)
	}
	if a.SigningName == "" {
		a.SigningName, _ = smithyhttp.GetSigV4SigningName(p)
	}
	a.SigningRegion, _ = smithyhttp.GetSigV4SigningRegion(p)
	a.SigningRegionSet, _ = smithyhttp.GetSigV4ASigningRegions(p)
	a.DisableDoubleEncoding, _ = smithyhttp.GetDisableDoubleEncoding(p)
	return a
}
