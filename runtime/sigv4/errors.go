package sigv4

import (
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"
)

// The codes of a [VerifyError]. The names are those that AWS answers with, mostly in its Query protocol; JSON services call some
// of them differently (UnrecognizedClientException for an unknown key, InvalidSignatureException for any bad signature).
const (
	// CodeMissingAuthenticationToken: the request holds no signature at all.
	CodeMissingAuthenticationToken = "MissingAuthenticationToken"
	// CodeIncompleteSignature: a part of the signature is missing, malformed, given twice or beyond the limits, or the request
	// cannot be put into canonical form.
	CodeIncompleteSignature = "IncompleteSignature"
	// CodeInvalidClientTokenID: the access key is unknown, or the session token is not the one that belongs to it.
	CodeInvalidClientTokenID = "InvalidClientTokenId"
	// CodeSignatureDoesNotMatch: the signature is not that of this request under the secret of the key.
	CodeSignatureDoesNotMatch = "SignatureDoesNotMatch"
	// CodeInvalidSignature: the signature does not vouch for what this server needs: it is for another service, region or day,
	// or leaves out the host, an X-Amz-* header or the body.
	CodeInvalidSignature = "InvalidSignatureException"
	// CodeRequestExpired: a presigned URL is past its time.
	CodeRequestExpired = "RequestExpired"
	// CodeRequestTimeTooSkewed: the signing time differs from the server's by more than the allowed skew, or a presigned URL
	// does not hold yet.
	CodeRequestTimeTooSkewed = "RequestTimeTooSkewed"
	// CodePayloadMismatch: the body is not the one that X-Amz-Content-Sha256 announces.
	CodePayloadMismatch = "XAmzContentSHA256Mismatch"
	// CodeNotImplemented: the body is signed in chunks (a STREAMING-… marker), which a [Verifier] does not do.
	CodeNotImplemented = "NotImplemented"
	// CodeInternalFailure: the server is at fault: the credential store failed or the [Verifier] lacks a setting. Unwrap gives
	// the store's error.
	CodeInternalFailure = "InternalFailure"
)

// VerifyError says why a request was refused. Neither it nor its text, in any verb of fmt, holds a secret, a token, a signature
// or text of the request beyond the quoted name of a header, so it may be logged and sent. It is a smithy.APIError.
type VerifyError struct {
	// Code is one of the Code constants of this package.
	Code string
	// Message is one English clause for the sender of the request.
	Message string

	cause error
}

var _ smithy.APIError = (*VerifyError)(nil)

// Error returns the code and the message; the text of a wrapped error is left out, as nobody can tell what is in it.
func (e *VerifyError) Error() string { return "sigv4: " + e.Code + ": " + e.Message }

// Unwrap returns what the credential store answered, or nil.
func (e *VerifyError) Unwrap() error { return e.cause }

// ErrorCode returns Code.
func (e *VerifyError) ErrorCode() string { return e.Code }

// ErrorMessage returns Message.
func (e *VerifyError) ErrorMessage() string { return e.Message }

// ErrorFault tells whether client or server is to blame.
func (e *VerifyError) ErrorFault() smithy.ErrorFault {
	if e.Code == CodeInternalFailure {
		return smithy.FaultServer
	}
	return smithy.FaultClient
}

// HTTPStatusCode returns the status that AWS answers with: 403 where the sender is not known, 400 where the request is wrong in
// itself, 500 and 501 where the server cannot tell.
func (e *VerifyError) HTTPStatusCode() int {
	switch e.Code {
	case CodeIncompleteSignature, CodeRequestExpired, CodePayloadMismatch:
		return http.StatusBadRequest
	case CodeNotImplemented:
		return http.StatusNotImplemented
	case CodeInternalFailure:
		return http.StatusInternalServerError
	}
	return http.StatusForbidden
}

// Format prints Error for every verb: with some of them fmt would reach into the wrapped error.
func (e *VerifyError) Format(w fmt.State, verb rune) {
	if verb == 'q' {
		fmt.Fprintf(w, "%q", e.Error())
		return
	}
	fmt.Fprint(w, e.Error())
}

// refuse makes an error of the sender's.
func refuse(code, message string) *VerifyError {
	return &VerifyError{Code: code, Message: message}
}
