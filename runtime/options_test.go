package runtime_test

import (
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// configSource is a source of a shared configuration, as the SDK's config
// module has them.
type configSource struct {
	endpoint string
	ignore   bool
}

func (s configSource) GetServiceBaseEndpoint(_ context.Context, id string) (string, bool, error) {
	return s.endpoint + "/" + id, s.endpoint != "", nil
}

func (s configSource) GetIgnoreConfiguredEndpoints(context.Context) (bool, bool, error) {
	return s.ignore, s.ignore, nil
}

func (s configSource) GetUseFIPSEndpoint(context.Context) (aws.FIPSEndpointState, bool, error) {
	return aws.FIPSEndpointStateEnabled, true, nil
}

func TestNewFromConfig(t *testing.T) {
	base := aws.String("http://base")
	for _, test := range []struct {
		name, env string
		cfg       aws.Config
		want      string
	}{
		{name: "nothing", want: ""},
		{name: "base", cfg: aws.Config{BaseEndpoint: base}, want: "http://base"},
		{name: "source", cfg: aws.Config{BaseEndpoint: base, ConfigSources: []any{1, configSource{endpoint: "http://s"}}}, want: "http://s/IAM"},
		{name: "ignored", cfg: aws.Config{BaseEndpoint: base, ConfigSources: []any{configSource{endpoint: "http://s", ignore: true}}}, want: "http://base"},
		{name: "environment", env: "http://env", cfg: aws.Config{BaseEndpoint: base, ConfigSources: []any{configSource{endpoint: "http://s"}}}, want: "http://base"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.env != "" {
				t.Setenv("AWS_ENDPOINT_URL", test.env)
			}
			options := iam.NewFromConfig(test.cfg).Options()
			if got := aws.ToString(options.BaseEndpoint); got != test.want {
				t.Errorf("endpoint %q, want %q", got, test.want)
			}
			fips := options.EndpointOptions.UseFIPSEndpoint == aws.FIPSEndpointStateEnabled
			if want := len(test.cfg.ConfigSources) > 0; fips != want {
				t.Errorf("FIPS %v, want %v", fips, want)
			}
		})
	}
}

func TestServiceOptions(t *testing.T) {
	cfg := aws.Config{Region: "eu-west-1", RetryMaxAttempts: 7, ServiceOptions: []func(string, any){
		func(id string, o any) { o.(*iam.Options).AppID = id },
	}}
	client := iam.NewFromConfig(cfg, func(o *iam.Options) { o.Region += "x" })
	o := client.Options()
	if o.AppID != "IAM" || o.Region != "eu-west-1x" || o.Retryer.MaxAttempts() != 7 {
		t.Errorf("app id %q, region %q, %d attempts", o.AppID, o.Region, o.Retryer.MaxAttempts())
	}
}
