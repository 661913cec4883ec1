package sigv4_test

import (
	"context"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

const randomRequests = 4000

// sdkOptions are the options of the SDK's signer that say the same as p.
func sdkOptions(p sigv4.Params) func(*v4.SignerOptions) {
	return func(o *v4.SignerOptions) {
		o.DisableURIPathEscaping = p.DisableURIPathEscaping
		o.DisableHeaderHoisting = p.DisableHeaderHoisting
		o.DisableSessionToken = p.DisableSessionToken
	}
}

func TestSignEqualsSDK(t *testing.T) {
	g := newGenerator(1)
	var ours sigv4.Signer
	theirs := v4.NewSigner()
	for i := range randomRequests {
		got, p, creds := g.request(false), g.params(), g.credentials()
		if g.IntN(10) == 0 {
			got.Header["Host"] = []string{"ignored.example.com"}
		}
		want := got.Clone(context.Background())
		if p.SetContentSHA256 {
			want.Header.Set("X-Amz-Content-Sha256", p.PayloadHash)
		}
		err := theirs.SignHTTP(context.Background(), creds, want, p.PayloadHash, p.Service, p.Region, p.Time, sdkOptions(p))
		if err != nil {
			t.Fatal(err)
		}
		if err := ours.Sign(got, creds, p); err != nil {
			t.Fatalf("request %d: %v", i, err)
		}
		if !reflect.DeepEqual(got.Header, want.Header) {
			t.Fatalf("request %d, %s\n got %q\nwant %q", i, got.URL, got.Header, want.Header)
		}
		if got.URL.String() != want.URL.String() || got.Host != want.Host {
			t.Fatalf("request %d: got %s to %q, want %s to %q", i, got.URL, got.Host, want.URL, want.Host)
		}
	}
}

func TestPresignEqualsSDK(t *testing.T) {
	g := newGenerator(2)
	var ours sigv4.Signer
	theirs := v4.NewSigner()
	for i := range randomRequests {
		r, p, creds := g.request(false), g.params(), g.credentials()
		theirRequest := r.Clone(context.Background())
		if g.IntN(2) == 0 {
			p.Expires = time.Duration(1+g.IntN(100)) * time.Second
			q := theirRequest.URL.Query()
			q.Set("X-Amz-Expires", strconv.Itoa(int(p.Expires/time.Second)))
			theirRequest.URL.RawQuery = q.Encode()
		}
		want, wantHeader, err := theirs.PresignHTTP(context.Background(), creds, theirRequest, p.PayloadHash, p.Service, p.Region,
			p.Time, sdkOptions(p))
		if err != nil {
			t.Fatal(err)
		}
		before := r.Clone(context.Background())
		got, header, err := ours.Presign(r, creds, p)
		if err != nil {
			t.Fatalf("request %d: %v", i, err)
		}
		if got != want || !reflect.DeepEqual(header, wantHeader) {
			t.Fatalf("request %d\n got %s\n     %q\nwant %s\n     %q", i, got, header, want, wantHeader)
		}
		if r.URL.String() != before.URL.String() || r.Host != before.Host || !reflect.DeepEqual(r.Header, before.Header) {
			t.Fatalf("request %d was changed", i)
		}
	}
}

// The SDK's key cache would sign with the first secret here.
func TestSignLooksAtSecret(t *testing.T) {
	var s sigv4.Signer
	sign := func(s *sigv4.Signer, secret string) string {
		r := benchRequest()
		creds := benchCreds
		creds.SecretAccessKey = secret
		p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: benchTime}
		if err := s.Sign(r, creds, p); err != nil {
			t.Fatal(err)
		}
		return r.Header.Get("Authorization")
	}
	first, second := sign(&s, "first"), sign(&s, "second")
	if first == second || second != sign(new(sigv4.Signer), "second") || first != sign(&s, "first") {
		t.Error("a key outlived its secret")
	}
}

// More keys than the cache holds must still sign as a new signer does.
func TestSignManyKeys(t *testing.T) {
	var s sigv4.Signer
	for i := range 200 {
		p := sigv4.Params{Service: "service", Region: "r" + strconv.Itoa(i%100), PayloadHash: benchHash, Time: benchTime}
		got, want := benchRequest(), benchRequest()
		if err := s.Sign(got, benchCreds, p); err != nil {
			t.Fatal(err)
		}
		if err := new(sigv4.Signer).Sign(want, benchCreds, p); err != nil {
			t.Fatal(err)
		}
		if got.Header.Get("Authorization") != want.Header.Get("Authorization") {
			t.Fatalf("key %d is wrong", i)
		}
	}
}

