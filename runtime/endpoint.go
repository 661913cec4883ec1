package runtime

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	smithyendpoints "github.com/aws/smithy-go/endpoints"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

// Endpoint is where a request goes and how it is signed.
type Endpoint struct {
	URL url.URL
	// SigningName and SigningRegion default to the service's name and the
	// client's region.
	SigningName, SigningRegion string
	// Header holds headers that the endpoint asks for; nil for none.
	Header http.Header

	// basePath is the URL's escaped path without a slash at the end.
	basePath string
	// fixedHost keeps the host as it is.
	fixedHost bool
}

// EndpointFunc resolves the endpoint of a call with an input.
type EndpointFunc func(ctx context.Context, in Encodable) (*Endpoint, error)

// NewEndpoint returns an endpoint as the pipeline needs it.
func NewEndpoint(e *endpoints.Endpoint) (*Endpoint, error) {
	u, err := url.Parse(e.URL)
	if err != nil || u.Scheme == "" || u.Host == "" {
		// The URL may hold a password.
		return nil, errors.New("the endpoint is no URL with a scheme and a host")
	}
	out := &Endpoint{URL: *u, basePath: strings.TrimSuffix(u.EscapedPath(), "/")}
	if auth, ok := e.SigV4(); ok {
		out.SigningName, out.SigningRegion = auth.SigningName, auth.SigningRegion
	}
	for _, h := range e.Headers {
		if out.Header == nil {
			out.Header = make(http.Header)
		}
		// Clipped, so that nobody who adds a value to a request's header writes
		// into what all requests share.
		name := http.CanonicalHeaderKey(h.Name)
		out.Header[name] = slices.Clip(append(out.Header[name], h.Values...))
	}
	return out, nil
}

// FixedEndpoint returns the function of an endpoint that is the same for every
// call: it was resolved once. disableHTTPS makes it plain HTTP.
func FixedEndpoint(e endpoints.Endpoint, err error, disableHTTPS bool) EndpointFunc {
	var fixed *Endpoint
	if err == nil {
		fixed, err = newEndpoint(&e, disableHTTPS)
	}
	return func(context.Context, Encodable) (*Endpoint, error) { return fixed, err }
}

// RuledEndpoint returns the function of an endpoint that depends on the input:
// the rules are asked in every call.
func RuledEndpoint(resolve func(in Encodable) (endpoints.Endpoint, error), disableHTTPS bool) EndpointFunc {
	return func(_ context.Context, in Encodable) (*Endpoint, error) {
		e, err := resolve(in)
		if err != nil {
			return nil, err
		}
		return newEndpoint(&e, disableHTTPS)
	}
}

// ResolvedEndpoint returns the function of an endpoint that a resolver of the
// caller's is asked for in every call.
func ResolvedEndpoint(resolve func(ctx context.Context, in Encodable) (smithyendpoints.Endpoint, error), disableHTTPS bool) EndpointFunc {
	return func(ctx context.Context, in Encodable) (*Endpoint, error) {
		e, err := resolve(ctx, in)
		if err != nil {
			return nil, err
		}
		plain := endpoints.FromSmithy(&e)
		return newEndpoint(&plain, disableHTTPS)
	}
}

// newEndpoint is [NewEndpoint], plain HTTP if that is asked for.
func newEndpoint(e *endpoints.Endpoint, disableHTTPS bool) (*Endpoint, error) {
	out, err := NewEndpoint(e)
	if err == nil && disableHTTPS {
		out.URL.Scheme = "http"
	}
	return out, err
}

// ErrNoEndpoint is the error of a client that has neither endpoint rules nor an
// endpoint.
var ErrNoEndpoint = errors.New("no endpoint: set Options.BaseEndpoint")
