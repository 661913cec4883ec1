package runtime

import (
	"errors"
	"net/http"
	"time"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
)

// maxSkew is how far two clocks may differ before signatures fail.
const maxSkew = 4 * time.Minute

// isSkewCode reports whether a wire code may mean that the clocks differ; the
// codes are those of aws-sdk-go-v2.
func isSkewCode(code string) bool {
	switch code {
	case "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure",
		"RequestTimeTooSkewed", "AccessDeniedException":
		return true
	}
	return false
}

// skewError is an error that goes away when the request is signed with the
// server's time.
type skewError struct{ err error }

func (e *skewError) Error() string { return "clock skew: " + e.err.Error() }

// Unwrap returns the service's error.
func (e *skewError) Unwrap() error { return e.err }

// RetryableError tells the SDK's retryers to try again.
func (*skewError) RetryableError() bool { return true }

// correctSkew looks at the error of an attempt. When it may come from a clock
// that is wrong by more than the service allows, the next attempt is signed with
// the server's time.
func (c *call) correctSkew(err error) error {
	var api smithy.APIError
	var response *awshttp.ResponseError
	if c.cfg.DisableClockSkewCorrection || c.sentAt.IsZero() || !errors.As(err, &api) || !isSkewCode(api.ErrorCode()) || !errors.As(err, &response) {
		return err
	}
	header := response.HTTPResponse().Header
	server, parseErr := http.ParseTime(header.Get("Date"))
	if parseErr != nil || header.Get("Age") != "" {
		return err
	}
	// The server read its clock somewhere between sending and now.
	skew := server.Sub(c.sentAt.Add(time.Since(c.sentAt) / 2))
	if (skew - c.skew).Abs() <= maxSkew {
		return err
	}
	c.skew = skew
	return &skewError{err: err}
}
