package sigv4_test

import (
	"bufio"
	"errors"
	"io/fs"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// The suite's fixed key, scope and time.
var (
	suiteCreds = aws.Credentials{
		AccessKeyID:     "AKIDEXAMPLE",
		SecretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
	}
	suiteTime = time.Date(2015, 8, 30, 12, 36, 0, 0, time.UTC)
)

// refusedSignedRequests are the cases whose .sreq a Verifier does not take, with the code it answers and why.
var refusedSignedRequests = map[string]struct{ code, reason string }{
	"post-sts-header-after": {
		sigv4.CodeInvalidSignature,
		"the session token was added after signing, and a Verifier insists on every X-Amz-* header being signed",
	},
	"get-vanilla-with-session-token": {
		sigv4.CodeSignatureDoesNotMatch,
		"the Authorization header in its .sreq is that of get-vanilla; with the one in .authz it is taken (tested below)",
	},
}

// suiteCase is one folder of the suite.
type suiteCase struct {
	name, folder string
}

func (c suiteCase) read(t *testing.T, extension string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(c.folder, c.name+extension))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n")
}

// request parses a file by hand, since net/http takes neither raw spaces in a path nor a missing length of the body.
func (c suiteCase) request(t *testing.T, extension string) (*http.Request, string) {
	t.Helper()
	head, body, _ := strings.Cut(c.read(t, extension), "\n\n")
	line, fields, _ := strings.Cut(head, "\n")
	method, target, _ := strings.Cut(line, " ")
	target = strings.TrimSuffix(target, " HTTP/1.1")
	header, err := textproto.NewReader(bufio.NewReader(strings.NewReader(strings.TrimSpace(fields) + "\n\n"))).ReadMIMEHeader()
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.ParseRequestURI(target)
	if err != nil {
		t.Fatal(err)
	}
	r := &http.Request{
		Method: method, URL: u, RequestURI: target, Header: http.Header(header), Host: header.Get("Host"), ContentLength: -1,
	}
	r.Header.Del("Host")
	return r, body
}

// suiteCases finds every folder with a .req file, however deep.
func suiteCases(t *testing.T) []suiteCase {
	t.Helper()
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set; it names the folder whose sigv4/ is the official suite")
	}
	var cases []suiteCase
	err := filepath.WalkDir(filepath.Join(root, "sigv4"), func(path string, _ fs.DirEntry, err error) error {
		if name, ok := strings.CutSuffix(filepath.Base(path), ".req"); ok && err == nil {
			cases = append(cases, suiteCase{name: name, folder: filepath.Dir(path)})
		}
		return err
	})
	if err != nil || len(cases) == 0 {
		t.Fatalf("found %d cases: %v", len(cases), err)
	}
	return cases
}

func TestSuiteSign(t *testing.T) {
	for _, c := range suiteCases(t) {
		t.Run(c.name, func(t *testing.T) {
			r, body := c.request(t, ".req")
			path, _, _ := strings.Cut(r.RequestURI, "?")
			// The suite signs paths as they are sent, which only Opaque can say of unescaped ones.
			r.URL.Opaque = "//" + r.Host + path
			creds := suiteCreds
			signed, _ := c.request(t, ".sreq")
			if strings.Contains(c.read(t, ".creq"), "\nx-amz-security-token:") {
				creds.SessionToken = signed.Header.Get("X-Amz-Security-Token")
			}
			err := new(sigv4.Signer).Sign(r, creds, sigv4.Params{
				Service: "service", Region: "us-east-1", PayloadHash: sigv4.HashPayload([]byte(body)), Time: suiteTime,
				NormalizePath: true,
			})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := r.Header.Get("Authorization"), strings.TrimSpace(c.read(t, ".authz")); got != want {
				t.Errorf("got  %s\nwant %s\nof   %s", got, want, c.read(t, ".creq"))
			}
		})
	}
}

// suiteVerifier knows the suite's key with the session token of the request.
func suiteVerifier(token string) *sigv4.Verifier {
	creds := suiteCreds
	creds.SessionToken = token
	return &sigv4.Verifier{
		Store: sigv4.StaticCredentials(creds), Service: "service", Region: "us-east-1",
		Now: func() time.Time { return suiteTime },
	}
}

func TestSuiteVerify(t *testing.T) {
	for _, c := range suiteCases(t) {
		t.Run(c.name, func(t *testing.T) {
			r, body := c.request(t, ".sreq")
			v := suiteVerifier(r.Header.Get("X-Amz-Security-Token"))
			refused, isRefused := refusedSignedRequests[c.name]
			identity, err := v.Verify(r, []byte(body))
			switch {
			case isRefused && codeOf(err) != refused.code:
				t.Fatalf("got %v, want %s, because %s", err, refused.code, refused.reason)
			case isRefused && refused.code == sigv4.CodeSignatureDoesNotMatch:
				r.Header.Set("Authorization", strings.TrimSpace(c.read(t, ".authz")))
				identity, err = v.Verify(r, []byte(body))
			case isRefused:
				return
			}
			want := sigv4.Identity{
				AccessKeyID: suiteCreds.AccessKeyID, Region: "us-east-1", Service: "service", SignedAt: suiteTime,
			}
			if err != nil || identity != want {
				t.Fatalf("got %+v, %v", identity, err)
			}
			tamper(t, v, r, body)
		})
	}
}

// codeOf returns the code of a VerifyError, and what is wrong about any other value.
func codeOf(err error) string {
	if e, ok := errors.AsType[*sigv4.VerifyError](err); ok {
		return e.Code
	}
	return "not a VerifyError"
}
