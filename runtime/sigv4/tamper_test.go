package sigv4_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// tampering changes one part of a signed request.
type tampering struct {
	name   string
	change func(r *http.Request)
}

// authorizationWith replaces a part of the Authorization header, or of the query string of a presigned request.
func authorizationWith(old, replacement string) tampering {
	return tampering{"authorization: " + old + " to " + replacement, func(r *http.Request) {
		if a := r.Header.Get("Authorization"); a != "" {
			r.Header.Set("Authorization", strings.Replace(a, old, replacement, 1))
			return
		}
		r.URL.RawQuery = strings.Replace(r.URL.RawQuery, url.QueryEscape(old), url.QueryEscape(replacement), 1)
	}}
}

// unlist takes a name off the list of signed headers, with the semicolon before or behind it.
func unlist(r *http.Request, name string) tampering {
	if strings.Contains(r.Header.Get("Authorization"), ";"+name) || strings.Contains(r.URL.RawQuery, "%3B"+name) {
		return authorizationWith(";"+name, "")
	}
	return authorizationWith(name+";", "")
}

// setPath sets what the request line and the URL say.
func setPath(path string) func(*http.Request) {
	return func(r *http.Request) { r.URL.Path, r.URL.RawPath, r.RequestURI = path, "", path }
}

func tamperings(r *http.Request) []tampering {
	all := []tampering{
		{"method", func(r *http.Request) { r.Method = "PATCH" }},
		{"path", setPath("/another/path")},
		{"path behind the request line", func(r *http.Request) { r.URL.Path, r.URL.RawPath = "/another/path", "" }},
		{"query added", func(r *http.Request) { r.URL.RawQuery += "&z=1" }},
		{"query replaced", func(r *http.Request) { r.URL.RawQuery = "z=1" }},
		{"host", func(r *http.Request) { r.Host = "evil.example.com" }},
		{"header added", func(r *http.Request) { r.Header.Set("X-Amz-Target", "Other") }},
		{"header added in lower case", func(r *http.Request) { r.Header["x-amz-target"] = []string{"Other"} }},
		{"header respelled", func(r *http.Request) { r.Header["x-amz-date"] = []string{"20150830T123601Z"} }},
		{"authorization missing", func(r *http.Request) { r.Header.Del("Authorization"); r.URL.RawQuery = "" }},
		authorizationWith("AKIDEXAMPLE/", "AKIDOTHER/"),
		authorizationWith("/20150830/", "/20150831/"),
		authorizationWith("/us-east-1/", "/us-east-2/"),
		authorizationWith("/service/", "/other/"),
		authorizationWith("/aws4_request", "/aws4"),
		authorizationWith("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512"),
		{"signature", func(r *http.Request) {
			flip := func(s string) string {
				return s[:len(s)-1] + string("0123456789abcdef"[(strings.IndexByte("0123456789abcdef", s[len(s)-1])+1)%16])
			}
			if a := r.Header.Get("Authorization"); a != "" {
				r.Header.Set("Authorization", flip(a))
			} else {
				r.URL.RawQuery = flip(r.URL.RawQuery)
			}
		}},
	}
	for name := range r.Header {
		if name == "Authorization" {
			continue
		}
		all = append(all,
			tampering{"value of " + name, func(r *http.Request) { r.Header[name][0] += "x" }},
			tampering{"second " + name, func(r *http.Request) { r.Header.Add(name, "more") }},
			tampering{"no " + name, func(r *http.Request) { r.Header.Del(name) }},
			unlist(r, strings.ToLower(name)),
		)
	}
	return all
}

// tamper changes every part of r, which is signed right and all of whose headers are signed, and expects a refusal each time.
func tamper(t *testing.T, v *sigv4.Verifier, r *http.Request, body string) {
	t.Helper()
	for _, c := range tamperings(r) {
		changed := r.Clone(context.Background())
		c.change(changed)
		if _, err := v.Verify(changed, []byte(body)); codeOf(err) == "not a VerifyError" {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
	if _, err := v.Verify(r, []byte(body+"x")); err == nil {
		t.Error("another body is taken")
	}
	if _, err := v.Verify(r, []byte(body)); err != nil {
		t.Errorf("the request was changed by verifying others: %v", err)
	}
}

// signedExample is a request with every kind of part, signed or presigned with the suite's key.
func signedExample(t testing.TB, presign bool) (*http.Request, string) {
	t.Helper()
	const body = `{"Name":"x"}`
	r, err := http.NewRequest(http.MethodPost, "https://service.example.com/a%2Fb/c?p=1&q=2", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Amz-Meta-Target", "Service.Operation")
	creds := suiteCreds
	creds.SessionToken = "the token"
	p := sigv4.Params{
		Service: "service", Region: "us-east-1", PayloadHash: sigv4.HashPayload([]byte(body)), Time: suiteTime,
		SetContentSHA256: true,
	}
	var s sigv4.Signer
	if !presign {
		if err := s.Sign(r, creds, p); err != nil {
			t.Fatal(err)
		}
		return r, body
	}
	target, header, err := s.Presign(r, creds, p)
	if err != nil {
		t.Fatal(err)
	}
	if r.URL, err = url.Parse(target); err != nil {
		t.Fatal(err)
	}
	r.Header = header
	r.Header.Del("Host")
	return r, body
}

func TestTamper(t *testing.T) {
	for name, presign := range map[string]bool{"signed": false, "presigned": true} {
		t.Run(name, func(t *testing.T) {
			r, body := signedExample(t, presign)
			r.Header.Del("Content-Length") // as net/http has it in ContentLength
			v := suiteVerifier("the token")
			if _, err := v.Verify(r, []byte(body)); err != nil {
				t.Fatal(err)
			}
			tamper(t, v, r, body)
		})
	}
}
