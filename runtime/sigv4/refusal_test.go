package sigv4_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// refusal is a change to the signed or presigned example, or to the verifier, and the code that has to come of it.
type refusal struct {
	name    string
	code    string
	presign bool
	change  func(r *http.Request, v *sigv4.Verifier)
}

func setHeader(name string, values ...string) func(*http.Request, *sigv4.Verifier) {
	return func(r *http.Request, _ *sigv4.Verifier) { r.Header[name] = values }
}

func inAuthorization(old, replacement string) func(*http.Request, *sigv4.Verifier) {
	return func(r *http.Request, _ *sigv4.Verifier) {
		r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), old, replacement, 1))
	}
}

func inQuery(old, replacement string) func(*http.Request, *sigv4.Verifier) {
	return func(r *http.Request, _ *sigv4.Verifier) {
		r.URL.RawQuery = strings.Replace(r.URL.RawQuery, old, replacement, 1)
	}
}

func at(offset time.Duration) func(*http.Request, *sigv4.Verifier) {
	return func(_ *http.Request, v *sigv4.Verifier) { v.Now = func() time.Time { return suiteTime.Add(offset) } }
}

func store(c sigv4.Credential, err error) func(*http.Request, *sigv4.Verifier) {
	return func(_ *http.Request, v *sigv4.Verifier) {
		v.Store = sigv4.CredentialStoreFunc(func(context.Context, string) (sigv4.Credential, error) { return c, err })
	}
}

const (
	missing    = sigv4.CodeMissingAuthenticationToken
	incomplete = sigv4.CodeIncompleteSignature
	invalid    = sigv4.CodeInvalidSignature
	mismatch   = sigv4.CodeSignatureDoesNotMatch
	token      = sigv4.CodeInvalidClientTokenID
	internal   = sigv4.CodeInternalFailure
	skewed     = sigv4.CodeRequestTimeTooSkewed
	expired    = sigv4.CodeRequestExpired
)

