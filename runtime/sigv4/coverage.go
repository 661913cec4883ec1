package sigv4

import (
	"bytes"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// orderedNames tells whether list is lower-case header names with semicolons between, each greater than the one before. Any
// other list could be read in two ways.
func orderedNames(list string) bool {
	before := ""
	for name := range strings.SplitSeq(list, ";") {
		if name <= before || !visible(name) || name != strings.ToLower(name) || strings.Contains(name, ":") {
			return false
		}
		before = name
	}
	return true
}

// listed tells whether a list of signed headers holds name.
func listed(list, name string) bool {
	return slices.Contains(strings.Split(list, ";"), name)
}

// collectSigned collects the values of the signed headers, in order, and refuses a list that leaves out the host or an X-Amz-*
// header: those could be put in, or changed, by anybody.
func (sc *scratch) collectSigned(r *http.Request, list string) *VerifyError {
	for name := range strings.SplitSeq(list, ";") {
		sc.addHeader(name, nil)
	}
	if err := sc.fillFromRequest(r); err != nil {
		return err
	}
	size := 0
	for key, values := range r.Header {
		h := sc.findSigned(key)
		switch {
		case h == nil && hasPrefixFold(key, "X-Amz-"):
			return refuse(CodeInvalidSignature, "the header "+quoteName(key)+" is not signed")
		case h == nil || string(h.name) == "host" || string(h.name) == "content-length":
			continue
		case h.values != nil:
			return refuse(CodeIncompleteSignature, "the header "+quoteName(key)+" is given in two spellings")
		}
		for _, v := range values {
			if size += len(v) + 1; size > maxSignedBytes {
				return refuse(CodeIncompleteSignature, "the signed headers are too long")
			}
			if hasControl(v) {
				return refuse(CodeIncompleteSignature, "the header "+quoteName(key)+" holds a control character")
			}
		}
		h.values = values
	}
	for i := range sc.headers {
		if sc.headers[i].values == nil {
			return refuse(CodeSignatureDoesNotMatch, "the signed header "+quoteName(string(sc.headers[i].name))+" is missing")
		}
	}
	return nil
}

// fillFromRequest sets the headers that net/http keeps outside of http.Request.Header.
func (sc *scratch) fillFromRequest(r *http.Request) *VerifyError {
	host := sc.findSigned("host")
	if host == nil {
		return refuse(CodeInvalidSignature, "the host is not signed")
	}
	sc.single[0] = r.Host
	if r.Host == "" {
		sc.single[0] = r.URL.Host
	}
	if hasControl(sc.single[0]) || len(sc.single[0]) > maxAuthorization {
		return refuse(CodeIncompleteSignature, "the host is malformed")
	}
	host.values = sc.single[0:1]
	if length := sc.findSigned("content-length"); length != nil && r.ContentLength >= 0 {
		sc.single[1] = strconv.FormatInt(r.ContentLength, 10)
		length.values = sc.single[1:2]
	}
	if coding := sc.findSigned("transfer-encoding"); coding != nil && len(r.TransferEncoding) > 0 {
		coding.values = r.TransferEncoding
	}
	return nil
}

// findSigned finds a signed header under any spelling of its name.
func (sc *scratch) findSigned(key string) *header {
	start := len(sc.names)
	lower := appendLower(sc.names, key)[start:]
	i, ok := slices.BinarySearchFunc(sc.headers, lower, func(h header, name []byte) int {
		return bytes.Compare(h.name, name)
	})
	if !ok {
		return nil
	}
	return &sc.headers[i]
}

// quoteName makes a header's name fit for a message.
func quoteName(name string) string {
	return strconv.QuoteToASCII(name[:min(len(name), 64)])
}
