package sigv4

import (
	"crypto/sha256"
	"encoding/hex"
)

// EmptyPayloadHash is what [HashPayload] returns for a body without bytes: the SHA-256 of nothing, in lower-case hex.
const EmptyPayloadHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// UnsignedPayload stands in place of a payload hash when the signature leaves the body out. Amazon S3 defines it; most other
// services refuse it, and so does a [Verifier] unless AllowUnsignedPayload is set.
const UnsignedPayload = "UNSIGNED-PAYLOAD"

// HashPayload returns the SHA-256 of b in lower-case hex, the form that Params.PayloadHash and [Verifier.VerifyHash] take.
func HashPayload(b []byte) string {
	if len(b) == 0 {
		return EmptyPayloadHash
	}
	sum := sha256.Sum256(b)
	return encodeSum(sum)
}

// encodeSum writes a digest in lower-case hex.
func encodeSum(sum [sha256.Size]byte) string {
	var digits [2 * sha256.Size]byte
	hex.Encode(digits[:], sum[:])
	return string(digits[:])
}

// decodeSum reads exactly 64 hex digits.
func decodeSum(s string) (sum [sha256.Size]byte, ok bool) {
	if len(s) != 2*sha256.Size {
		return sum, false
	}
	_, err := hex.Decode(sum[:], []byte(s))
	return sum, err == nil
}
