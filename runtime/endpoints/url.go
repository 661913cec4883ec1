package endpoints

import (
	"net/netip"
	"net/url"
	"strings"
)

// URL is a parsed custom endpoint.
type URL struct {
	// Scheme is http or https.
	Scheme string
	// Authority is the host, with the port and the user information where there are any, as they were written.
	Authority string
	// Path is empty or starts with a slash, percent-encoded.
	Path string
	// NormalizedPath is Path with a slash at both ends.
	NormalizedPath string
	// IsIP tells whether the host is an address.
	IsIP bool
}

// ParseURL takes a URL apart, the function parseURL. There is no value for other schemes than http and https, for a
// query, and for a URL that does not parse or has no host.
func ParseURL(s string) (URL, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" {
		return URL{}, false
	}
	// u.Host has lost the escapes of an IPv6 zone, and the result goes into a URL again.
	authority := s[len(u.Scheme)+len("://"):]
	if i := strings.IndexAny(authority, "/?#"); i >= 0 {
		authority = authority[:i]
	}
	path := u.EscapedPath()
	_, err = netip.ParseAddr(u.Hostname())
	return URL{
		Scheme: u.Scheme, Authority: authority, Path: path, NormalizedPath: slashed(path), IsIP: err == nil,
	}, true
}

func slashed(path string) string {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	if !strings.HasSuffix(path, "/") {
		path += "/"
	}
	return path
}
