package sigv4

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// ErrUnknownAccessKey is what a [CredentialStore] returns, wrapped or not, for an access key that it does not know or that no
// longer holds.
var ErrUnknownAccessKey = errors.New("sigv4: unknown access key")

// Credential is what belongs to an access key ID. Printing one shows nothing of it.
type Credential struct {
	// SecretAccessKey is the shared secret; it must not be empty.
	SecretAccessKey string
	// SessionToken is set for temporary credentials: the request must then carry that very token, and otherwise none.
	SessionToken string
}

// Format prints a placeholder for every verb.
func (Credential) Format(w fmt.State, _ rune) { fmt.Fprint(w, "sigv4.Credential{…}") }

// CredentialStore knows the secrets of those who may sign requests. It is called once for each well-formed request, with an
// access key ID of at most 128 visible ASCII characters that anybody may have sent, from many goroutines at once. For a key
// that it does not know it returns [ErrUnknownAccessKey]; any other error makes the verification an internal failure.
type CredentialStore interface {
	Lookup(ctx context.Context, accessKeyID string) (Credential, error)
}

// CredentialStoreFunc makes a function a [CredentialStore].
type CredentialStoreFunc func(ctx context.Context, accessKeyID string) (Credential, error)

// Lookup calls f.
func (f CredentialStoreFunc) Lookup(ctx context.Context, accessKeyID string) (Credential, error) {
	return f(ctx, accessKeyID)
}

// StaticCredentials returns a store of exactly these credentials, for tests and small servers; of two with the same access key
// ID the later one counts. Their expiry is not looked at.
func StaticCredentials(credentials ...aws.Credentials) CredentialStore {
	s := &staticStore{byID: make(map[string]Credential, len(credentials))}
	for _, c := range credentials {
		s.byID[c.AccessKeyID] = Credential{SecretAccessKey: c.SecretAccessKey, SessionToken: c.SessionToken}
	}
	return s
}

type staticStore struct {
	byID map[string]Credential
}

func (s *staticStore) Lookup(_ context.Context, accessKeyID string) (Credential, error) {
	c, ok := s.byID[accessKeyID]
	if !ok {
		return Credential{}, ErrUnknownAccessKey
	}
	return c, nil
}

// Format prints a placeholder for every verb, as fmt would print the secrets in the map.
func (s *staticStore) Format(w fmt.State, _ rune) {
	fmt.Fprintf(w, "sigv4.StaticCredentials(%d keys)", len(s.byID))
}
