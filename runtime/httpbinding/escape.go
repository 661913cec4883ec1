// Package httpbinding puts members into the parts of a message outside of its
// body, and reads them from there, on both sides of the REST protocols (Smithy
// 2.0, "HTTP binding traits"). It imports package runtime, its internals and the
// standard library only.
package httpbinding

import "strings"

const upperHex = "0123456789ABCDEF"

// isUnreserved reports whether a byte stands for itself in a path and a query
// (RFC 3986, section 2.3).
func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}

// appendEscaped appends s percent-encoded; a greedy label keeps its slashes.
func appendEscaped(b []byte, s string, keepSlash bool) []byte {
	for i := range len(s) {
		c := s[i]
		if isUnreserved(c) || keepSlash && c == '/' {
			b = append(b, c)
			continue
		}
		b = append(b, '%', upperHex[c>>4], upperHex[c&0xf])
	}
	return b
}

// splitURI cuts the literal query from an operation's URI.
func splitURI(uri string) (path, query string) {
	path, query, _ = strings.Cut(uri, "?")
	return path, query
}
