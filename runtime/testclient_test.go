package runtime_test

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/endpoints"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/restjson"
)

// newService is a service whose shapes were written by hand.
func newService() *runtime.Service {
	return &runtime.Service{ID: "Test", Name: "test", SigningName: "test", Protocol: restjson.Protocol{}}
}

// configAt is a configuration for an endpoint.
func configAt(endpoint string) *runtime.Config {
	return &runtime.Config{
		Region: "us-east-1", Credentials: staticCredentials(), HTTPClient: http.DefaultClient, Retryer: quick(), UserAgent: "test",
		Endpoint: runtime.FixedEndpoint(endpoints.Endpoint{URL: endpoint}, nil, false), MinCompressSize: runtime.DefaultMinCompressSize,
	}
}

// upload is an operation that sends a stream, download one that gets one.
func upload() *runtime.Operation {
	return &runtime.Operation{Name: "Upload", Method: "PUT", URI: "/up", RequestStream: testshape.UploadStream}
}

func download() *runtime.Operation {
	return &runtime.Operation{Name: "Download", Method: "GET", URI: "/down", ResponseStream: testshape.DownloadStream, Errors: testshape.Faulty.Errors}
}

// invoke runs an operation of a service that has no other.
func invoke(t *testing.T, cfg *runtime.Config, op *runtime.Operation, in runtime.Encodable, out runtime.Decodable) error {
	t.Helper()
	_, err := runtime.NewClient(newService()).Invoke(context.Background(), cfg, op, in, out)
	return err
}

// catch is a transport that keeps the request and answers with nothing.
type catch struct {
	r    *http.Request
	sent []byte
}

func (c *catch) Do(r *http.Request) (*http.Response, error) {
	c.r, c.sent = r, nil
	if r.Body != nil {
		var err error
		if c.sent, err = readAndClose(r.Body); err != nil {
			return nil, &url.Error{Op: r.Method, URL: r.URL.String(), Err: err}
		}
	}
	return &http.Response{StatusCode: 200, Body: http.NoBody, Header: http.Header{}}, nil
}

// caught runs an operation against a transport that keeps what is sent.
func caught(t *testing.T, service *runtime.Service, op *runtime.Operation, in runtime.Encodable, change ...func(*runtime.Config)) (*catch, error) {
	t.Helper()
	c := new(catch)
	cfg := configAt("https://example.com")
	cfg.HTTPClient, cfg.Retryer = c, aws.NopRetryer{}
	for _, f := range change {
		f(cfg)
	}
	_, err := runtime.NewClient(service).Invoke(context.Background(), cfg, op, in, new(testshape.Download))
	return c, err
}
