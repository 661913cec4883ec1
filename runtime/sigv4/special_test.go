package sigv4_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// Neither a secret, nor a token, nor a signature shows in any verb of any type.
func TestNothingSecretIsPrinted(t *testing.T) {
	const secret, sessionToken = "TheSecretItself", "TheTokenItself"
	creds := suiteCreds
	creds.SecretAccessKey, creds.SessionToken = secret, sessionToken
	static := sigv4.StaticCredentials(creds)
	v := &sigv4.Verifier{Store: static, Service: "service", Now: func() time.Time { return suiteTime }}
	var s sigv4.Signer
	r := benchRequest()
	p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: suiteTime}
	if err := s.Sign(r, creds, p); err != nil {
		t.Fatal(err)
	}
	identity, err := v.VerifyHash(r, benchHash)
	if err != nil {
		t.Fatal(err)
	}
	_, mismatched := v.Verify(r, nil)
	failing := *benchStore(errors.New("the store says " + secret))
	_, failed := failing.VerifyHash(r, benchHash)
	_, signature, _ := strings.Cut(r.Header.Get("Authorization"), "Signature=")
	credential := sigv4.Credential{SecretAccessKey: secret, SessionToken: sessionToken}
	for _, value := range []any{
		&s, v, static, identity, mismatched, failed, credential, &credential, p,
		struct{ Store sigv4.CredentialStore }{static},
		map[string]sigv4.Credential{"a": credential},
		struct{ V *sigv4.Verifier }{v},
		struct{ S *sigv4.Signer }{&s},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
			text := fmt.Sprintf(verb, value)
			for _, hidden := range []string{secret, sessionToken, signature, hex.EncodeToString([]byte(secret))} {
				if strings.Contains(text, hidden) {
					t.Errorf("%s of %T shows %q: %s", verb, value, hidden, text)
				}
			}
		}
	}
	if mismatched.Error() == "" || fmt.Sprintf("%q", mismatched) != fmt.Sprintf("%q", mismatched.Error()) {
		t.Errorf("%q is not quoted", mismatched)
	}
}

// benchStore is a verifier whose store fails.
func benchStore(err error) *failingVerifier {
	return &failingVerifier{store: sigv4.CredentialStoreFunc(func(context.Context, string) (sigv4.Credential, error) {
		return sigv4.Credential{}, err
	})}
}

type failingVerifier struct{ store sigv4.CredentialStore }

func (f failingVerifier) VerifyHash(r *http.Request, hash string) (sigv4.Identity, error) {
	v := sigv4.Verifier{Store: f.store, Service: "service", Now: func() time.Time { return suiteTime }}
	return v.VerifyHash(r, hash)
}

// The store's error can be told by errors.Is, though its text is not shown.
func TestVerifyWrapsStoreError(t *testing.T) {
	r, _ := signedExample(t, false)
	cause := errors.New("database is down")
	_, err := benchStore(cause).VerifyHash(r, r.Header.Get("X-Amz-Content-Sha256"))
	if !errors.Is(err, cause) || strings.Contains(err.Error(), "database") {
		t.Errorf("got %v", err)
	}
	if _, err := benchStore(cause).VerifyHash(r, sigv4.UnsignedPayload); codeOf(err) != internal {
		t.Errorf("a hash that is none: got %v", err)
	}
}

