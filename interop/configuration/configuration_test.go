package configuration

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// A source is one way to configure clients.
type source struct {
	name string
	// env are variables, name=value with spaces between; file and credentials are the contents of the shared files.
	env, file, credentials string
	load                   []func(*config.LoadOptions) error
	change                 func(*aws.Config)
}

const (
	base = "AWS_REGION=eu-central-1 AWS_ACCESS_KEY_ID=AKID AWS_SECRET_ACCESS_KEY=secret "
	keys = "aws_access_key_id = AKFILE\naws_secret_access_key = secret\n"
)

var sources = []source{
	{name: "region", env: base},
	{name: "region of us-east-1", env: base + "AWS_REGION=us-east-1"},
	{name: "region of China", env: base + "AWS_REGION=cn-north-1"},
	{name: "region of GovCloud", env: base + "AWS_REGION=us-gov-west-1"},
	{name: "region of an unknown partition", env: base + "AWS_REGION=xx-nowhere-1"},
	{name: "pseudo region", env: base + "AWS_REGION=fips-us-east-1"},
	{name: "default region", env: "AWS_DEFAULT_REGION=eu-west-1 AWS_ACCESS_KEY_ID=AKID AWS_SECRET_ACCESS_KEY=secret"},
	{name: "no region", env: "AWS_ACCESS_KEY_ID=AKID AWS_SECRET_ACCESS_KEY=secret"},
	{name: "no region, endpoint", env: "AWS_ACCESS_KEY_ID=AKID AWS_SECRET_ACCESS_KEY=secret AWS_ENDPOINT_URL=http://127.0.0.1:1"},
	{name: "session token", env: base + "AWS_SESSION_TOKEN=token"},
	{name: "endpoint", env: base + "AWS_ENDPOINT_URL=http://127.0.0.1:4566"},
	{name: "endpoint with a path", env: base + "AWS_ENDPOINT_URL=https://proxy.example/aws/"},
	{name: "endpoint of IAM", env: base + "AWS_ENDPOINT_URL_IAM=http://127.0.0.1:1"},
	{name: "endpoint of identity", env: base + "AWS_ENDPOINT_URL_CHIME_SDK_IDENTITY=http://127.0.0.1:1"},
	{name: "both endpoints", env: base + "AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_ENDPOINT_URL_IAM=http://127.0.0.1:2 AWS_ENDPOINT_URL_CHIME=http://127.0.0.1:3"},
	{name: "endpoints ignored", env: base + "AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_ENDPOINT_URL_IAM=http://127.0.0.1:2 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true"},
	{name: "endpoint and FIPS", env: base + "AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_USE_FIPS_ENDPOINT=true"},
	{name: "FIPS", env: base + "AWS_USE_FIPS_ENDPOINT=true"},
	{name: "FIPS in the USA", env: base + "AWS_REGION=us-east-1 AWS_USE_FIPS_ENDPOINT=true"},
	{name: "dual stack", env: base + "AWS_USE_DUALSTACK_ENDPOINT=true"},
	{name: "FIPS and dual stack", env: base + "AWS_USE_FIPS_ENDPOINT=true AWS_USE_DUALSTACK_ENDPOINT=true"},
	{name: "FIPS off", env: base + "AWS_USE_FIPS_ENDPOINT=false", file: "[default]\nuse_fips_endpoint = true\n"},
	{name: "attempts", env: base + "AWS_MAX_ATTEMPTS=7"},
	{name: "one attempt", env: base + "AWS_MAX_ATTEMPTS=1"},
	{name: "adaptive", env: base + "AWS_RETRY_MODE=adaptive"},
	{name: "adaptive, attempts", env: base + "AWS_RETRY_MODE=adaptive AWS_MAX_ATTEMPTS=5"},
	{name: "standard", env: base + "AWS_RETRY_MODE=standard"},
	{name: "app", env: base + "AWS_SDK_UA_APP_ID=my-app"},
	{name: "app of odd letters", env: base + "AWS_SDK_UA_APP_ID=a/b(c);d,é#!"},
	{name: "execution environment", env: base + "AWS_EXECUTION_ENV=AWS_Lambda_go1.x"},
	{name: "odd execution environment", env: base + "AWS_EXECUTION_ENV=a/b@c"},
	{name: "Lambda", env: base + "AWS_LAMBDA_FUNCTION_NAME=f _X_AMZN_TRACE_ID=Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"},
	{name: "Lambda with an odd trace", env: base + "AWS_LAMBDA_FUNCTION_NAME=f _X_AMZN_TRACE_ID=a/b%é"},
	{name: "trace outside of Lambda", env: base + "_X_AMZN_TRACE_ID=Root=1"},
	{name: "defaults mode", env: base + "AWS_DEFAULTS_MODE=in-region"},
	{name: "automatic defaults mode", env: base + "AWS_DEFAULTS_MODE=auto"},
	{name: "legacy defaults mode", env: base + "AWS_DEFAULTS_MODE=legacy"},
	{name: "mode in other case", env: base + "AWS_DEFAULTS_MODE=Mobile"},
	{name: "profile", env: "AWS_PROFILE=work", file: "[profile work]\nregion = ap-south-1\n" + keys},
	{name: "profile with services", env: "AWS_PROFILE=work", file: "[profile work]\nregion = ap-south-1\nservices = local\n" + keys +
		"[services local]\niam =\n  endpoint_url = http://127.0.0.1:1\nchime_sdk_identity =\n  endpoint_url = http://127.0.0.1:2/id\n"},
	{name: "profile with endpoint", env: "AWS_PROFILE=work", file: "[profile work]\nregion = ap-south-1\nendpoint_url = http://127.0.0.1:3\n" + keys},
	{
		name: "profile with both", env: "AWS_PROFILE=work AWS_ENDPOINT_URL=http://127.0.0.1:4",
		file: "[profile work]\nregion = ap-south-1\nservices = local\nendpoint_url = http://127.0.0.1:3\n" + keys + "[services local]\niam =\n  endpoint_url = http://127.0.0.1:1\n",
	},
	{
		name: "profile that ignores endpoints", env: "AWS_PROFILE=work AWS_ENDPOINT_URL_IAM=http://127.0.0.1:4",
		file: "[profile work]\nregion = ap-south-1\nendpoint_url = http://127.0.0.1:3\nignore_configured_endpoint_urls = true\n" + keys,
	},
	{name: "profile with everything", env: "AWS_PROFILE=work", file: "[profile work]\nregion = us-west-2\nretry_mode = adaptive\nmax_attempts = 4\nsdk_ua_app_id = filed\n" +
		"use_dualstack_endpoint = true\nuse_fips_endpoint = true\ndefaults_mode = cross-region\n" + keys},
	{
		name: "environment before profile", env: base + "AWS_PROFILE=work AWS_MAX_ATTEMPTS=2 AWS_SDK_UA_APP_ID=env",
		file: "[profile work]\nregion = us-west-2\nmax_attempts = 4\nsdk_ua_app_id = filed\n" + keys,
	},
	{name: "credentials file", env: "AWS_REGION=us-west-2", credentials: "[default]\n" + keys + "aws_session_token = filed\n"},
	{name: "anonymous", env: base, load: []func(*config.LoadOptions) error{config.WithCredentialsProvider(aws.AnonymousCredentials{})}},
	{name: "options", env: base, load: []func(*config.LoadOptions) error{
		config.WithRegion("sa-east-1"), config.WithAppID("opt"), config.WithRetryMaxAttempts(6), config.WithBaseEndpoint("http://127.0.0.1:9"),
		config.WithUseFIPSEndpoint(aws.FIPSEndpointStateEnabled),
	}},
	{
		name: "endpoint of options and environment", env: base + "AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_ENDPOINT_URL_IAM=http://127.0.0.1:2",
		load: []func(*config.LoadOptions) error{config.WithBaseEndpoint("http://127.0.0.1:9")},
	},
	{name: "base endpoint set later", env: base + "AWS_ENDPOINT_URL_IAM=http://127.0.0.1:2", change: func(c *aws.Config) { c.BaseEndpoint = aws.String("http://127.0.0.1:9") }},
	{name: "resolver with options", env: base, load: resolver("http://127.0.0.1:8/path", aws.Endpoint{})},
	{name: "resolver and endpoint", env: base + "AWS_ENDPOINT_URL=http://127.0.0.1:1", load: resolver("http://127.0.0.1:8", aws.Endpoint{})},
	{name: "resolver that signs", env: base, load: resolver("https://127.0.0.1:8", aws.Endpoint{SigningName: "n", SigningRegion: "r", HostnameImmutable: true})},
	{name: "resolver that knows nothing", env: base, load: resolver("", aws.Endpoint{})},
	{name: "resolver that fails", env: base, load: resolver("error", aws.Endpoint{})},
	{name: "resolver without options", env: base, load: []func(*config.LoadOptions) error{
		//lint:ignore SA1019 users still have them
		config.WithEndpointResolver(aws.EndpointResolverFunc(func(service, region string) (aws.Endpoint, error) {
			return aws.Endpoint{URL: "http://127.0.0.1:8/" + region + "/" + strings.ReplaceAll(service, " ", "-")}, nil
		})),
	}},
	{name: "retryer", env: base + "AWS_MAX_ATTEMPTS=2", load: []func(*config.LoadOptions) error{config.WithRetryer(func() aws.Retryer { return aws.NopRetryer{} })}},
	{name: "credentials removed", env: base, change: func(c *aws.Config) { c.Credentials = nil }},
	{name: "empty", change: func(c *aws.Config) { *c = aws.Config{} }},
}

