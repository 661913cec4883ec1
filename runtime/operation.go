package runtime

import (
	"io"
	"reflect"

	"github.com/modelsmith/modelsmith/runtime/sigv2"
)

// Operation describes one operation to the pipeline and to its protocol.
// Generated code declares operations as static values.
type Operation struct {
	// Name is the name on the wire.
	Name string
	// Method and URI are the HTTP binding. The URI is a template with labels in
	// braces, greedy ones ending in a plus sign, and may have a literal query.
	Method, URI string
	// ResultWrapper is the element around the result in the query protocol.
	ResultWrapper string
	// HasBody is true when a member of the input is bound to the body, which
	// then is sent even if no such member is set.
	HasBody bool
	// PayloadType is the media type of a blob or string that is the body; empty
	// for the protocol's.
	PayloadType string
	// Auth are the ways to authenticate, the preferred one first; nil for the
	// service's.
	Auth []Auth
	// Traits are the traits that need no argument.
	Traits OperationTraits
	// HostPrefix goes in front of the endpoint's host. It has the names of
	// members in braces, whose values HostLabel returns.
	HostPrefix string
	HostLabel  func(in Encodable, name string) string
	// RequestStream returns the body of an operation that sends a stream; nil
	// for all others.
	RequestStream func(in Encodable) io.Reader
	// ResponseStream returns where the body of a response that is a stream goes;
	// nil for all others.
	ResponseStream func(out Decodable) *io.ReadCloser
	// Compress compresses the body, nil for bodies that are sent as they are. It
	// is a function so that programs without such operations have none of it.
	Compress Compressor
	// Errors are the modelled errors of the operation. They stand here and not with
	// the service, so that programs have those of the operations that they call.
	Errors []*ModelledError
	// EmptyLabel stands for a label that must not be empty and is; nil for none.
	EmptyLabel *LabelDefault
}

// OrEmpty returns an input, or an empty one for a nil pointer. Code of its own for
// each type would be a tenth of what a client takes to compile.
func OrEmpty(in Encodable) Encodable {
	if v := reflect.ValueOf(in); v.IsNil() {
		in, _ = reflect.New(v.Type().Elem()).Interface().(Encodable)
	}
	return in
}

// OperationTraits are the traits of an operation that need no argument.
type OperationTraits uint8

const (
	// UnsignedPayload leaves the body out of the signature.
	UnsignedPayload OperationTraits = 1 << iota
	// ChecksumRequired wants a Content-MD5 header.
	ChecksumRequired
	// RequiresLength wants the length of a stream to be known before it is sent.
	RequiresLength
	// TreeHash wants the checksums that Amazon S3 Glacier has.
	TreeHash
)

// LabelDefault is the value of a label whose member is not set.
type LabelDefault struct{ Name, Value string }

// Service describes a service to the pipeline. Generated code declares one.
type Service struct {
	// ID is the service's id (serviceId), as it appears in errors.
	ID string
	// Name is the client package's name, for the user agent.
	Name string
	// APIVersion is the version of the model.
	APIVersion string
	// SigningName is the service in a signature's scope, unless the endpoint
	// has its own.
	SigningName string
	// Auth are the ways to authenticate, the preferred one first; nil for
	// AWS's signature, version 4.
	Auth []Auth
	// SignV2 is sigv2.Sign, nil for a service without AuthSigV2: the programs of
	// others have none of it.
	SignV2 func(form []byte, p sigv2.Params) ([]byte, error)
	// Header are headers that every request has.
	Header   []Header
	Protocol Protocol
}

// Header is a header with its values.
type Header struct {
	// Name is in canonical form.
	Name   string
	Values []string
}

// Protocol turns inputs into requests, and responses into outputs and errors.
// An implementation is stateless and safe for concurrent use.
type Protocol interface {
	// EncodeRequest fills req. It fails on what cannot be sent, such as an
	// empty label.
	EncodeRequest(svc *Service, op *Operation, in Encodable, req *Request) error
	// DecodeResponse reads a successful response into out.
	DecodeResponse(op *Operation, resp *Response, out Decodable) error
	// DecodeError reads what an unsuccessful response says.
	DecodeError(op *Operation, resp *Response) *ErrorInfo
}

// Request is the protocol's part of an HTTP request.
type Request struct {
	// Path is the escaped path below the endpoint; it starts with a slash.
	Path string
	// Query is the raw query string.
	Query string
	// ContentType is empty when there is no body, or when it is a stream without
	// a type of its own.
	ContentType string
	// Header holds further headers; nil when the protocol has none.
	Header map[string][]string
	// Body is not changed once the request is encoded: retries send it again.
	Body []byte
}

// Response is a response whose body was read; Body is empty for one whose body
// is a stream. Body may be reused after the protocol has returned.
type Response struct {
	StatusCode int
	Header     map[string][]string
	Body       []byte
}

// Get returns the first value of a header, whose name is in canonical form.
func (r *Response) Get(name string) string {
	if v := r.Header[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}
