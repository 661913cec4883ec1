package sigv4

import (
	"net/http"
	"net/url"
	"strings"
)

// pathStyle is how the path on the wire becomes the path that is signed.
type pathStyle int

const (
	// escapeAgain escapes the escaped path once more; every service but S3 does so, and the SDK's signer too.
	escapeAgain pathStyle = iota
	// normalizeAndEscape removes dot segments and empty segments first, as the scheme and botocore have it.
	normalizeAndEscape
	// asSent signs the path as it stands, for S3, where `a//b` and `a/../b` are names of objects.
	asSent
)

// append writes the canonical form of a path.
func (s pathStyle) append(b []byte, path string) []byte {
	switch s {
	case asSent:
		return append(b, path...)
	case normalizeAndEscape:
		path = normalizePath(path)
	}
	return appendEscaped(b, path, '/')
}

// normalizePath drops empty and `.` segments and resolves `..`, keeping a final slash. It is what the SigV4 test suite and
// botocore do, which differs from RFC 3986 where the path ends in a dot segment.
func normalizePath(path string) string {
	if !strings.Contains(path, "//") && !strings.Contains(path, "/.") {
		return path
	}
	var kept []string
	for segment := range strings.SplitSeq(path, "/") {
		switch segment {
		case "", ".":
		case "..":
			kept = kept[:max(0, len(kept)-1)]
		default:
			kept = append(kept, segment)
		}
	}
	if len(kept) == 0 {
		return "/"
	}
	normal := "/" + strings.Join(kept, "/")
	if strings.HasSuffix(path, "/") {
		normal += "/"
	}
	return normal
}

// clientPath is the escaped path that a client will send: that of URL.Opaque, from its first slash behind the host, when the
// caller spelled the target out there.
func clientPath(u *url.URL) string {
	if u.Opaque == "" {
		return rooted(u.EscapedPath())
	}
	opaque, _, _ := strings.Cut(u.Opaque, "?")
	opaque = strings.TrimPrefix(opaque, "//")
	if slash := strings.IndexByte(opaque, '/'); slash >= 0 {
		return opaque[slash:]
	}
	return "/"
}

// rooted names the root where a URL has no path.
func rooted(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

// serverPath is the escaped path as it came over the wire. The URL alone cannot tell it from other spellings (its EscapedPath
// escapes raw UTF-8), so the request line is used, but only while it still stands for the path that the handler will see, or
// for that path with a prefix before it, which http.StripPrefix took away.
func serverPath(r *http.Request) string {
	seen := r.URL.EscapedPath()
	wire, _, _ := strings.Cut(r.RequestURI, "?")
	if wire != seen && strings.HasPrefix(wire, "/") {
		if u, err := url.ParseRequestURI(wire); err == nil && strings.HasSuffix(u.EscapedPath(), seen) {
			return wire
		}
	}
	return rooted(seen)
}