func TestSignErrors(t *testing.T) {
	good := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: sigv4.EmptyPayloadHash}
	noService, noHash, shortLife := good, good, good
	noService.Service, noHash.PayloadHash, shortLife.Expires = "", "", time.Millisecond
	noSecret := benchCreds
	noSecret.SecretAccessKey = ""
	var s sigv4.Signer
	for name, p := range map[string]sigv4.Params{"service": noService, "hash": noHash, "expires": shortLife} {
		r := benchRequest()
		if err := s.Sign(r, benchCreds, p); err == nil || r.Header.Get("X-Amz-Date") != "" {
			t.Errorf("%s: got %v and %v", name, err, r.Header)
		}
		if _, _, err := s.Presign(r, benchCreds, p); err == nil {
			t.Errorf("%s: presigned", name)
		}
	}
	if s.Sign(benchRequest(), noSecret, good) == nil || s.Sign(new(http.Request), benchCreds, good) == nil {
		t.Error("signed without a secret or a URL")
	}
}

// Clients of stand-ins for AWS often have no region.
func TestSignWithoutRegion(t *testing.T) {
	p := sigv4.Params{Service: "service", PayloadHash: benchHash, Time: suiteTime}
	got, want := benchRequest(), benchRequest()
	var ours sigv4.Signer
	if err := ours.Sign(got, benchCreds, p); err != nil {
		t.Fatal(err)
	}
	if err := v4.NewSigner().SignHTTP(context.Background(), benchCreds, want, p.PayloadHash, p.Service, "", p.Time); err != nil {
		t.Fatal(err)
	}
	if a, b := got.Header.Get("Authorization"), want.Header.Get("Authorization"); a != b {
		t.Errorf("%s, the SDK has %s", a, b)
	}
}

// The zero values of a request and of Params.Time are those of net/http and of now.
func TestSignZeroValues(t *testing.T) {
	r := benchRequest()
	r.Header, r.Method = nil, ""
	p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: sigv4.EmptyPayloadHash}
	var s sigv4.Signer
	if err := s.Sign(r, benchCreds, p); err != nil {
		t.Fatal(err)
	}
	r.Method = http.MethodGet
	v := sigv4.Verifier{Store: sigv4.StaticCredentials(benchCreds), Service: "service"}
	if _, err := v.Verify(r, nil); err != nil {
		t.Error(err)
	}
}

// Two spellings of one name make one signed header, in the same order every time, and names need not be ASCII.
func TestSignSpellings(t *testing.T) {
	p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: suiteTime}
	seen := map[string]bool{}
	for range 50 {
		r := benchRequest()
		r.Header["MY-HEADER"], r.Header["my-header"], r.Header["My-Header"] = []string{"1"}, []string{"2"}, []string{"3", "4"}
		r.Header["É"] = []string{"5"}
		if err := new(sigv4.Signer).Sign(r, benchCreds, p); err != nil {
			t.Fatal(err)
		}
		authorization := r.Header.Get("Authorization")
		if !strings.Contains(authorization, ";my-header;") || !strings.Contains(authorization, ";é,") {
			t.Fatal(authorization)
		}
		seen[authorization] = true
	}
	if len(seen) != 1 {
		t.Errorf("%d signatures of one request", len(seen))
	}
}

// The SDK formats years of more than four digits, and so does Sign.
func TestSignFarFuture(t *testing.T) {
	p := sigv4.Params{
		Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: time.Date(12345, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	got, want := benchRequest(), benchRequest()
	if err := new(sigv4.Signer).Sign(got, benchCreds, p); err != nil {
		t.Fatal(err)
	}
	err := v4.NewSigner().SignHTTP(context.Background(), benchCreds, want, p.PayloadHash, p.Service, p.Region, p.Time)
	if err != nil || !reflect.DeepEqual(got.Header, want.Header) {
		t.Errorf("got %v, want %v", got.Header, want.Header)
	}
}
