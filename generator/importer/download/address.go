package download

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// IsURL reports whether a source is a URL rather than a path.
func IsURL(source string) bool { return strings.Contains(source, "://") }

// Parse reads a URL. Its errors do not repeat it, as it may have credentials.
func Parse(source string) (*url.URL, error) {
	u, err := url.Parse(source)
	if err != nil || u.Opaque != "" {
		return nil, errors.New("the URL to import from is malformed")
	}
	switch {
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, fmt.Errorf("cannot import from a URL with %s, only with https and http", u.Scheme)
	case u.Hostname() == "":
		return nil, errors.New("the URL to import from names no host")
	}
	return u, nil
}

// Show is a URL without credentials, query and fragment.
func Show(u *url.URL) string {
	bare := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}
	return bare.String()
}

// Secret reports whether a URL has a query, which may hold a signature or a token
// and is nothing to write down.
func Secret(u *url.URL) bool { return u.RawQuery != "" }
