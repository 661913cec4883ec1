package runtime

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/auth/bearer"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// HTTPClient sends one HTTP request. *http.Client is one.
type HTTPClient interface {
	Do(*http.Request) (*http.Response, error)
}

// HTTPSignerV4 signs a request, as aws-sdk-go-v2's signer does.
type HTTPSignerV4 interface {
	SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash, service, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) error
}

// Config is what the pipeline takes from a client's options. Generated clients
// build it once, and once more for a call that changes options.
type Config struct {
	Region string
	// Credentials are asked for every attempt; nil sends unsigned requests.
	Credentials aws.CredentialsProvider
	HTTPClient  HTTPClient
	Retryer     aws.Retryer
	// BearerToken gives the token of services that want one.
	BearerToken bearer.TokenProvider
	// BearerSigner replaces what adds the token, if it is not nil.
	BearerSigner bearer.Signer
	// Signer replaces the built-in signer when it is not nil.
	Signer HTTPSignerV4
	// Endpoint resolves the endpoint of a call.
	Endpoint  EndpointFunc
	UserAgent string
	// SigningName and SigningRegion replace what the endpoint says; empty ones
	// do not.
	SigningName, SigningRegion string
	// DisableClockSkewCorrection keeps to the local clock when signing.
	DisableClockSkewCorrection bool
	// DisableRequestCompression sends bodies as they are. MinCompressSize is the
	// size from which on they are compressed, in bytes.
	DisableRequestCompression bool
	MinCompressSize           int64
	// Validation is what is checked of inputs.
	Validation ValidationMode
	// Logger is told what LogMode asks for; nil for nobody.
	Logger  logging.Logger
	LogMode aws.ClientLogMode
}

// MaxResponseBody is the largest response that is read as a whole, in bytes.
const MaxResponseBody = 64 << 20

// Client runs the operations of one service. It is safe for concurrent use.
type Client struct {
	service *Service
	signer  sigv4.Signer
	// seen is what the last response told of the time, a *serverTime. A generic
	// atomic.Pointer would be compiled again in each package that has a Client.
	seen atomic.Value
}

// NewClient returns a client of a service.
func NewClient(service *Service) *Client {
	return &Client{service: service}
}

// Invoke runs an operation: it encodes in, sends the request until it succeeds
// or the retryer gives up, and decodes the response into out. The metadata
// holds the request id.
//
// Errors are *smithy.OperationError. What they wrap is as in aws-sdk-go-v2:
// smithy.InvalidParamsError for a missing member that is required,
// *http.ResponseError of aws/transport/http around the service's error,
// *smithy.SerializationError for an input that cannot be sent,
// *smithy.DeserializationError for a response that cannot be read, and
// *smithy.CanceledError when ctx ends first.
func (c *Client) Invoke(ctx context.Context, cfg *Config, op *Operation, in Encodable, out Decodable) (middleware.Metadata, error) {
	var md middleware.Metadata
	call := calls.Get().(*call)
	call.client, call.cfg, call.op, call.out = c, cfg, op, out
	call.startClock()
	err := op.checkInput(cfg.Validation, in)
	if err == nil {
		err = call.prepare(ctx, in)
	}
	if err == nil {
		err = call.run(ctx)
		call.keepClock()
	}
	call.end(err)
	if call.requestID != "" {
		awsmiddleware.SetRequestIDMetadata(&md, call.requestID)
	}
	call.release()
	if err != nil {
		err = &smithy.OperationError{ServiceID: c.service.ID, OperationName: op.Name, Err: err}
	}
	return md, err
}
