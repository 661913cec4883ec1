package sigv4

import (
	"net/http"
	"strings"
)

// clientHost returns the host that a client's request is signed for, and whether a port was cut off because it is the default
// of the URL's scheme; the request must then be sent with that host. The brackets of an IPv6 address go with its port: that is
// what the SDK signs.
func clientHost(r *http.Request) (host string, cut bool) {
	host = r.Host
	if host == "" {
		host = r.URL.Host
	}
	port := portOf(host)
	scheme := r.URL.Scheme
	isDefault := (port == "80" && strings.EqualFold(scheme, "http")) || (port == "443" && strings.EqualFold(scheme, "https"))
	if !isDefault {
		return host, false
	}
	if end := strings.IndexByte(host, ']'); end >= 0 {
		return strings.TrimPrefix(host[:end], "["), true
	}
	host, _, _ = strings.Cut(host, ":")
	return host, true
}

// portOf returns what follows the host's colon, leaving the colons of an IPv6 address alone.
func portOf(host string) string {
	if _, port, ok := strings.Cut(host, "]:"); ok {
		return port
	}
	if strings.Contains(host, "]") {
		return ""
	}
	_, port, _ := strings.Cut(host, ":")
	return port
}
