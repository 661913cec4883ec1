package sigv4

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

const (
	queryAlgorithm     = "X-Amz-Algorithm"
	queryCredential    = "X-Amz-Credential"
	queryDate          = headerDate
	queryExpires       = "X-Amz-Expires"
	querySignedHeaders = "X-Amz-SignedHeaders"
	querySignature     = "X-Amz-Signature"
	queryToken         = headerToken
	queryContentSHA256 = headerContentSHA256
)

// Presign returns a URL that holds the signature in its query string, and the headers (Host among them) that whoever uses it
// must send with exactly these values. The URL is that of the SDK's PresignHTTP. X-Amz-* headers of r move into the query
// string unless p or the service forbids it. r is not changed; it should carry no earlier signature, as that would be signed
// along with the rest. Presign fails for the same reasons as [Signer.Sign].
func (s *Signer) Presign(r *http.Request, creds aws.Credentials, p Params) (url string, signed http.Header, err error) {
	if err := p.check(r, &creds); err != nil {
		return "", nil, err
	}
	stamp := p.stamp()
	id := p.keyID(&creds, stamp)
	host, _ := clientHost(r)

	sc := takeScratch()
	defer sc.done()
	sc.addQuery(r.URL.RawQuery)
	if p.Expires > 0 {
		sc.setQuery(queryExpires, strconv.FormatInt(int64(p.Expires/time.Second), 10))
	}
	sc.setQuery(queryAlgorithm, algorithm)
	if token := p.token(&creds); token != "" {
		sc.setQuery(queryToken, token)
	}
	sc.setQuery(queryDate, stamp)
	sc.setQuery(queryCredential, id.accessKey+"/"+string(id.scope.append(nil)))
	sc.addRequired(host, r.ContentLength)
	sc.hoist(r.Header, &p)
	sc.sortHeaders()
	sc.setQuery(querySignedHeaders, string(sc.appendSignedHeaders(nil)))
	sc.sortQuery()
	query, _ := sc.build(p.request(r))
	canonical := string(sc.buf[query.start:query.end])

	u := *r.URL
	u.RawQuery = canonical + "&" + querySignature + "=" + encodeSum(s.keys.key(id).sign(sc, stamp))
	return u.String(), sc.signedHeader(), nil
}

// signedHeader returns the collected headers as values to send.
func (sc *scratch) signedHeader() http.Header {
	signed := make(http.Header, len(sc.headers))
	for _, h := range sc.headers {
		key := http.CanonicalHeaderKey(string(h.name))
		signed[key] = append(signed[key], h.values...)
	}
	return signed
}

// hoist sorts the request's headers into those that move to the query string and those that stay, and are signed as headers.
// It goes by name, so that two spellings of one parameter have the same outcome every time.
func (sc *scratch) hoist(h http.Header, p *Params) {
	keys := make([]string, 0, len(h))
	for key := range h {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		switch {
		case !p.DisableHeaderHoisting && hoistable(key):
			name := queryName(key)
			sc.dropQuery(name)
			for _, v := range h[key] {
				sc.appendPair(name, v)
			}
		case signable(key):
			sc.addHeader(key, h[key])
		}
	}
}

// queryName is how a hoisted header is called: S3 reads these two only in lower case.
func queryName(key string) string {
	switch key {
	case "X-Amz-Expected-Bucket-Owner", "X-Amz-Request-Payer":
		return strings.ToLower(key)
	}
	return key
}

// hoistable tells whether a header means the same as a query parameter. All X-Amz-* headers do, except those that S3 wants to
// see as signed headers.
func hoistable(key string) bool {
	if !hasPrefixFold(key, "X-Amz-") || onlyHeader(key) {
		return false
	}
	checksum := hasPrefixFold(key, "X-Amz-Checksum-") && !hasPrefixFold(key, "X-Amz-Checksum-Mode")
	return !checksum && !hasPrefixFold(key, "X-Amz-Object-Lock-") && !hasPrefixFold(key, "X-Amz-Meta-")
}

// onlyHeader lists the single X-Amz-* headers that stay, spelled as the SDK spells them: it compares exactly, so
// "X-Amz-Grant-Full-Control" in its canonical form is not among them.
func onlyHeader(key string) bool {
	switch key {
	case "X-Amz-Acl", "X-Amz-Content-Sha256", "X-Amz-Mfa", "X-Amz-Metadata-Directive", "X-Amz-Storage-Class", "X-Amz-Tagging",
		"X-Amz-Website-Redirect-Location",
		"X-Amz-Copy-Source", "X-Amz-Copy-Source-Range",
		"X-Amz-Copy-Source-If-Match", "X-Amz-Copy-Source-If-None-Match",
		"X-Amz-Copy-Source-If-Modified-Since", "X-Amz-Copy-Source-If-Unmodified-Since",
		"X-Amz-Copy-Source-Server-Side-Encryption-Customer-Algorithm",
		"X-Amz-Copy-Source-Server-Side-Encryption-Customer-Key",
		"X-Amz-Copy-Source-Server-Side-Encryption-Customer-Key-Md5",
		"X-Amz-Grant-Full-control", "X-Amz-Grant-Read", "X-Amz-Grant-Read-Acp", "X-Amz-Grant-Write", "X-Amz-Grant-Write-Acp",
		"X-Amz-Server-Side-Encryption", "X-Amz-Server-Side-Encryption-Context",
		"X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id",
		"X-Amz-Server-Side-Encryption-Customer-Algorithm", "X-Amz-Server-Side-Encryption-Customer-Key",
		"X-Amz-Server-Side-Encryption-Customer-Key-Md5":
		return true
	}
	return false
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
