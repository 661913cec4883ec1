package runtime

import (
	"context"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// EndpointOptions choose among the variants of a service's endpoint.
type EndpointOptions struct {
	// DisableHTTPS makes resolved endpoints plain HTTP. It does not change an
	// endpoint that the client was given.
	DisableHTTPS         bool
	UseDualStackEndpoint aws.DualStackEndpointState
	UseFIPSEndpoint      aws.FIPSEndpointState
}

// EndpointOptionsFrom returns what the sources of a configuration say.
func EndpointOptionsFrom(cfg aws.Config) EndpointOptions {
	type dualStack interface {
		GetUseDualStackEndpoint(context.Context) (aws.DualStackEndpointState, bool, error)
	}
	type fips interface {
		GetUseFIPSEndpoint(context.Context) (aws.FIPSEndpointState, bool, error)
	}
	var o EndpointOptions
	o.UseDualStackEndpoint, _ = fromSources(cfg, dualStack.GetUseDualStackEndpoint)
	o.UseFIPSEndpoint, _ = fromSources(cfg, fips.GetUseFIPSEndpoint)
	return o
}

// fromSources asks the sources of a configuration in turn; one that fails ends
// the search, as in aws-sdk-go-v2.
func fromSources[P, V any](cfg aws.Config, get func(P, context.Context) (V, bool, error)) (V, bool) {
	var none V
	for _, source := range cfg.ConfigSources {
		p, ok := source.(P)
		if !ok {
			continue
		}
		if v, found, err := get(p, context.Background()); err != nil {
			return none, false
		} else if found {
			return v, true
		}
	}
	return none, false
}

// BaseEndpointFrom returns the endpoint that a configuration gives a service:
// its own, or the one of AWS_ENDPOINT_URL and the configuration files.
func BaseEndpointFrom(cfg aws.Config, serviceID string) *string {
	type ignore interface {
		GetIgnoreConfiguredEndpoints(context.Context) (bool, bool, error)
	}
	type base interface {
		GetServiceBaseEndpoint(context.Context, string) (string, bool, error)
	}
	_, global := os.LookupEnv("AWS_ENDPOINT_URL")
	_, own := os.LookupEnv("AWS_ENDPOINT_URL_" + strings.ToUpper(strings.ReplaceAll(serviceID, " ", "_")))
	if global && !own {
		return cfg.BaseEndpoint
	}
	if off, found := fromSources(cfg, ignore.GetIgnoreConfiguredEndpoints); found && off {
		return cfg.BaseEndpoint
	}
	url, found := fromSources(cfg, func(p base, ctx context.Context) (string, bool, error) {
		return p.GetServiceBaseEndpoint(ctx, serviceID)
	})
	if found {
		return &url
	}
	return cfg.BaseEndpoint
}

// modeConfiguration returns the defaults of a mode; the automatic one depends
// on where the program runs.
func modeConfiguration(mode aws.DefaultsMode, region string, env aws.RuntimeEnvironment) (defaults.Configuration, bool) {
	resolved := mode
	resolved.SetFromString(string(mode))
	if resolved == aws.DefaultsModeAuto {
		resolved = defaults.ResolveDefaultsModeAuto(region, env)
	}
	c, err := defaults.GetModeConfiguration(resolved)
	return c, err == nil
}

// DefaultHTTPClient returns client, or the SDK's when it is nil, with the
// timeouts of the mode if it is one of the SDK's.
func DefaultHTTPClient(client HTTPClient, mode aws.DefaultsMode, region string, env aws.RuntimeEnvironment) HTTPClient {
	if client == nil {
		client = awshttp.NewBuildableClient()
	}
	buildable, ok := client.(*awshttp.BuildableClient)
	if !ok {
		return client
	}
	c, ok := modeConfiguration(mode, region, env)
	if !ok {
		return buildable
	}
	return buildable.WithDialerOptions(func(d *net.Dialer) {
		if timeout, ok := c.GetConnectTimeout(); ok {
			d.Timeout = timeout
		}
	}).WithTransportOptions(func(t *http.Transport) {
		if timeout, ok := c.GetTLSNegotiationTimeout(); ok {
			t.TLSHandshakeTimeout = timeout
		}
	})
}

// DefaultRetryer returns the SDK's retryer of a mode with a number of attempts;
// 0 leaves it to the retryer.
func DefaultRetryer(mode aws.RetryMode, attempts int) aws.Retryer {
	standard := func(o *retry.StandardOptions) {
		if attempts != 0 {
			o.MaxAttempts = attempts
		}
	}
	if mode == aws.RetryModeAdaptive {
		return retry.NewAdaptiveMode(func(o *retry.AdaptiveModeOptions) {
			o.StandardOptions = append(o.StandardOptions, standard)
		})
	}
	return retry.NewStandard(standard)
}

// DefaultRetryMode returns the retry mode that a defaults mode implies.
func DefaultRetryMode(mode aws.DefaultsMode, region string, env aws.RuntimeEnvironment) aws.RetryMode {
	if c, ok := modeConfiguration(mode, region, env); ok && c.RetryMode != "" {
		return c.RetryMode
	}
	return aws.RetryModeStandard
}

// LimitAttempts returns the retryer with another number of attempts; 0 leaves it
// as it is.
func LimitAttempts(r aws.Retryer, attempts int) aws.Retryer {
	if attempts == 0 {
		return r
	}
	return retry.AddWithMaxAttempts(r, attempts)
}
