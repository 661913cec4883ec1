package sigv4

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Limits on what a request may hold before any of it is hashed, in bytes unless said otherwise. All are far beyond what AWS's
// clients send.
const (
	maxAuthorization = 8 << 10
	maxAccessKey     = 128
	maxTarget        = 64 << 10 // path and query string, each
	maxParameters    = 10_000   // of the query string; net/url drops all beyond that
	maxSignedBytes   = 1 << 20  // all signed headers
)

// claim is what a request says about its own signature, well-formed but not yet true.
type claim struct {
	accessKey     string
	scope         scope
	signedHeaders string
	signature     [32]byte
	stamp         string
	at            time.Time
	expires       time.Duration // zero when not given
	token         string
	payload       string // X-Amz-Content-Sha256
	presigned     bool
}

// readClaim finds the signature, in the Authorization header or in the query string but not in both, and leaves the canonical
// query string's parameters in sc.
func readClaim(sc *scratch, r *http.Request) (*claim, *VerifyError) {
	if err := readTarget(sc, r); err != nil {
		return nil, err
	}
	presigned := false
	for _, name := range []string{queryAlgorithm, queryCredential, querySignedHeaders, querySignature} {
		if _, count := sc.queryValue(name); count > 0 {
			presigned = true
		}
	}
	authorization := r.Header[headerAuthorization]
	switch {
	case presigned && len(authorization) > 0:
		return nil, refuse(CodeIncompleteSignature, "the request is signed in its header and in its query string")
	case presigned:
		return readPresigned(sc, r)
	case len(authorization) > 1:
		return nil, refuse(CodeIncompleteSignature, "there is more than one Authorization header")
	case len(authorization) == 0 || authorization[0] == "":
		return nil, refuse(CodeMissingAuthenticationToken, "the request is not signed")
	}
	return readAuthorization(r, authorization[0])
}

// readTarget collects the query string and refuses what has no canonical form, or one that could be read in two ways.
func readTarget(sc *scratch, r *http.Request) *VerifyError {
	switch {
	case r == nil || r.URL == nil:
		return refuse(CodeIncompleteSignature, "the request has no URL")
	case len(r.URL.RawQuery) > maxTarget, len(r.RequestURI) > 2*maxTarget, len(r.URL.Path) > maxTarget,
		strings.Count(r.URL.RawQuery, "&") >= maxParameters:
		return refuse(CodeIncompleteSignature, "the request target is too long")
	case hasControl(r.Method), hasControl(r.RequestURI):
		return refuse(CodeIncompleteSignature, "the request line holds a control character")
	case !sc.addQuery(r.URL.RawQuery):
		return refuse(CodeIncompleteSignature, "the query string is malformed")
	}
	sc.sortQuery()
	return nil
}

// hasControl finds the characters that separate the parts of a canonical request, or have no place in it.
func hasControl(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\t' || s[i] == 0x7f {
			return true
		}
	}
	return false
}

// readPresigned takes the claim from the query string, and the signature out of it.
func readPresigned(sc *scratch, r *http.Request) (*claim, *VerifyError) {
	q := queryReader{sc: sc}
	c := &claim{presigned: true}
	signing := q.one(queryAlgorithm)
	credential := q.one(queryCredential)
	c.signedHeaders = q.one(querySignedHeaders)
	c.stamp = q.one(queryDate)
	expires := q.optional(queryExpires)
	c.token = q.optional(queryToken)
	c.payload = q.optional(queryContentSHA256)
	signature := q.one(querySignature)
	if q.err != nil {
		return nil, q.err
	}
	if signing != algorithm {
		return nil, refuse(CodeIncompleteSignature, "X-Amz-Algorithm is not AWS4-HMAC-SHA256")
	}
	if expires != "" {
		seconds, err := strconv.ParseUint(expires, 10, 31)
		if err != nil || seconds == 0 {
			return nil, refuse(CodeIncompleteSignature, "X-Amz-Expires is not a positive number of seconds")
		}
		c.expires = time.Duration(seconds) * time.Second
	}
	sc.dropQuery(querySignature)
	at, ok := parseTime(c.stamp)
	if !ok {
		return nil, refuse(CodeIncompleteSignature, "X-Amz-Date is not a basic ISO 8601 time in UTC")
	}
	c.at = at
	if err := c.readHeaders(r); err != nil {
		return nil, err
	}
	return c, c.readParts(credential, signature)
}

// queryReader reads parameters and keeps the first fault.
type queryReader struct {
	sc  *scratch
	err *VerifyError
}

// one returns a parameter that must be there, once and with a value.
func (q *queryReader) one(name string) string {
	value, count := q.sc.queryValue(name)
	if value == "" || count != 1 {
		q.fail(name + " must be given once")
	}
	return value
}

// optional returns a parameter that may be missing.
func (q *queryReader) optional(name string) string {
	value, count := q.sc.queryValue(name)
	if count > 1 || (count == 1 && value == "") {
		q.fail(name + " must be given once or not at all")
	}
	return value
}

func (q *queryReader) fail(message string) {
	if q.err == nil {
		q.err = refuse(CodeIncompleteSignature, message)
	}
}