func headerRefusals() []refusal {
	secret := suiteCreds.SecretAccessKey
	return []refusal{
		{"unsigned", missing, false, func(r *http.Request, _ *sigv4.Verifier) { r.Header.Del("Authorization") }},
		{"empty authorization", missing, false, setHeader("Authorization", "")},
		{"two authorizations", incomplete, false, setHeader("Authorization", "AWS4-HMAC-SHA256 a=b", "AWS4-HMAC-SHA256 a=b")},
		{"other scheme", incomplete, false, setHeader("Authorization", "Bearer abc")},
		{"scheme alone", incomplete, false, setHeader("Authorization", "AWS4-HMAC-SHA256")},
		{"no components", incomplete, false, setHeader("Authorization", "AWS4-HMAC-SHA256 ")},
		{"too long", incomplete, false, setHeader("Authorization", "AWS4-HMAC-SHA256 "+strings.Repeat("a", 1<<16))},
		{"unknown component", incomplete, false, inAuthorization("Signature=", "Other=a, Signature=")},
		{"component twice", incomplete, false, inAuthorization("Signature=", "Signature=a, Signature=")},
		{"component missing", incomplete, false, inAuthorization("SignedHeaders=", "Signature=")},
		{"component empty", incomplete, false, inAuthorization("Credential=", "Credential=, Credential=")},
		{"trailing comma", incomplete, false, inAuthorization(", Signature", ",, Signature")},
		{"long signature", incomplete, false, inAuthorization("Signature=", "Signature=a")},
		{"upper-case signature", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) {
			before, signature, _ := strings.Cut(r.Header.Get("Authorization"), "Signature=")
			r.Header.Set("Authorization", before+"Signature="+strings.ToUpper(signature))
		}},
		{"short credential", incomplete, false, inAuthorization("/us-east-1/", "/")},
		{"no access key", incomplete, false, inAuthorization("=AKIDEXAMPLE", "=")},
		{"long access key", incomplete, false, inAuthorization("AKIDEXAMPLE", strings.Repeat("A", 129))},
		{"control in credential", incomplete, false, inAuthorization("AKIDEXAMPLE", "AKID\x01")},
		{
			"signed headers out of order", incomplete, false,
			inAuthorization("content-length;content-type", "content-type;content-length"),
		},
		{"signed header twice", incomplete, false, inAuthorization("host;", "host;host;")},
		{"signed header in upper case", incomplete, false, inAuthorization("host;", "Host;")},
		{"signed header with colon", incomplete, false, inAuthorization("host;", "host;ho:st;")},
		{"signed header not sent", mismatch, false, inAuthorization("host;", "host;my-header;")},
		{"host not signed", invalid, false, inAuthorization("host;", "")},
		{"header not signed", invalid, false, setHeader("X-Amz-Other", "a")},
		{"other scope date", invalid, false, inAuthorization("/20150830/", "/20150829/")},
		{"short scope date", invalid, false, inAuthorization("/20150830/", "/2015/")},
		{"no date", incomplete, false, setHeader("X-Amz-Date")},
		{"two dates", incomplete, false, setHeader("X-Amz-Date", "20150830T123600Z", "20150830T123600Z")},
		{"bad date", incomplete, false, setHeader("X-Amz-Date", "20150830T123600.1Z")},
		{"two tokens", incomplete, false, setHeader("X-Amz-Security-Token", "the token", "the token")},
		{"hash of another body", sigv4.CodePayloadMismatch, false, setHeader("X-Amz-Content-Sha256", sigv4.EmptyPayloadHash)},
		{"no hash", incomplete, false, setHeader("X-Amz-Content-Sha256", "abc")},
		{"empty hash", incomplete, false, setHeader("X-Amz-Content-Sha256", "")},
		{"unsigned payload", invalid, false, setHeader("X-Amz-Content-Sha256", sigv4.UnsignedPayload)},
		{
			"streaming payload", sigv4.CodeNotImplemented, false,
			setHeader("X-Amz-Content-Sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
		},
		{"line break in a header", incomplete, false, setHeader("Content-Type", "a\nb")},
		{"huge header", incomplete, false, setHeader("Content-Type", strings.Repeat("a", 2<<20))},
		{"two spellings", incomplete, false, setHeader("content-type", "a")},
		{"malformed query", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) { r.URL.RawQuery += "&a=%zz" }},
		{"semicolon in query", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) { r.URL.RawQuery += ";a=1" }},
		{"huge query", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) { r.URL.RawQuery = strings.Repeat("a", 1<<17) }},
		{"many parameters", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) {
			r.URL.RawQuery = strings.Repeat("&", 10_000)
		}},
		{"control in method", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) { r.Method = "POST\n/" }},
		{"control in host", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) { r.Host = "a\nb" }},
		{"length unknown", mismatch, false, func(r *http.Request, _ *sigv4.Verifier) { r.ContentLength = -1 }},
		{"no URL", incomplete, false, func(r *http.Request, _ *sigv4.Verifier) { r.URL = nil }},
		{"too old", skewed, false, at(15*time.Minute + time.Second)},
		{"too new", skewed, false, at(-15*time.Minute - time.Second)},
		{"other secret", mismatch, false, store(sigv4.Credential{SecretAccessKey: "x", SessionToken: "the token"}, nil)},
		{"no token expected", token, false, store(sigv4.Credential{SecretAccessKey: secret}, nil)},
		{"other token expected", token, false, store(sigv4.Credential{SecretAccessKey: secret, SessionToken: "other"}, nil)},
		{"unknown key", token, false, store(sigv4.Credential{}, fmt.Errorf("wrapped: %w", sigv4.ErrUnknownAccessKey))},
		{"no secret", internal, false, store(sigv4.Credential{}, nil)},
		{"store fails", internal, false, store(sigv4.Credential{}, context.Canceled)},
		{"no store", internal, false, func(_ *http.Request, v *sigv4.Verifier) { v.Store = nil }},
		{"no service", internal, false, func(_ *http.Request, v *sigv4.Verifier) { v.Service = "" }},
		{"other service", invalid, false, func(_ *http.Request, v *sigv4.Verifier) { v.Service = "iam" }},
		{"other region", invalid, false, func(_ *http.Request, v *sigv4.Verifier) { v.Region = "us-west-1" }},
		{"signed twice", incomplete, false, inQuery("p=1", "p=1&X-Amz-Signature=a")},
	}
}