// resolver is the option of a resolver of endpoints: none is known for an empty URL.
//
//lint:ignore SA1019 users still have them
func resolver(url string, e aws.Endpoint) []func(*config.LoadOptions) error {
	return []func(*config.LoadOptions) error{
		config.WithEndpointResolverWithOptions(aws.EndpointResolverWithOptionsFunc(func(service, region string, _ ...any) (aws.Endpoint, error) {
			switch url {
			case "":
				return aws.Endpoint{}, &aws.EndpointNotFoundError{}
			case "error":
				return aws.Endpoint{}, errors.New("no")
			}
			e.URL = url + "/" + region + "/" + strings.ReplaceAll(service, " ", "-")
			return e, nil
		})),
	}
}

// TestConfiguration makes clients of each source.
func TestConfiguration(t *testing.T) {
	for _, source := range sources {
		t.Run(source.name, func(t *testing.T) {
			cfg := source.cfg(t)
			for _, s := range services {
				compare(t, s.name, use(cfg, s.ours), use(cfg, s.sdk))
			}
		})
	}
}

// cfg loads a configuration, from this source and nothing else.
func (s source) cfg(t *testing.T) aws.Config {
	t.Helper()
	for _, entry := range os.Environ() {
		if name, _, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "AWS_") || strings.HasPrefix(name, "_X_AMZN_") {
			t.Setenv(name, "")
			_ = os.Unsetenv(name)
		}
	}
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	for name, content := range map[string]string{"config": s.file, "credentials": s.credentials} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Setenv(map[string]string{"config": "AWS_CONFIG_FILE", "credentials": "AWS_SHARED_CREDENTIALS_FILE"}[name], path)
	}
	for _, entry := range strings.Fields(s.env) {
		name, value, _ := strings.Cut(entry, "=")
		t.Setenv(name, value)
	}
	cfg, err := config.LoadDefaultConfig(context.Background(), s.load...)
	if err != nil {
		t.Fatal(err)
	}
	if s.change != nil {
		s.change(&cfg)
	}
	return cfg
}
