package sigv4

import (
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
)

const (
	headerAuthorization = "Authorization"
	headerDate          = "X-Amz-Date"
	headerToken         = "X-Amz-Security-Token"
	headerContentSHA256 = "X-Amz-Content-Sha256"
)

// Signer signs requests with AWS Signature Version 4. Its zero value is ready, and it is safe for concurrent use. It keeps the
// 32 signing keys it derived last, so share one per client rather than making one per call. It must not be copied after its
// first use.
type Signer struct {
	keys keyCache
}

// Sign sets X-Amz-Date, X-Amz-Security-Token (when creds have a session token), X-Amz-Content-Sha256 (when p asks for it) and
// Authorization on r, and brings its query string into canonical form. As the SDK's signer does, it signs the host without a
// default port (and has the request sent so), Content-Length from r.ContentLength when positive, and every header except
// Authorization, Expect, Transfer-Encoding, User-Agent and X-Amzn-Trace-Id. Nothing that is signed may change afterwards.
//
// It fails, leaving r alone, when r has no URL, creds lack a key, or p lacks service or payload hash.
func (s *Signer) Sign(r *http.Request, creds aws.Credentials, p Params) error {
	if err := p.check(r, &creds); err != nil {
		return err
	}
	stamp := p.stamp()
	authorization := setSigningHeaders(r, &creds, &p, stamp)
	host, cut := clientHost(r)
	if cut {
		r.Host = host
	}

	sc := takeScratch()
	defer sc.done()
	sc.addRequired(host, r.ContentLength)
	for key, values := range r.Header {
		if signable(key) {
			sc.addHeader(key, values)
		}
	}
	sc.addQuery(r.URL.RawQuery)
	sc.sortHeaders()
	sc.sortQuery()
	query, signed := sc.build(p.request(r))
	if canonical := sc.buf[query.start:query.end]; string(canonical) != r.URL.RawQuery {
		r.URL.RawQuery = string(canonical)
	}

	id := p.keyID(&creds, stamp)
	signature := s.keys.key(id).sign(sc, stamp)
	authorization[0] = sc.authorization(&id, signed, signature[:])
	return nil
}

// Format prints a placeholder for every verb; what a signer holds is secret.
func (s *Signer) Format(w fmt.State, _ rune) { fmt.Fprint(w, "sigv4.Signer{}") }

// setSigningHeaders sets all that Sign adds; the value of Authorization is left to be filled in. One array serves all of them.
func setSigningHeaders(r *http.Request, creds *aws.Credentials, p *Params, stamp string) (authorization []string) {
	if r.Header == nil {
		r.Header = make(http.Header, 4)
	}
	values := make([]string, 4)
	set := func(i int, key, value string) {
		values[i] = value
		r.Header[key] = values[i : i+1 : i+1]
	}
	set(0, headerAuthorization, "")
	set(1, headerDate, stamp)
	if token := p.token(creds); token != "" {
		set(2, headerToken, token)
	}
	if p.SetContentSHA256 {
		set(3, headerContentSHA256, p.PayloadHash)
	}
	return values[:1]
}

// addRequired collects what is signed without being in http.Request.Header.
func (sc *scratch) addRequired(host string, contentLength int64) {
	sc.single[0] = host
	sc.addHeader("host", sc.single[0:1])
	if contentLength > 0 {
		sc.single[1] = strconv.FormatInt(contentLength, 10)
		sc.addHeader("content-length", sc.single[1:2])
	}
}

// signable tells whether a client signs a header: not what proxies and transports change, nor what addRequired collects.
func signable(key string) bool {
	switch key {
	case headerAuthorization, "User-Agent", "X-Amzn-Trace-Id", "Expect", "Transfer-Encoding":
		return false
	}
	switch len(key) {
	case len("host"):
		return !strings.EqualFold(key, "host")
	case len("content-length"):
		return !strings.EqualFold(key, "content-length")
	}
	return true
}

// key returns the signing key for id, from the cache when it is there.
func (c *keyCache) key(id keyID) *signingKey {
	if k := c.find(id); k != nil {
		return k
	}
	k := deriveKey(id)
	c.add(k)
	return k
}

// authorization writes the header's value.
func (sc *scratch) authorization(id *keyID, signed span, signature []byte) string {
	b := append(sc.work[:0], algorithm+" Credential="...)
	b = append(append(b, id.accessKey...), '/')
	b = id.scope.append(b)
	b = append(b, ", SignedHeaders="...)
	b = append(b, sc.buf[signed.start:signed.end]...)
	b = append(b, ", Signature="...)
	b = hex.AppendEncode(b, signature)
	sc.work = b
	return string(b)
}
