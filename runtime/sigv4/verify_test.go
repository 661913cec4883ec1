package sigv4_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// verifierFor takes what p signs with any credentials of the generator.
func verifierFor(g generator, p sigv4.Params) *sigv4.Verifier {
	return &sigv4.Verifier{
		Store: sigv4.CredentialStoreFunc(func(_ context.Context, id string) (sigv4.Credential, error) {
			return sigv4.Credential{SecretAccessKey: "secret of " + id}, nil
		}),
		Service: p.Service, Region: p.Region, AllowUnsignedPayload: true, DisableURIPathEscaping: p.DisableURIPathEscaping,
		Now: func() time.Time { return p.Time.Add(time.Duration(g.IntN(600)-300) * time.Second) },
	}
}

// overTheWire sends r through net/http's writing and reading of requests.
func overTheWire(t *testing.T, r *http.Request) *http.Request {
	t.Helper()
	var wire bytes.Buffer
	if err := r.Write(&wire); err != nil {
		t.Fatal(err)
	}
	received, err := http.ReadRequest(bufio.NewReader(&wire))
	if err != nil {
		t.Fatal(err)
	}
	return received
}

// randomBody gives the request a body, of a known length or not.
func (g generator) randomBody(r *http.Request, p *sigv4.Params) []byte {
	body := []byte(g.value() + "body")
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	if g.IntN(3) == 0 {
		r.ContentLength = -1
	}
	if p.PayloadHash != sigv4.UnsignedPayload || !p.SetContentSHA256 {
		p.PayloadHash = sigv4.HashPayload(body)
	}
	return body
}

func TestVerifySigned(t *testing.T) {
	g := newGenerator(3)
	var s sigv4.Signer
	for i := range randomRequests {
		r, p, creds := g.request(true), g.params(), g.credentials()
		p.DisableSessionToken = true
		p.NormalizePath = g.IntN(2) == 0
		body := g.randomBody(r, &p)
		if err := s.Sign(r, creds, p); err != nil {
			t.Fatal(err)
		}
		v := verifierFor(g, p)
		if _, err := v.Verify(r, body); err != nil {
			t.Fatalf("request %d in process: %v\n%s\n%q", i, err, r.URL, r.Header)
		}
		received := overTheWire(t, r)
		identity, err := v.Verify(received, body)
		if err != nil {
			t.Fatalf("request %d: %v\n%s\n%q\n%q", i, err, received.RequestURI, r.Header, received.Header)
		}
		want := sigv4.Identity{
			AccessKeyID: creds.AccessKeyID, Region: p.Region, Service: p.Service, SignedAt: p.Time.UTC().Truncate(time.Second),
			PayloadUnsigned: p.PayloadHash == sigv4.UnsignedPayload,
		}
		if identity != want {
			t.Fatalf("request %d: got %+v, want %+v", i, identity, want)
		}
		if _, err := v.Verify(received, append(body, 'x')); err == nil && !want.PayloadUnsigned {
			t.Fatalf("request %d: another body is taken", i)
		}
	}
}

func TestVerifyPresigned(t *testing.T) {
	g := newGenerator(5)
	var s sigv4.Signer
	for i := range randomRequests {
		r, p, creds := g.request(true), g.params(), g.credentials()
		p.DisableSessionToken, p.Expires = true, time.Duration(g.IntN(2))*time.Hour
		r.Header.Del("X-Amz-Content-Sha256")
		body := g.randomBody(r, &p)
		target, header, err := s.Presign(r, creds, p)
		if err != nil {
			t.Fatal(err)
		}
		sent, err := http.NewRequest(r.Method, target, bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		sent.Header, sent.Host, sent.ContentLength = header, header.Get("Host"), r.ContentLength
		received := overTheWire(t, sent)
		v := verifierFor(g, p)
		identity, err := v.Verify(received, body)
		if err != nil || !identity.Presigned || identity.AccessKeyID != creds.AccessKeyID {
			t.Fatalf("request %d: got %+v, %v\n%s\n%q", i, identity, err, target, header)
		}
		received.URL.RawQuery += "&more=1"
		if _, err := v.Verify(received, body); codeOf(err) != sigv4.CodeSignatureDoesNotMatch {
			t.Fatalf("request %d: an added parameter is taken: %v", i, err)
		}
	}
}

// A server of net/http, mounted below a prefix, and the SDK's signer.
func TestVerifyServer(t *testing.T) {
	v := &sigv4.Verifier{Store: sigv4.StaticCredentials(benchCreds), Service: "service", Region: "us-east-1"}
	server := httptest.NewServer(http.StripPrefix("/prefix", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			_, err = v.Verify(r, body)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
		}
	})))
	defer server.Close()
	for _, target := range []string{"/prefix/", "/prefix/a%2Fb/c d", "/prefix//x/../ሴ", "/prefix/a?b=c+d&a=%2F&a="} {
		body := strings.Repeat("x", len(target))
		r, err := http.NewRequest(http.MethodPut, server.URL+target, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Amz-Target", "Service.Get  Thing")
		err = v4.NewSigner().SignHTTP(context.Background(), benchCreds, r, sigv4.HashPayload([]byte(body)), "service", "us-east-1",
			time.Now())
		if err != nil {
			t.Fatal(err)
		}
		response, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", target, answer)
		}
	}
}
