package runtime

import "github.com/aws/smithy-go"

// ServerError is an error of a server that no model has. A service may return
// one, and a handler answers with it when a request does not reach its service.
type ServerError struct {
	// Status is the HTTP status.
	Status int
	// Code is the wire code, Message the text for the sender.
	Code, Message string
	// Violations are the constraints that an input breaks.
	Violations []Violation
	// Allow are the methods that the response to a wrong one lists.
	Allow string
	// Err is the cause, which is logged and not sent.
	Err error
}

var _ smithy.APIError = (*ServerError)(nil)

// Error implements error.
func (e *ServerError) Error() string { return e.Code + ": " + e.Message }

// Unwrap returns the cause.
func (e *ServerError) Unwrap() error { return e.Err }

// ErrorCode implements smithy.APIError.
func (e *ServerError) ErrorCode() string { return e.Code }

// ErrorMessage implements smithy.APIError.
func (e *ServerError) ErrorMessage() string { return e.Message }

// ErrorFault implements smithy.APIError.
func (e *ServerError) ErrorFault() smithy.ErrorFault {
	if e.Status >= 500 {
		return smithy.FaultServer
	}
	return smithy.FaultClient
}

// The codes that handlers answer with.
const (
	CodeUnknownOperation     = "UnknownOperationException"
	CodeMethodNotAllowed     = "MethodNotAllowedException"
	CodeSerialization        = "SerializationException"
	CodeValidation           = "ValidationException"
	CodeUnsupportedMediaType = "UnsupportedMediaTypeException"
	CodeNotAcceptable        = "NotAcceptableException"
	CodeTooLarge             = "RequestEntityTooLargeException"
	CodeInternalFailure      = "InternalFailureException"
	CodeNotImplemented       = "NotImplementedException"
	CodeUnavailable          = "ServiceUnavailableException"
)
