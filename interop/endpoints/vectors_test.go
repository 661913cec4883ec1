// Package endpoints holds the endpoints of whole clients against those that
// botocore resolves.
package endpoints

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
)

// vectorsEnv names the file with the endpoints: lines of a service, a region (None for none), F for FIPS and D for dual
// stack or dashes, and a URL with a signing region that is not the client's, or ERR and a message.
const vectorsEnv = "MODELSMITH_ENDPOINT_VECTORS"

// recorder keeps the request of a call, which it fails.
type recorder struct{ *http.Request }

func (r *recorder) Do(q *http.Request) (*http.Response, error) {
	r.Request = q
	return nil, errors.New("recorded")
}

// call calls an operation of a service with the configuration's region and variants.
func call(service string, cfg aws.Config) error {
	var err error
	switch service {
	case "iam":
		_, err = iam.NewFromConfig(cfg).ListUsers(context.Background(), nil)
	case "chime":
		_, err = chime.NewFromConfig(cfg).ListAccounts(context.Background(), nil)
	case "chime-sdk-identity":
		_, err = chimesdkidentity.NewFromConfig(cfg).ListAppInstances(context.Background(), nil)
	}
	return err
}

// variants is a source of a configuration that asks for variants of endpoints.
type variants struct{ fips, dualStack bool }

func (v variants) GetUseFIPSEndpoint(context.Context) (aws.FIPSEndpointState, bool, error) {
	if v.fips {
		return aws.FIPSEndpointStateEnabled, true, nil
	}
	return aws.FIPSEndpointStateDisabled, true, nil
}

func (v variants) GetUseDualStackEndpoint(context.Context) (aws.DualStackEndpointState, bool, error) {
	if v.dualStack {
		return aws.DualStackEndpointStateEnabled, true, nil
	}
	return aws.DualStackEndpointStateDisabled, true, nil
}

// TestVectors sends a request for every vector, and looks where it goes and for which region it is signed.
func TestVectors(t *testing.T) {
	name := os.Getenv(vectorsEnv)
	if name == "" {
		t.Skip(vectorsEnv + " is not set")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	count := 0
	for lines := bufio.NewScanner(f); lines.Scan(); count++ {
		check(t, lines.Text())
	}
	if count < 144 {
		t.Errorf("only %d vectors", count)
	}
}

func check(t *testing.T, line string) {
	t.Helper()
	fields := strings.Fields(line)
	service, region, want := fields[0], fields[1], fields[4]
	if region == "None" {
		region = ""
	}
	sent := new(recorder)
	err := call(service, aws.Config{
		Region: region, HTTPClient: sent, Retryer: func() aws.Retryer { return aws.NopRetryer{} },
		Credentials:   credentials.NewStaticCredentialsProvider("AKID", "secret", ""),
		ConfigSources: []any{variants{fields[2] == "F", fields[3] == "D"}},
	})
	if want == "ERR" {
		if message := strings.Join(fields[5:], " "); sent.Request != nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s: %v", line, err)
		}
		return
	}
	if sent.Request == nil {
		t.Errorf("%s: %v", line, err)
		return
	}
	signing := region
	if len(fields) > 5 {
		signing = strings.TrimPrefix(fields[5], "sigv4:")
	}
	url := sent.URL.Scheme + "://" + sent.URL.Host
	if scope := sent.Header.Get("Authorization"); url != want || !strings.Contains(scope, "/"+signing+"/"+service+"/aws4_request") &&
		!strings.Contains(scope, "/"+signing+"/chime/aws4_request") {
		t.Errorf("%s: %s, signed %s", line, url, scope)
	}
}
