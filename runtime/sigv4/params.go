package sigv4

import (
	"errors"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Params says how one request is signed. Service and PayloadHash have to be set; the rest may stay zero.
type Params struct {
	// Service is the signing name of the service, such as "iam"; it may differ from the endpoint's host prefix.
	Service string
	// Region is the signing region, such as "us-east-1". AWS wants one; stand-ins for it often do not look.
	Region string
	// PayloadHash is what [HashPayload] returns for the body, [UnsignedPayload], or another marker that the service defines.
	// The body itself is never read.
	PayloadHash string
	// Time is when the signature begins to hold, with a resolution of one second; zero means now.
	Time time.Time
	// Expires is how long a presigned URL holds, in whole seconds; AWS takes at most seven days. Zero leaves X-Amz-Expires as
	// the request's query string has it, or out. Sign ignores it.
	Expires time.Duration

	// SetContentSHA256 adds PayloadHash as the header X-Amz-Content-Sha256, which S3 demands. Presign ignores it.
	SetContentSHA256 bool
	// DisableURIPathEscaping signs the path as it is sent, neither escaped a second time nor normalized. S3 needs it.
	DisableURIPathEscaping bool
	// NormalizePath removes empty and dot segments from the signed path, as the scheme demands of every service but S3. The
	// SDK's signer never does; AWS accepts that, as its clients send no such segments.
	NormalizePath bool
	// DisableHeaderHoisting keeps X-Amz-* headers out of a presigned URL; whoever uses it must send them. Sign ignores it.
	DisableHeaderHoisting bool
	// DisableSessionToken leaves X-Amz-Security-Token out, for protocols that carry the token elsewhere.
	DisableSessionToken bool
}

// check finds what would only yield a signature that nobody accepts.
func (p *Params) check(r *http.Request, creds *aws.Credentials) error {
	switch {
	case r == nil || r.URL == nil:
		return errors.New("sigv4: request without a URL")
	case !creds.HasKeys():
		return errors.New("sigv4: credentials without access key ID or secret")
	case p.Service == "":
		return errors.New("sigv4: Params.Service is empty")
	case p.PayloadHash == "":
		return errors.New("sigv4: Params.PayloadHash is empty")
	case p.Expires != 0 && p.Expires < time.Second:
		return errors.New("sigv4: Params.Expires is less than a second")
	}
	return nil
}

// token returns the session token to send, if any.
func (p *Params) token(creds *aws.Credentials) string {
	if p.DisableSessionToken {
		return ""
	}
	return creds.SessionToken
}

func (p *Params) request(r *http.Request) request {
	style := escapeAgain
	switch {
	case p.DisableURIPathEscaping:
		style = asSent
	case p.NormalizePath:
		style = normalizeAndEscape
	}
	return request{method: methodOf(r), path: clientPath(r.URL), style: style, payloadHash: p.PayloadHash}
}

// methodOf returns the method as net/http sends it.
func methodOf(r *http.Request) string {
	if r.Method == "" {
		return http.MethodGet
	}
	return r.Method
}

// keyID names the signing key for a request of that time.
func (p *Params) keyID(creds *aws.Credentials, stamp string) keyID {
	date := stamp[:len(stamp)-len("T150405Z")]
	return keyID{creds.AccessKeyID, creds.SecretAccessKey, scope{date: date, region: p.Region, service: p.Service}}
}

// stamp returns the signing time as it is sent.
func (p *Params) stamp() string {
	t := p.Time
	if t.IsZero() {
		t = time.Now()
	}
	return formatTime(t)
}