// A presigned URL of S3 leaves the body out without saying so.
func TestVerifyPresignedUnsignedPayload(t *testing.T) {
	r, err := http.NewRequest(http.MethodPut, "https://example.com/key//a", nil)
	if err != nil {
		t.Fatal(err)
	}
	p := sigv4.Params{
		Service: "service", Region: "us-east-1", PayloadHash: sigv4.UnsignedPayload, Time: suiteTime, DisableURIPathEscaping: true,
	}
	target, _, err := new(sigv4.Signer).Presign(r, suiteCreds, p)
	if err != nil {
		t.Fatal(err)
	}
	if r, err = http.NewRequest(http.MethodPut, target, nil); err != nil {
		t.Fatal(err)
	}
	v := suiteVerifier("")
	v.DisableURIPathEscaping = true
	if _, err := v.Verify(r, []byte("body")); codeOf(err) != mismatch {
		t.Errorf("got %v", err)
	}
	v.AllowUnsignedPayload = true
	if identity, err := v.Verify(r, []byte("body")); err != nil || !identity.PayloadUnsigned {
		t.Errorf("got %+v, %v", identity, err)
	}
	r.URL.Path = "/key/a"
	if _, err := v.Verify(r, nil); codeOf(err) != mismatch {
		t.Errorf("a normalized path is taken: %v", err)
	}
}

// signByHand signs with the suite's key what the scheme's text says, with none of the package's code.
func signByHand(canonical string) string {
	sum := func(key []byte, message string) []byte {
		h := hmac.New(sha256.New, key)
		h.Write([]byte(message))
		return h.Sum(nil)
	}
	hash := sha256.Sum256([]byte(canonical))
	key := sum(sum(sum(sum([]byte("AWS4"+suiteCreds.SecretAccessKey), "20150830"), "us-east-1"), "service"), "aws4_request")
	return hex.EncodeToString(sum(key,
		"AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n"+hex.EncodeToString(hash[:])))
}

// The scheme allows a signed Date header instead of X-Amz-Date, and no space between the components.
func TestVerifyDateHeader(t *testing.T) {
	for _, date := range []string{"Sun, 30 Aug 2015 12:36:00 GMT", "20150830T123600Z"} {
		r, err := http.NewRequest(http.MethodGet, "https://example.com", nil)
		if err != nil {
			t.Fatal(err)
		}
		signature := signByHand("GET\n/\n\ndate:" + date + "\nhost:example.com\n\ndate;host\n" + sigv4.EmptyPayloadHash)
		r.Header.Set("Date", date)
		r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"+
			"SignedHeaders=date;host,Signature="+signature)
		if _, err := suiteVerifier("").Verify(r, nil); err != nil {
			t.Errorf("%s: %v", date, err)
		}
		signature = signByHand("GET\n/\n\nhost:example.com\n\nhost\n" + sigv4.EmptyPayloadHash)
		r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"+
			"SignedHeaders=host,Signature="+signature)
		if _, err := suiteVerifier("").Verify(r, nil); codeOf(err) != invalid {
			t.Errorf("%s: an unsigned date is taken: %v", date, err)
		}
		r.Header.Set("Date", "yesterday")
		if _, err := suiteVerifier("").Verify(r, nil); codeOf(err) != incomplete {
			t.Errorf("got %v", err)
		}
	}
}

// A length and a coding that were signed are those of the request, which net/http keeps outside of its headers.
func TestVerifyFraming(t *testing.T) {
	r, err := http.NewRequest(http.MethodPut, "https://example.com", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.TransferEncoding, r.ContentLength = []string{"chunked"}, -1
	r.Header.Set("X-Amz-Date", "20150830T123600Z")
	signature := signByHand("PUT\n/\n\nhost:example.com\ntransfer-encoding:chunked\nx-amz-date:20150830T123600Z\n\n" +
		"host;transfer-encoding;x-amz-date\n" + sigv4.EmptyPayloadHash)
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "+
		"SignedHeaders=host;transfer-encoding;x-amz-date, Signature="+signature)
	if _, err := suiteVerifier("").Verify(r, nil); err != nil {
		t.Error(err)
	}
}

func TestHashPayload(t *testing.T) {
	for _, body := range []string{"", "a", strings.Repeat("x", 1000)} {
		want := sha256.Sum256([]byte(body))
		if got := sigv4.HashPayload([]byte(body)); got != hex.EncodeToString(want[:]) {
			t.Errorf("HashPayload(%q) = %s", body, got)
		}
	}
}
