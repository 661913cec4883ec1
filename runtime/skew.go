package runtime

import (
	"errors"
	"net/http"
	"time"

	"github.com/aws/smithy-go"
)

// maxSkew is how far two clocks may differ before signatures fail.
const maxSkew = 4 * time.Minute

// maxTrustedDuration is how long a request may take before the time of its
// response says nothing any more.
const maxTrustedDuration = 15 * time.Minute

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

// clock is what is known of the server's clock.
type clock struct {
	// skew is how far it is taken to be ahead when signing.
	skew time.Duration
	// sentAt is when the last attempt was signed; zero if none was.
	sentAt time.Time
	// seen is how far ahead the last response has it, if it says so.
	seen  time.Duration
	known bool
}

// read notes the time that a response tells; a cache's says nothing.
func (c *clock) read(h http.Header) {
	c.known = false
	date := h.Get("Date")
	if c.sentAt.IsZero() || date == "" || h.Get("Age") != "" {
		return
	}
	now := time.Now()
	server, err := http.ParseTime(date)
	if err != nil || now.Sub(c.sentAt) > maxTrustedDuration {
		return
	}
	c.seen, c.known = server.Sub(now), true
}

// correctSkew looks at the error of an attempt, nil if it has none. The next
// attempt is signed with the time that the response tells; one that failed
// since the clocks differ is worth it.
func (c *call) correctSkew(err error) error {
	if c.cfg.DisableClockSkewCorrection {
		return err
	}
	signed := c.clock.skew
	c.clock.skew = 0
	if c.clock.known {
		c.clock.skew = c.clock.seen
	}
	var api smithy.APIError
	if err != nil && c.clock.known && (signed-c.clock.seen).Abs() > maxSkew && errors.As(err, &api) && isSkewCode(api.ErrorCode()) {
		return &skewError{err: err}
	}
	return err
}

// keepSkew has the client's next call begin with what the last response said.
func (c *call) keepSkew() {
	if c.clock.known && !c.cfg.DisableClockSkewCorrection {
		c.client.skew.Store(int64(c.clock.seen))
	}
}
