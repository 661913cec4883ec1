package botocore

import (
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	//lint:ignore SA1019 AWS has retired the service; its client is still the peer of ours
	"github.com/aws/aws-sdk-go-v2/service/chime"
	"github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	"github.com/aws/aws-sdk-go-v2/service/iam"
)

// crosscheckEnv names the variable that has the SDK's own clients run through the cases.
const crosscheckEnv = "MODELSMITH_CROSSCHECK"

// sdk is aws-sdk-go-v2, for which this harness must work too.
var sdk = target{
	services: map[string]func(*wire) any{
		"chime": func(w *wire) any {
			return chime.New(chime.Options{
				Region: region, Credentials: credentials, BaseEndpoint: aws.String(endpoint),
				HTTPClient: w, Retryer: aws.NopRetryer{},
			})
		},
		"chime-sdk-identity": func(w *wire) any {
			return chimesdkidentity.New(chimesdkidentity.Options{
				Region: region, Credentials: credentials, BaseEndpoint: aws.String(endpoint),
				HTTPClient: w, Retryer: aws.NopRetryer{},
			})
		},
		"iam": func(w *wire) any {
			return iam.New(iam.Options{
				Region: region, Credentials: credentials, BaseEndpoint: aws.String(endpoint),
				HTTPClient: w, Retryer: aws.NopRetryer{},
			})
		},
	},
	deviations: sdkDeviations,
}

// TestSDK shows how aws-sdk-go-v2 differs from botocore, and that the harness finds no difference where there is none.
func TestSDK(t *testing.T) {
	if os.Getenv(crosscheckEnv) == "" {
		t.Skipf("%s is not set", crosscheckEnv)
	}
	differential(t, sdk)
}
