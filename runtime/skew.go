package runtime

import (
	"errors"
	"net/http"
	"strings"
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

// serverTime is what a response told of the time.
type serverTime struct {
	// date is the header, skew how far it was ahead of the local clock.
	date string
	skew time.Duration
}

// clock is what a call knows of the server's clock.
type clock struct {
	// skew is how far it is taken to be ahead when signing.
	skew time.Duration
	// sentAt is when the last attempt was signed; zero if none was.
	sentAt time.Time
	// seen is what the last response told, nil for nothing.
	seen *serverTime
}

// lastSeen is what the client's last response told, nil for nothing.
func (c *Client) lastSeen() *serverTime {
	seen, _ := c.seen.Load().(*serverTime)
	return seen
}

// startClock has the call begin with what the client's last response told.
func (c *call) startClock() {
	if last := c.client.lastSeen(); last != nil && !c.cfg.DisableClockSkewCorrection {
		c.clock.skew = last.skew
	}
}

// readClock notes the time that a response tells; a cache's says nothing. Most
// responses come in the second of another one, and need no look at any clock.
func (c *call) readClock(h http.Header) {
	date := headerValue(h, "Date")
	if c.clock.sentAt.IsZero() || date == "" || headerValue(h, "Age") != "" || c.cfg.DisableClockSkewCorrection {
		return
	}
	if last := c.client.lastSeen(); last != nil && last.date == date {
		c.clock.seen = last
		return
	}
	now := time.Now()
	server, err := http.ParseTime(date)
	if err != nil || now.Sub(c.clock.sentAt) > maxTrustedDuration {
		return
	}
	c.clock.seen = &serverTime{date: strings.Clone(date), skew: server.Sub(now)}
}

// correctSkew looks at the error of an attempt, nil if it has none. The next
// attempt is signed with the time that the response tells; one that failed
// since the clocks differ is worth it.
func (c *call) correctSkew(err error) error {
	if c.cfg.DisableClockSkewCorrection {
		return err
	}
	signed, seen := c.clock.skew, c.clock.seen
	if c.clock.skew = 0; seen == nil {
		return err
	}
	c.clock.skew = seen.skew
	var api smithy.APIError
	if err != nil && (signed-seen.skew).Abs() > maxSkew && errors.As(err, &api) && isSkewCode(api.ErrorCode()) {
		return &skewError{err: err}
	}
	return err
}

// keepClock has the client's next call begin with what the last response told.
func (c *call) keepClock() {
	if seen := c.clock.seen; seen != nil && seen != c.client.lastSeen() {
		c.client.seen.Store(seen)
	}
}
