package runtime

import (
	"context"
	"net/http"
	"strings"
	"sync"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// Authenticator tells a server who sent a request. It is safe for concurrent
// use.
type Authenticator interface {
	// Authenticate returns who sent the request, as [RequestInfo] hands it to the
	// service, or an error that refuses the request: a smithy.APIError with a
	// method HTTPStatusCode is answered with its code, message and status, any
	// other error as an internal failure.
	Authenticate(ctx context.Context, r *AuthRequest) (identity any, err error)
}

// AuthRequest is a request that is to be authenticated.
type AuthRequest struct {
	// HTTP is the request. Its body was read, unless Stream is set.
	HTTP *http.Request
	// SigningName is the service in a signature's scope.
	SigningName string
	// Body is the whole body. It must not be kept.
	Body []byte
	// Stream is true for a body that the service reads by itself. An authenticator
	// may replace HTTP.Body by a reader that checks it.
	Stream bool
	// UnsignedPayload is true for an operation whose signature leaves the body
	// out.
	UnsignedPayload bool
	// Limit is how many bytes of a stream may be held in memory.
	Limit int64
}

// NoAuth takes every request: whoever can reach the server may call it.
var NoAuth Authenticator = noAuth{}

type noAuth struct{}

func (noAuth) Authenticate(context.Context, *AuthRequest) (any, error) { return nil, nil }

// SigV4Option changes how signatures are verified.
type SigV4Option func(*sigv4.Verifier)

// SigV4 takes requests with a signature of version 4, in the Authorization
// header or in the query string, by the credentials of a store. The identity is
// a [sigv4.Identity]. Requests may be signed for any region unless an option
// sets Verifier.Region.
func SigV4(store sigv4.CredentialStore, opts ...SigV4Option) Authenticator {
	return &sigV4{store: store, opts: opts}
}

// sigV4 keeps a verifier for each signing name, as verifiers are for one.
type sigV4 struct {
	store     sigv4.CredentialStore
	opts      []SigV4Option
	verifiers sync.Map
}

// verifierKey tells verifiers apart.
type verifierKey struct {
	service  string
	unsigned bool
}

func (a *sigV4) verifier(key verifierKey) *sigv4.Verifier {
	if v, ok := a.verifiers.Load(key); ok {
		return v.(*sigv4.Verifier)
	}
	v := &sigv4.Verifier{Store: a.store, Service: key.service}
	for _, opt := range a.opts {
		opt(v)
	}
	v.AllowUnsignedPayload = v.AllowUnsignedPayload || key.unsigned
	kept, _ := a.verifiers.LoadOrStore(key, v)
	return kept.(*sigv4.Verifier)
}

// Authenticate implements [Authenticator]. The hash of a stream is checked while
// the service reads it, if a header announces it; else the stream has to be held
// in memory.
func (a *sigV4) Authenticate(_ context.Context, r *AuthRequest) (any, error) {
	v := a.verifier(verifierKey{r.SigningName, r.UnsignedPayload})
	if !r.Stream {
		return boxed(v.Verify(r.HTTP, r.Body))
	}
	announced := r.HTTP.Header.Get("X-Amz-Content-Sha256")
	switch len(announced) {
	case 0:
		body, err := holdStream(r)
		if err != nil {
			return nil, err
		}
		return boxed(v.Verify(r.HTTP, body))
	case len(sigv4.EmptyPayloadHash):
	default:
		// It is no hash, but says that the body is not signed, or is nothing at all.
		return boxed(v.Verify(r.HTTP, nil))
	}
	identity, err := v.VerifyHash(r.HTTP, announced)
	if err == nil && !identity.PayloadUnsigned {
		r.HTTP.Body = newCheckedBody(r.HTTP.Body, strings.ToLower(announced))
	}
	return boxed(identity, err)
}

// boxed leaves out an identity that comes with an error.
func boxed(identity sigv4.Identity, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return identity, nil
}
