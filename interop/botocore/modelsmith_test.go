package botocore

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
)

// modelsmith is the clients that this repository generates.
var modelsmith = target{
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
}

// TestModelsmith shows that our clients send what botocore sends and read what
// it reads.
func TestModelsmith(t *testing.T) {
	differential(t, modelsmith)
}
