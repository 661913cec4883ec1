package sigv4_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// The bounds of the times that a signature holds, both ends included.
func TestVerifyTimeLimits(t *testing.T) {
	for _, c := range []struct {
		name    string
		presign bool
		expires time.Duration
		offset  time.Duration
		limit   time.Duration
		code    string
	}{
		{"oldest", false, 0, 15 * time.Minute, 0, ""},
		{"newest", false, 0, -15 * time.Minute, 0, ""},
		{"own skew", false, 0, 61 * time.Second, time.Minute, skewed},
		{"last second", true, time.Hour, time.Hour, 0, ""},
		{"seven days", true, 7 * 24 * time.Hour, 7 * 24 * time.Hour, 0, ""},
		{"just beyond", true, time.Hour, time.Hour + time.Second, 0, expired},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := timedRequest(t, c.presign, c.expires)
			v := suiteVerifier("")
			v.MaxSkew = c.limit
			at(c.offset)(r, v)
			_, err := v.VerifyHash(r, sigv4.EmptyPayloadHash)
			if (err == nil) != (c.code == "") || (err != nil && codeOf(err) != c.code) {
				t.Errorf("got %v, want %q", err, c.code)
			}
		})
	}
}

// timedRequest is a plain request, signed or presigned at the suite's time.
func timedRequest(t *testing.T, presign bool, expires time.Duration) *http.Request {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, "https://example.com/", nil)
	if err != nil {
		t.Fatal(err)
	}
	p := sigv4.Params{
		Service: "service", Region: "us-east-1", PayloadHash: sigv4.EmptyPayloadHash, Time: suiteTime, Expires: expires,
	}
	var s sigv4.Signer
	if !presign {
		if err := s.Sign(r, suiteCreds, p); err != nil {
			t.Fatal(err)
		}
		return r
	}
	target, _, err := s.Presign(r, suiteCreds, p)
	if err != nil {
		t.Fatal(err)
	}
	if r, err = http.NewRequest(http.MethodGet, target, nil); err != nil {
		t.Fatal(err)
	}
	return r
}
