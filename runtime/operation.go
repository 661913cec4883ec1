package runtime

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
}

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
	Protocol    Protocol
	// NewError returns the empty error shape for a wire code, nil when the
	// model has none.
	NewError func(code string) ErrorShape
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
	DecodeError(svc *Service, resp *Response) *ErrorInfo
}

// Request is the protocol's part of an HTTP request.
type Request struct {
	// Path is the escaped path below the endpoint; it starts with a slash.
	Path string
	// Query is the raw query string.
	Query string
	// ContentType is empty when there is no body.
	ContentType string
	// Header holds further headers; nil when the protocol has none.
	Header map[string][]string
	// Body is not changed once the request is encoded: retries send it again.
	Body []byte
}

// Response is a response whose body was read. Body may be reused after the
// protocol has returned.
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