func queryRefusals() []refusal {
	return []refusal{
		{"presigned twice", incomplete, true, setHeader("Authorization", "AWS4-HMAC-SHA256 a=b")},
		{"other algorithm", incomplete, true, inQuery("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512")},
		{"no algorithm", incomplete, true, inQuery("X-Amz-Algorithm", "x")},
		{"two credentials", incomplete, true, inQuery("p=1", "p=1&X-Amz-Credential=a")},
		{"no signature", incomplete, true, inQuery("X-Amz-Signature", "x")},
		{"empty signature", incomplete, true, inQuery("X-Amz-Signature=", "X-Amz-Signature=&x=")},
		{"two signatures", incomplete, true, inQuery("p=1", "X-Amz-Signature=a")},
		{"no signed headers", incomplete, true, inQuery("X-Amz-SignedHeaders", "x")},
		{"long signed headers", incomplete, true, inQuery("SignedHeaders=", "SignedHeaders="+strings.Repeat("a", 9000)+"%3B")},
		{"no query date", incomplete, true, inQuery("X-Amz-Date", "x")},
		{"bad query date", incomplete, true, inQuery("T123600Z", "T123660Z")},
		{"no expiry", incomplete, true, inQuery("p=1", "X-Amz-Expires=0")},
		{"signed expiry", incomplete, true, inQuery("p=1", "X-Amz-Expires=%2B5")},
		{"huge expiry", incomplete, true, inQuery("p=1", "X-Amz-Expires=99999999999999999999")},
		{"expiry beyond the limit", incomplete, true, inQuery("p=1", "X-Amz-Expires=604801")},
		{"expiry beyond the scheme's limit", incomplete, true, func(r *http.Request, v *sigv4.Verifier) {
			inQuery("p=1", "X-Amz-Expires=604801")(r, v)
			v.MaxPresignExpiry = 30 * 24 * time.Hour
		}},
		{"expiry beyond the server's limit", incomplete, true, func(r *http.Request, v *sigv4.Verifier) {
			inQuery("p=1", "X-Amz-Expires=61")(r, v)
			v.MaxPresignExpiry = time.Minute
		}},
		{"expired", expired, true, func(r *http.Request, v *sigv4.Verifier) {
			inQuery("p=1", "X-Amz-Expires=60")(r, v)
			at(61*time.Second)(r, v)
		}},
		{"expired without expiry", expired, true, at(15*time.Minute + time.Second)},
		{"not yet", skewed, true, at(-15*time.Minute - time.Second)},
		{"two query tokens", incomplete, true, inQuery("p=1", "X-Amz-Security-Token=a")},
		{"token in both places", incomplete, true, setHeader("X-Amz-Security-Token", "the token")},
		{"unsigned header", invalid, true, setHeader("X-Amz-Other", "a")},
		{"changed parameter", mismatch, true, inQuery("q=2", "q=3")},
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range append(headerRefusals(), queryRefusals()...) {
		t.Run(c.name, func(t *testing.T) {
			r, body := signedExample(t, c.presign)
			// The example without the header that net/http keeps in ContentLength, and presigned without the payload's hash.
			r.Header.Del("Content-Length")
			v := suiteVerifier("the token")
			c.change(r, v)
			identity, err := v.Verify(r, []byte(body))
			if codeOf(err) != c.code || identity != (sigv4.Identity{}) {
				t.Errorf("got %v, %+v, want %s", err, identity, c.code)
			}
			checkError(t, err)
		})
	}
}

// checkError tells what does not hold of what is promised of every error.
func checkError(t *testing.T, err error) {
	t.Helper()
	e, ok := errors.AsType[*sigv4.VerifyError](err)
	if !ok {
		t.Fatalf("%T is not a VerifyError", err)
	}
	var api smithy.APIError = e
	wantFault := smithy.FaultClient
	if e.Code == sigv4.CodeInternalFailure {
		wantFault = smithy.FaultServer
	}
	if api.ErrorCode() != e.Code || api.ErrorMessage() != e.Message || api.ErrorFault() != wantFault {
		t.Errorf("as smithy.APIError it is %s, %s, %s", api.ErrorCode(), api.ErrorMessage(), api.ErrorFault())
	}
	if status := e.HTTPStatusCode(); status/100 != 4 && e.Code != sigv4.CodeInternalFailure && e.Code != sigv4.CodeNotImplemented {
		t.Errorf("status %d for %s", status, e.Code)
	}
	if len(e.Message) > 400 {
		t.Errorf("a message of %d bytes", len(e.Message))
	}
}
