package runtime

//lint:file-ignore SA1019 users have such resolvers; without them requests would go where they must not

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

// EndpointResolver is a resolver of the generation that shared configurations
// still have: it knows the region, and no more of a call.
type EndpointResolver func(region string) (aws.Endpoint, error)

// ConfiguredResolver returns the resolver that a configuration has for a
// service, nil if it has none.
func ConfiguredResolver(cfg aws.Config, serviceID string) EndpointResolver {
	switch {
	case cfg.EndpointResolverWithOptions != nil:
		return func(region string) (aws.Endpoint, error) {
			return cfg.EndpointResolverWithOptions.ResolveEndpoint(serviceID, region)
		}
	case cfg.EndpointResolver != nil:
		return func(region string) (aws.Endpoint, error) {
			return cfg.EndpointResolver.ResolveEndpoint(serviceID, region)
		}
	}
	return nil
}

// ConfiguredEndpoint returns the function of an endpoint that a resolver is asked
// for in every call; what it does not find, and a nil one, is left to the rules.
func ConfiguredEndpoint(resolve EndpointResolver, region string, disableHTTPS bool, rules EndpointFunc) EndpointFunc {
	if resolve == nil {
		return rules
	}
	return func(ctx context.Context, in Encodable) (*Endpoint, error) {
		e, err := resolve(region)
		var missing *aws.EndpointNotFoundError
		if errors.As(err, &missing) {
			return rules(ctx, in)
		}
		if err != nil {
			return nil, err
		}
		out, err := newEndpoint(&endpoints.Endpoint{URL: e.URL}, disableHTTPS && !e.HostnameImmutable)
		if err == nil {
			out.SigningName, out.SigningRegion, out.fixedHost = e.SigningName, e.SigningRegion, e.HostnameImmutable
		}
		return out, err
	}
}
