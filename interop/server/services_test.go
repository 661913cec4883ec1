package server

import (
	"bytes"
	"io"
	"net/http"
	"reflect"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	//lint:ignore SA1019 AWS has retired the service; its client is still one that servers must serve
	sdkchime "github.com/aws/aws-sdk-go-v2/service/chime"
	sdkidentity "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	sdkiam "github.com/aws/aws-sdk-go-v2/service/iam"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity/chimesdkidentityserver"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
	"github.com/modelsmith/modelsmith/runtime"
)

// The two kinds of values.
const (
	minimal = "minimal"
	maximal = "maximal"
)

var variants = []string{minimal, maximal}

// A service is one of the three.
type service struct {
	// name is that of botocore and the CLI.
	name     string
	model    *botomodel.Model
	samplers samplers
	// client is the generated client, whose methods have the types of inputs and outputs.
	client reflect.Type
	errors []error
	// handler returns the generated server; every operation ends in the interceptor.
	handler func(runtime.Authenticator, ...runtime.HandlerOption) http.Handler
	// sdk returns the SDK's client.
	sdk func(endpoint string, creds aws.CredentialsProvider) any
}

// services are all of them.
func services(t *testing.T) []*service {
	t.Helper()
	all := []*service{
		{
			name: "chime", model: botomodel.Read(t, "chime"),
			client: reflect.TypeFor[*chime.Client](), errors: chimeErrors,
			handler: func(auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
				return chimeserver.NewHandler(chimeserver.Unimplemented{}, auth, opts...)
			},
			sdk: func(endpoint string, creds aws.CredentialsProvider) any {
				return sdkchime.New(sdkchime.Options{Region: region, BaseEndpoint: &endpoint, Credentials: creds, Retryer: aws.NopRetryer{}, HTTPClient: wholeBodies{}})
			},
		},
		{
			name: "chime-sdk-identity", model: botomodel.Read(t, "chime-sdk-identity"),
			client: reflect.TypeFor[*chimesdkidentity.Client](), errors: identityErrors,
			handler: func(auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
				return chimesdkidentityserver.NewHandler(chimesdkidentityserver.Unimplemented{}, auth, opts...)
			},
			sdk: func(endpoint string, creds aws.CredentialsProvider) any {
				return sdkidentity.New(sdkidentity.Options{Region: region, BaseEndpoint: &endpoint, Credentials: creds, Retryer: aws.NopRetryer{}, HTTPClient: wholeBodies{}})
			},
		},
		{
			name: "iam", model: botomodel.Read(t, "iam"),
			client: reflect.TypeFor[*iam.Client](), errors: iamErrors,
			handler: func(auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
				return iamserver.NewHandler(iamserver.Unimplemented{}, auth, opts...)
			},
			sdk: func(endpoint string, creds aws.CredentialsProvider) any {
				return sdkiam.New(sdkiam.Options{Region: region, BaseEndpoint: &endpoint, Credentials: creds, Retryer: aws.NopRetryer{}, HTTPClient: wholeBodies{}})
			},
		},
	}
	for _, s := range all {
		s.samplers = newSamplers(t, s.model)
	}
	return all
}

// region is the one that requests are signed for.
const region = "us-east-1"

// account has the key of all clients.
var account = aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "wJalr/XUtnFEMI+K7MDENG", SessionToken: "token/+=="}

// credentialsOf returns the credentials of a client, those of nobody where nothing is signed.
func credentialsOf(signed access) aws.CredentialsProvider {
	if signed == unsigned {
		return aws.AnonymousCredentials{}
	}
	return credentials.StaticCredentialsProvider{Value: account}
}

// types are an operation's input and output in a client.
func types(client reflect.Type, operation string) (in, out reflect.Type, ok bool) {
	method, ok := client.MethodByName(operation)
	if !ok {
		return nil, nil, false
	}
	return method.Type.In(2).Elem(), method.Type.Out(0).Elem(), true
}

// wholeBodies is the SDK's HTTP client, reading each response to its end. The SDK closes the body of a request as soon
// as the response begins; net/http may be about to see that body's end, and then cuts the connection: over loopback one
// call in ten with a large response fails, whatever server is at the other side.
type wholeBodies struct{}

func (wholeBodies) Do(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, err
}
