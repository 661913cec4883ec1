package sigv4

import (
	"crypto/sha256"
	"crypto/subtle"
	"strings"
	"time"
)

// checkScope refuses signatures meant for somebody else, or for another day than they say.
func (v *Verifier) checkScope(c *claim) *VerifyError {
	switch {
	case c.scope.service != v.Service:
		return refuse(CodeInvalidSignature, "the credential is not scoped to this service")
	case v.Region != "" && c.scope.region != v.Region:
		return refuse(CodeInvalidSignature, "the credential is not scoped to this region")
	case !strings.HasPrefix(c.stamp, c.scope.date) || len(c.scope.date) != len("20060102"):
		return refuse(CodeInvalidSignature, "the date of the credential scope is not that of the request")
	}
	return nil
}

// checkTime refuses signatures that no longer hold, or not yet.
func (v *Verifier) checkTime(c *claim) *VerifyError {
	now, skew := time.Now, v.MaxSkew
	if v.Now != nil {
		now = v.Now
	}
	if skew <= 0 {
		skew = DefaultMaxSkew
	}
	age := now().Sub(c.at)
	switch {
	case age < -skew:
		return refuse(CodeRequestTimeTooSkewed, "the request is signed for a later time")
	case !c.presigned && age > skew:
		return refuse(CodeRequestTimeTooSkewed, "the request was signed too long ago")
	case !c.presigned:
		return nil
	}
	longest := v.MaxPresignExpiry
	if longest <= 0 || longest > DefaultMaxPresignExpiry {
		longest = DefaultMaxPresignExpiry
	}
	switch {
	case c.expires > longest:
		return refuse(CodeIncompleteSignature, "X-Amz-Expires is beyond the limit")
	case c.expires == 0 && age > skew, c.expires > 0 && age > c.expires:
		return refuse(CodeRequestExpired, "the presigned URL has expired")
	}
	return nil
}

// payloads returns the payload hashes under which the request may be signed. It is one, except where a presigned URL may leave
// the body out without saying so, as those of S3 do.
func (v *Verifier) payloads(c *claim, body [sha256.Size]byte) ([]string, *VerifyError) {
	switch {
	case c.payload == "" && c.presigned && v.AllowUnsignedPayload:
		return []string{encodeSum(body), UnsignedPayload}, nil
	case c.payload == "":
		return []string{encodeSum(body)}, nil
	case c.payload == UnsignedPayload:
		if !v.AllowUnsignedPayload {
			return nil, refuse(CodeInvalidSignature, "the payload has to be signed")
		}
		return []string{UnsignedPayload}, nil
	case strings.HasPrefix(c.payload, "STREAMING-"):
		return nil, refuse(CodeNotImplemented, "payloads signed in chunks are not supported")
	}
	announced, ok := decodeSum(c.payload)
	if !ok {
		return nil, refuse(CodeIncompleteSignature, "X-Amz-Content-Sha256 is not a SHA-256 in hex")
	}
	if subtle.ConstantTimeCompare(announced[:], body[:]) != 1 {
		return nil, refuse(CodePayloadMismatch, "the payload is not the one that X-Amz-Content-Sha256 announces")
	}
	return []string{c.payload}, nil
}
