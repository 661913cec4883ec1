package download_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer/download"
)

// TestSecrets looks for credentials in every error, and in what is shown.
func TestSecrets(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	s := httptest.NewServer(site(t))
	t.Cleanup(s.Close)
	host := strings.TrimPrefix(s.URL, "http://")
	for _, source := range []string{
		"http://secret@" + closed.Addr().String() + "/x?token=secret",
		"http://user:secret@" + host + "/missing?token=secret#secret",
		"http://user:secret@" + host + "/loop?token=secret",
		"http://" + host + "/malformed",
		"http://user:secret@" + host + ":port/x",
		"http://user:%zzsecret@" + host + "/x",
		"http://user:secret@/x",
		"ftp://user:secret@" + host + "/x",
		"http:\x7f//secret",
		"http:secret@host",
	} {
		address, err := download.Parse(source)
		if err == nil {
			if shown := download.Show(address); strings.Contains(shown, "secret") {
				t.Errorf("%q is shown as %s", source, shown)
			}
			_, err = (&download.Client{Limits: limits()}).Get(t.Context(), address)
		}
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", source, err)
		}
	}
}

// TestProxy goes through the proxy of the environment, and does not show its
// password when it is not there. net/http looks at the environment once only.
func TestProxy(t *testing.T) {
	if os.Getenv("MODELSMITH_TEST_PROXY") != "" {
		_, err := (&download.Client{Limits: limits()}).Get(t.Context(), &url.URL{Scheme: "http", Host: "example.invalid", Path: "/x"})
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "", http.StatusTeapot)
	}))
	t.Cleanup(s.Close)
	for proxy, want := range map[string]string{s.URL: "answers 418", "http://user:secret@127.0.0.1:1": "proxyconnect"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestProxy$")
		cmd.Env = append(os.Environ(), "MODELSMITH_TEST_PROXY=1", "HTTP_PROXY="+proxy, "http_proxy="+proxy)
		out, _ := cmd.CombinedOutput()
		if !strings.Contains(string(out), want) || strings.Contains(string(out), "secret") {
			t.Errorf("%s: %s", proxy, out)
		}
	}
}

// TestCredentials sends credentials of the URL to its host, and to no other.
func TestCredentials(t *testing.T) {
	var seen []string
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, password, _ := r.BasicAuth()
		seen = append(seen, password+" "+r.Referer())
	}))
	t.Cleanup(other.Close)
	elsewhere := strings.Replace(other.URL, "127.0.0.1", "localhost", 1)
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, password, _ := r.BasicAuth()
		seen = append(seen, password)
		http.Redirect(w, r, elsewhere+"/x", http.StatusFound)
	}))
	t.Cleanup(first.Close)
	address, err := download.Parse(strings.Replace(first.URL, "//", "//user:secret@", 1) + "?token=secret")
	if err != nil {
		t.Fatal(err)
	}
	f, err := (&download.Client{Limits: limits()}).Get(t.Context(), address)
	if err != nil {
		t.Skip("this machine has no name localhost: ", err)
	}
	f.Close()
	os.Remove(f.Name())
	if len(seen) != 2 || seen[0] != "secret" || strings.Contains(seen[1], "secret") {
		t.Errorf("%q", seen)
	}
}
