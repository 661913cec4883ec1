package runtime

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"github.com/aws/smithy-go"
)

// ErrorShape is a generated error type: a modelled error of a service.
type ErrorShape interface {
	smithy.APIError
	Decodable
}

// ModelledError is an error of a model: its code on the wire, and its type.
type ModelledError struct {
	Code string
	New  func() ErrorShape
}

// NewError returns the empty error of a code, as the operation models it; nil for a
// code that it does not model. Case does not count, as in aws-sdk-go-v2.
func (op *Operation) NewError(code string) ErrorShape {
	for _, e := range op.Errors {
		if strings.EqualFold(e.Code, code) {
			return e.New()
		}
	}
	return nil
}

// ErrorInfo is what a protocol found in an unsuccessful response.
type ErrorInfo struct {
	// Code is the wire code, Message the human text, RequestID the id that the
	// body carries; each may be empty.
	Code, Message, RequestID string
	// Fault is who the response says is at fault.
	Fault smithy.ErrorFault
	// Shape is the modelled error, decoded; nil when the code is unknown.
	Shape ErrorShape
	// Err says why the response's body could not be read; nil if it could.
	Err error
}

// SetStatus fills in what a body without a code leaves open, as gateways answer
// with HTML or no body at all: the status is the code.
func (e *ErrorInfo) SetStatus(status int) {
	e.Code = strconv.Itoa(status)
	e.Message = cmp.Or(e.Message, http.StatusText(status))
	switch {
	case e.Fault != smithy.FaultUnknown:
	case status >= 500:
		e.Fault = smithy.FaultServer
	default:
		e.Fault = smithy.FaultClient
	}
}

// apiError returns the error that a caller sees: the modelled type if there is
// one, else a generic one with the same code and message.
func (e *ErrorInfo) apiError() error {
	if e.Err != nil {
		return &smithy.DeserializationError{Err: e.Err}
	}
	if e.Shape != nil {
		if e.Message != "" && e.Shape.ErrorMessage() == "" {
			setMessage(e.Shape, e.Message)
		}
		return e.Shape
	}
	return &smithy.GenericAPIError{Code: e.Code, Message: e.Message, Fault: e.Fault}
}

// setMessage sets the shape's message member: services spell its key message or
// Message regardless of their model.
func setMessage(shape ErrorShape, text string) {
	table := shape.MemberTable()
	for i := range table {
		if strings.EqualFold(table[i].Wire, "message") {
			shape.DecodeMember(i, Decoder{R: &TextReader{Text: text}, A: new(Arena)})
			return
		}
	}
}

// SanitizeErrorCode cuts what may surround an error's name in a JSON protocol:
// a namespace before the last number sign and a URI after the first colon
// (Smithy 2.0, "AWS restJson1 protocol", operation error serialization).
func SanitizeErrorCode(code string) string {
	if i := strings.IndexByte(code, ':'); i >= 0 {
		code = code[:i]
	}
	return code[strings.LastIndexByte(code, '#')+1:]
}

// ErrorMessage returns the text of an error's message member. Generated error
// types call it.
//
//go:noinline
func ErrorMessage(message *string) string {
	if message == nil {
		return ""
	}
	return *message
}
