package sigv4

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const (
	// DefaultMaxSkew is how far the clocks of signer and verifier may differ when Verifier.MaxSkew is zero.
	DefaultMaxSkew = 15 * time.Minute
	// DefaultMaxPresignExpiry is the longest life of a presigned URL that the scheme allows.
	DefaultMaxPresignExpiry = 7 * 24 * time.Hour
)

// Verifier tells who signed a request. Store and Service have to be set; the rest may stay zero. It is safe for concurrent use
// once its fields are set, keeps the 32 signing keys that were last right, and must not be copied after its first use.
type Verifier struct {
	// Store knows the secrets.
	Store CredentialStore
	// Service is the signing name that requests must be signed for, such as "iam".
	Service string
	// Region is the region that requests must be signed for; empty takes any.
	Region string
	// MaxSkew is how much older or newer than now a request may be; zero means [DefaultMaxSkew].
	MaxSkew time.Duration
	// MaxPresignExpiry bounds X-Amz-Expires; zero, or more than that, means [DefaultMaxPresignExpiry].
	MaxPresignExpiry time.Duration
	// AllowUnsignedPayload takes requests whose signature leaves the body out (see [UnsignedPayload]), as S3 does.
	AllowUnsignedPayload bool
	// DisableURIPathEscaping takes the path to be signed as it is sent, as S3 does.
	DisableURIPathEscaping bool
	// Now is the clock; nil means time.Now.
	Now func() time.Time

	keys keyCache
}

// Identity is who signed a request, and for what.
type Identity struct {
	// AccessKeyID is the key whose secret made the signature.
	AccessKeyID string
	// Region and Service are those of the credential scope.
	Region, Service string
	// SignedAt is the time in the signature, in UTC.
	SignedAt time.Time
	// Presigned tells that the signature came in the query string.
	Presigned bool
	// PayloadUnsigned tells that the signature does not cover the body.
	PayloadUnsigned bool
}

// Verify checks the signature of r, whose whole body is given, since r.Body is not read. It takes the Authorization header or
// a presigned query string. What was signed is compared with what r holds now: method, path (that of the request line where
// it agrees with r.URL), query string, r.Host, headers and body. The host and all X-Amz-* headers have to be signed.
//
// Clients disagree on whether empty and dot segments of a path are signed as they are or resolved, so both are taken, except
// in presigned URLs and with DisableURIPathEscaping. A presigned URL without X-Amz-Expires holds for MaxSkew. Any error is a [*VerifyError].
func (v *Verifier) Verify(r *http.Request, body []byte) (Identity, error) {
	return v.verify(r, sha256.Sum256(body))
}

// VerifyHash is [Verifier.Verify] for a caller that hashed the body itself; payloadHash is what [HashPayload] returns for it.
func (v *Verifier) VerifyHash(r *http.Request, payloadHash string) (Identity, error) {
	sum, ok := decodeSum(payloadHash)
	if !ok {
		return Identity{}, refuse(CodeInternalFailure, "the payload hash is not a SHA-256 in hex")
	}
	return v.verify(r, sum)
}

func (v *Verifier) verify(r *http.Request, body [sha256.Size]byte) (Identity, error) {
	if v.Store == nil || v.Service == "" {
		return Identity{}, refuse(CodeInternalFailure, "the verifier lacks its credential store or service")
	}
	sc := takeScratch()
	defer sc.done()
	c, err := readClaim(sc, r)
	if err != nil {
		return Identity{}, err
	}
	if err := v.checkScope(c); err != nil {
		return Identity{}, err
	}
	if err := v.checkTime(c); err != nil {
		return Identity{}, err
	}
	if err := sc.collectSigned(r, c.signedHeaders); err != nil {
		return Identity{}, err
	}
	payloads, err := v.payloads(c, body)
	if err != nil {
		return Identity{}, err
	}
	return v.authenticate(sc, r, c, payloads)
}

// authenticate looks up the secret and tries all readings of the request that the scheme leaves open.
func (v *Verifier) authenticate(sc *scratch, r *http.Request, c *claim, payloads []string) (Identity, error) {
	credential, err := v.lookup(r.Context(), c.accessKey)
	if err != nil {
		return Identity{}, err
	}
	id := keyID{c.accessKey, credential.SecretAccessKey, c.scope}
	key := v.keys.find(id)
	if key == nil {
		key = deriveKey(id)
	}
	payload, ok := v.match(sc, r, c, key, payloads)
	if !ok {
		return Identity{}, refuse(CodeSignatureDoesNotMatch, "the signature is not that of the request")
	}
	// Only now, so that no stranger can push good keys out of the cache by naming another region each time.
	v.keys.add(key)
	if subtle.ConstantTimeCompare([]byte(c.token), []byte(credential.SessionToken)) != 1 {
		return Identity{}, refuse(CodeInvalidClientTokenID, "the session token does not belong to the access key")
	}
	return Identity{
		AccessKeyID:     c.accessKey,
		Region:          c.scope.region,
		Service:         c.scope.service,
		SignedAt:        c.at,
		Presigned:       c.presigned,
		PayloadUnsigned: payload == UnsignedPayload,
	}, nil
}

// lookup asks the store.
func (v *Verifier) lookup(ctx context.Context, accessKey string) (Credential, *VerifyError) {
	credential, err := v.Store.Lookup(ctx, accessKey)
	switch {
	case errors.Is(err, ErrUnknownAccessKey):
		return Credential{}, &VerifyError{CodeInvalidClientTokenID, "the access key is not known", err}
	case err != nil:
		return Credential{}, &VerifyError{CodeInternalFailure, "the credential store failed", err}
	case credential.SecretAccessKey == "":
		// Anybody can sign with an empty secret.
		return Credential{}, refuse(CodeInternalFailure, "the credential store has no secret for the access key")
	}
	return credential, nil
}

// match returns the payload hash under which the signature is right.
func (v *Verifier) match(sc *scratch, r *http.Request, c *claim, key *signingKey, payloads []string) (string, bool) {
	path := serverPath(r)
	styles := []pathStyle{escapeAgain, normalizeAndEscape}
	switch {
	case v.DisableURIPathEscaping:
		styles = []pathStyle{asSent}
	case c.presigned || normalizePath(path) == path:
		// Who was given a URL must not reach other paths with it, such as `/other/../path`.
		styles = styles[:1]
	}
	for _, style := range styles {
		for _, payload := range payloads {
			sc.build(request{method: methodOf(r), path: path, style: style, payloadHash: payload})
			if sum := key.sign(sc, c.stamp); hmac.Equal(sum[:], c.signature[:]) {
				return payload, true
			}
		}
	}
	return "", false
}

// Format prints the service and region for every verb; the store may hold secrets in the open.
func (v *Verifier) Format(w fmt.State, _ rune) {
	fmt.Fprintf(w, "sigv4.Verifier{Service: %q, Region: %q}", v.Service, v.Region)
}
