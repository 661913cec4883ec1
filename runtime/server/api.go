package server

import (
	"context"
	"io"

	"github.com/modelsmith/modelsmith/runtime"
)

// API describes a service to its handler. Generated code declares one.
type API struct {
	// ID is the service's id (serviceId), Version that of the model.
	ID, Version string
	// SigningName is the service in a signature's scope.
	SigningName string
	// Namespace is the XML namespace of responses.
	Namespace string
	Protocol  Protocol
	// Operations are in any order; no two have the same route.
	Operations []Operation
	// ErrorStatus returns the status of an error that the model has, 0 for
	// another.
	ErrorStatus func(runtime.ErrorShape) int
}

// Input is the input of an operation.
type Input interface {
	runtime.Decodable
	runtime.Encodable
}

// Operation describes one operation to its handler. Generated code declares
// operations as static values.
type Operation struct {
	// Name is the name on the wire.
	Name string
	// Method and URI are the HTTP binding, as in [runtime.Operation].
	Method, URI string
	// Status is the code of a successful response, 0 for 200.
	Status int
	// Traits are the traits that need no argument.
	Traits Traits
	// InputType and OutputType are the media types of strings and blobs that are
	// the body; empty for the protocol's, and [AnyType] for any.
	InputType, OutputType string
	// MaxBody is the largest body that the model allows, in bytes, if that is more
	// than [runtime.DefaultMaxBody].
	MaxBody int64
	// ResultWrapper is the element around the result in the query protocol.
	ResultWrapper string
	// NewInput returns an empty input, and Call calls the service's method, whose
	// output may be a nil pointer.
	NewInput func() Input
	Call     func(ctx context.Context, svc any, in Input) (runtime.Encodable, error)
	// SetStream gives the input its stream, and Stream returns the output's; nil
	// for operations without one.
	SetStream func(in Input, body io.Reader)
	Stream    func(out runtime.Encodable) io.ReadCloser
}

// AnyType stands for every media type.
const AnyType = "*"

// Traits are the traits of an operation that need no argument.
type Traits uint8

const (
	// HasBody says that a member of the input is in the body, or is the body.
	HasBody Traits = 1 << iota
	// EmptyInput says that the operation has an input without members.
	EmptyInput
	// HasOutput says that the operation has an output that is a document, be it
	// empty.
	HasOutput
	// Unsigned says that requests may come without a signature.
	Unsigned
	// UnsignedPayload leaves the body out of the signature.
	UnsignedPayload
)

// Protocol turns requests into inputs, and outputs and errors into responses. An
// implementation is stateless and safe for concurrent use.
type Protocol interface {
	// NewRouter readies the operations of a service to be found.
	NewRouter(api *API) Router
	// Decode reads the request into in. It fails with a *runtime.ServerError for
	// all that is wrong with the request.
	Decode(x *Exchange, in Input) error
	// Encode writes a successful response; out is nil where nobody says of what type
	// the output is.
	Encode(x *Exchange, out runtime.Encodable) error
	// EncodeError writes the response that tells of an error.
	EncodeError(x *Exchange, e *Fault) error
}

// Router finds the operation that a request is for.
type Router interface {
	// NeedsBody reports whether the body tells the operation.
	NeedsBody() bool
	// Route sets the exchange's operation, or says why there is none.
	Route(x *Exchange) *runtime.ServerError
}

// Fault is an error on its way into a response.
type Fault struct {
	runtime.ServerError
	// Shape is the error of the model; nil for one that no model has.
	Shape ErrorShape
}

// ErrorShape is a generated error type.
type ErrorShape interface {
	runtime.ErrorShape
	runtime.Encodable
}

// NotImplemented returns the error of an operation that a service lacks.
func NotImplemented(operation string) error {
	return &runtime.ServerError{Status: 501, Code: runtime.CodeNotImplemented, Message: "The operation " + operation + " is not implemented."}
}
