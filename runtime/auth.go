package runtime

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/auth/bearer"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/modelsmith/modelsmith/runtime/sigv2"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// Auth is a way to authenticate requests.
type Auth uint8

const (
	// AuthSigV4 is AWS's signature, version 4.
	AuthSigV4 Auth = iota
	// AuthNone sends requests as they are.
	AuthNone
	// AuthBearer sends a token (RFC 6750).
	AuthBearer
	// AuthSigV2 is AWS's signature, version 2, over a form.
	AuthSigV2
)

// auth returns the first way to authenticate that the client has an identity
// for. Without any identity requests are not signed; but a token has no such
// form, so that a client without one fails.
func (c *call) auth() Auth {
	ways := c.op.Auth
	if ways == nil {
		ways = c.client.service.Auth
	}
	if len(ways) == 0 {
		return AuthSigV4
	}
	for _, a := range ways {
		if a == AuthNone || a == AuthBearer && c.cfg.BearerToken != nil ||
			(a == AuthSigV4 || a == AuthSigV2) && c.hasCredentials() {
			return a
		}
	}
	return ways[0]
}

// hasCredentials is false for an anonymous client.
func (c *call) hasCredentials() bool {
	return c.cfg.Credentials != nil && !aws.IsCredentialsProvider(c.cfg.Credentials, (*aws.AnonymousCredentials)(nil))
}

// authenticate adds to the request of an attempt what tells who sends it.
func (c *call) authenticate(ctx context.Context, r *http.Request, a *attempt) error {
	switch c.authKind {
	case AuthNone:
		return nil
	case AuthBearer:
		return c.addToken(ctx, r)
	}
	if !c.hasCredentials() {
		return nil
	}
	creds, err := c.cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return fmt.Errorf("get identity: get credentials: %w", err)
	}
	c.clock.sentAt = time.Now()
	now := c.clock.sentAt.Add(c.clock.skew).UTC()
	if c.authKind == AuthSigV2 {
		return c.signV2(r, a, creds, now)
	}
	return c.signV4(ctx, r, creds, now)
}

// signV4 signs a request with version 4 of the signature.
func (c *call) signV4(ctx context.Context, r *http.Request, creds aws.Credentials, now time.Time) (err error) {
	name := cmp.Or(c.cfg.SigningName, c.endpoint.SigningName, c.client.service.SigningName)
	region := cmp.Or(c.cfg.SigningRegion, c.endpoint.SigningRegion, c.cfg.Region)
	if c.payloadHash == sigv4.UnsignedPayload {
		// The service cannot know otherwise that the body is not signed.
		r.Header["X-Amz-Content-Sha256"] = []string{c.payloadHash}
	}
	if c.cfg.Signer != nil {
		err = c.cfg.Signer.SignHTTP(ctx, creds, r, c.payloadHash, name, region, now)
	} else {
		err = c.client.signer.Sign(r, creds, sigv4.Params{Service: name, Region: region, PayloadHash: c.payloadHash, Time: now})
	}
	if err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	return nil
}

// signV2 signs a form with version 2 of the signature, which becomes a part of
// the form.
func (c *call) signV2(r *http.Request, a *attempt, creds aws.Credentials, now time.Time) error {
	if c.stream != nil || r.URL.RawQuery != "" || c.client.service.SignV2 == nil {
		return errors.New("sign request: signature version 2 needs a form")
	}
	form, err := c.client.service.SignV2(c.req.Body, sigv2.Params{
		Method: r.Method, Host: r.Host, Path: r.URL.EscapedPath(), Credentials: creds, Time: now,
	})
	if err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	a.send(r, form)
	return nil
}

// addToken adds the client's token, which only goes over an encrypted
// connection unless the caller's own signer takes it elsewhere.
func (c *call) addToken(ctx context.Context, r *http.Request) error {
	if c.cfg.BearerToken == nil {
		return errors.New("get identity: no token: set Options.BearerAuthTokenProvider")
	}
	if c.cfg.BearerSigner == nil && r.URL.Scheme != "https" {
		return errors.New("sign request: a bearer token needs HTTPS")
	}
	token, err := c.cfg.BearerToken.RetrieveBearerToken(ctx)
	if err != nil {
		return fmt.Errorf("get identity: get token: %w", err)
	}
	if c.cfg.BearerSigner != nil {
		return c.signWithToken(ctx, r, token)
	}
	r.Header["Authorization"] = []string{"Bearer " + token.Value}
	return nil
}

// signWithToken has the caller's signer put the token where it wants it.
func (c *call) signWithToken(ctx context.Context, r *http.Request, token bearer.Token) error {
	message, err := c.cfg.BearerSigner.SignWithBearerToken(ctx, token, &smithyhttp.Request{Request: r})
	if err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	signed, ok := message.(*smithyhttp.Request)
	if !ok || signed == nil || signed.Request == nil {
		return fmt.Errorf("sign request: the signer returned %T, want *http.Request of smithy-go", message)
	}
	r.Header, r.Host, r.URL = signed.Header, signed.Host, signed.URL
	return nil
}
