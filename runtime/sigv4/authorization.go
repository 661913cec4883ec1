package sigv4

import (
	"net/http"
	"strings"
	"time"
)

// readAuthorization takes the claim from the headers.
func readAuthorization(r *http.Request, value string) (*claim, *VerifyError) {
	if len(value) > maxAuthorization {
		return nil, refuse(CodeIncompleteSignature, "the Authorization header is too long")
	}
	rest, ok := strings.CutPrefix(value, algorithm+" ")
	if !ok {
		return nil, refuse(CodeIncompleteSignature, "the Authorization header is not of the scheme AWS4-HMAC-SHA256")
	}
	c := new(claim)
	var credential, signature string
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(strings.Trim(part, " \t"), "=")
		var field *string
		switch name {
		case "Credential":
			field = &credential
		case "SignedHeaders":
			field = &c.signedHeaders
		case "Signature":
			field = &signature
		default:
			return nil, refuse(CodeIncompleteSignature, "the Authorization header has an unknown component")
		}
		if *field != "" || value == "" {
			return nil, refuse(CodeIncompleteSignature, name+" must be given once in the Authorization header")
		}
		*field = value
	}
	if err := c.readDate(r.Header); err != nil {
		return nil, err
	}
	if err := c.readHeaders(r); err != nil {
		return nil, err
	}
	return c, c.readParts(credential, signature)
}

// readDate takes the signing time from X-Amz-Date or, as the scheme allows, from a signed Date header.
func (c *claim) readDate(h http.Header) *VerifyError {
	name := headerDate
	if len(h[name]) == 0 {
		name = "Date"
	}
	if len(h[name]) != 1 {
		return refuse(CodeIncompleteSignature, "X-Amz-Date or Date must be given once")
	}
	at, ok := parseTime(h[name][0])
	if !ok && name == "Date" {
		var err error
		at, err = http.ParseTime(h[name][0])
		ok = err == nil
	}
	if !ok {
		return refuse(CodeIncompleteSignature, name+" is not a time")
	}
	if name == "Date" && !listed(c.signedHeaders, "date") {
		return refuse(CodeInvalidSignature, "the Date header is not signed")
	}
	c.at = at.UTC().Truncate(time.Second)
	c.stamp = formatTime(c.at)
	return nil
}

// readHeaders takes what may come as headers with both kinds of signature; collectSigned will insist on their being signed.
func (c *claim) readHeaders(r *http.Request) *VerifyError {
	if err := readHeader(r, headerToken, &c.token); err != nil {
		return err
	}
	return readHeader(r, headerContentSHA256, &c.payload)
}

// readHeader reads a header that may be missing and must not have been in the query string already.
func readHeader(r *http.Request, name string, field *string) *VerifyError {
	values := r.Header[name]
	if len(values) == 0 {
		return nil
	}
	if len(values) > 1 || *field != "" || values[0] == "" {
		return refuse(CodeIncompleteSignature, name+" must be given once or not at all")
	}
	*field = values[0]
	return nil
}

// readParts takes the credential and the signature apart and checks the list of headers.
func (c *claim) readParts(credential, signature string) *VerifyError {
	// From the end, as an access key may hold slashes where it is not made by AWS.
	rest, terminator := cutLast(credential)
	rest, c.scope.service = cutLast(rest)
	rest, c.scope.region = cutLast(rest)
	c.accessKey, c.scope.date = cutLast(rest)
	if terminator != scopeTerminator || c.scope.service == "" || c.scope.region == "" || c.scope.date == "" ||
		c.accessKey == "" || len(c.accessKey) > maxAccessKey || !visible(credential) {
		return refuse(CodeIncompleteSignature, "the credential is not of the form key/date/region/service/aws4_request")
	}
	sum, ok := decodeSum(signature)
	if !ok || signature != strings.ToLower(signature) {
		return refuse(CodeIncompleteSignature, "the signature is not 64 lower-case hex digits")
	}
	c.signature = sum
	if len(c.signedHeaders) > maxAuthorization || !orderedNames(c.signedHeaders) {
		return refuse(CodeIncompleteSignature, "the signed headers are not a sorted list of lower-case names")
	}
	return nil
}

// cutLast splits s at its last slash; without one, all of s is the last part.
func cutLast(s string) (before, last string) {
	i := strings.LastIndexByte(s, '/')
	return s[:max(i, 0)], s[i+1:]
}

// visible tells whether s is visible ASCII only.
func visible(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}
