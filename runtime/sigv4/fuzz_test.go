package sigv4_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// FuzzVerify sends anything to a verifier that knows the suite's key. It must neither panic nor take what is not signed, and
// what it takes must be refused once one more header or byte is in it.
func FuzzVerify(f *testing.F) {
	// One seed for each kind of request, and the refusals' changes for the fuzzer to start from.
	for _, presign := range []bool{false, true} {
		f.Add(seed(f, presign, func(*http.Request, *sigv4.Verifier) {}))
	}
	for _, c := range append(headerRefusals(), queryRefusals()...) {
		// The oversized ones would make the fuzzer crawl; TestRefusals has them.
		if s := seed(f, c.presign, c.change); len(s) < 4096 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, raw string) {
		r, body := unfold(raw)
		v := suiteVerifier("the token")
		v.AllowUnsignedPayload = len(body)%2 == 1
		v.DisableURIPathEscaping = len(raw)%3 == 0
		identity, err := v.Verify(r, []byte(body))
		if err != nil {
			checkError(t, err)
			if strings.Contains(err.Error(), suiteCreds.SecretAccessKey) {
				t.Errorf("the secret is in %v", err)
			}
			return
		}
		if identity.AccessKeyID != suiteCreds.AccessKeyID || identity.Service != "service" {
			t.Errorf("got %+v", identity)
		}
		r.Header["X-Amz-Fuzz"] = []string{"1"}
		if _, err := v.Verify(r, []byte(body)); codeOf(err) != invalid {
			t.Errorf("an unsigned header is taken: %v", err)
		}
		delete(r.Header, "X-Amz-Fuzz")
		if _, err := v.Verify(r, []byte(body+"x")); err == nil && !identity.PayloadUnsigned {
			t.Error("another body is taken")
		}
	})
}

// seed writes the example down, one part a line: method, target, host, length, headers, an empty line, body.
func seed(f *testing.F, presign bool, change func(*http.Request, *sigv4.Verifier)) string {
	r, body := signedExample(f, presign)
	r.Header.Del("Content-Length")
	change(r, suiteVerifier(""))
	if r.URL == nil {
		r.URL = new(url.URL)
	}
	var b strings.Builder
	b.WriteString(r.Method + "\n" + r.URL.RequestURI() + "\n" + r.Host + "\n")
	for name, values := range r.Header {
		for _, v := range values {
			b.WriteString(name + ":" + v + "\n")
		}
	}
	return b.String() + "\n" + body
}

// unfold reads anything as such lines. Unlike net/http it refuses nothing.
func unfold(raw string) (*http.Request, string) {
	head, body, _ := strings.Cut(raw, "\n\n")
	lines := strings.Split(head+"\n\n\n", "\n")
	r := &http.Request{
		Method: lines[0], RequestURI: lines[1], Host: lines[2], Header: http.Header{}, ContentLength: int64(len(body)),
	}
	u, err := url.ParseRequestURI(lines[1])
	if err != nil {
		path, query, _ := strings.Cut(lines[1], "?")
		u = &url.URL{Path: path, RawQuery: query}
	}
	r.URL = u
	for _, line := range lines[3:] {
		if name, value, ok := strings.Cut(line, ":"); ok {
			r.Header[name] = append(r.Header[name], value)
		}
	}
	return r, body
}
