package sigv4

import (
	"bytes"
	"net/url"
	"slices"
	"sort"
	"strings"
)

// addQuery collects the parameters of a raw query string in canonical encoding. It passes over what net/url.ParseQuery drops
// (semicolons, broken escapes), as a handler or the SDK's signer will not see that either, and then returns false.
func (sc *scratch) addQuery(raw string) (clean bool) {
	clean = true
	for raw != "" {
		var param string
		param, raw, _ = strings.Cut(raw, "&")
		if param == "" {
			continue
		}
		key, value, _ := strings.Cut(param, "=")
		start := len(sc.query)
		b, keyOK := appendRecoded(sc.query, key)
		middle := len(b)
		b, valueOK := appendRecoded(b, value)
		if !keyOK || !valueOK {
			clean = false
			continue
		}
		sc.query = b
		sc.pairs = append(sc.pairs, pair{b[start:middle:middle], b[middle:len(b):len(b)]})
	}
	return clean
}

// setQuery makes value the only one of a parameter; both are plain text.
func (sc *scratch) setQuery(key, value string) {
	sc.dropQuery(key)
	sc.appendPair(key, value)
}

func (sc *scratch) appendPair(key, value string) {
	start := len(sc.query)
	b := appendEscaped(sc.query, key, 0)
	middle := len(b)
	b = appendEscaped(b, value, 0)
	sc.query = b
	sc.pairs = append(sc.pairs, pair{b[start:middle:middle], b[middle:len(b):len(b)]})
}

// dropQuery removes all values of a parameter.
func (sc *scratch) dropQuery(key string) {
	start := len(sc.query)
	encoded := appendEscaped(sc.query, key, 0)[start:]
	sc.pairs = slices.DeleteFunc(sc.pairs, func(p pair) bool { return bytes.Equal(p.key, encoded) })
}

// queryValue returns the decoded value of a parameter whose name needs no escaping, and how often it occurs.
func (sc *scratch) queryValue(key string) (value string, count int) {
	for _, p := range sc.pairs {
		if string(p.key) == key {
			// What appendRecoded wrote always decodes.
			value, _ = url.PathUnescape(string(p.value))
			count++
		}
	}
	return value, count
}

// sortQuery orders by encoded name, then by encoded value: the scheme sorts after encoding, and the two orders differ.
func (sc *scratch) sortQuery() {
	sort.Sort((*queryOrder)(sc))
}

// queryOrder sorts scratch.pairs.
type queryOrder scratch

// Len implements [sort.Interface].
func (o *queryOrder) Len() int { return len(o.pairs) }

// Less implements [sort.Interface].
func (o *queryOrder) Less(i, j int) bool {
	a, b := &o.pairs[i], &o.pairs[j]
	if c := bytes.Compare(a.key, b.key); c != 0 {
		return c < 0
	}
	return bytes.Compare(a.value, b.value) < 0
}

// Swap implements [sort.Interface].
func (o *queryOrder) Swap(i, j int) { o.pairs[i], o.pairs[j] = o.pairs[j], o.pairs[i] }

// appendQuery writes the canonical query string.
func (sc *scratch) appendQuery(b []byte) []byte {
	for i, p := range sc.pairs {
		if i > 0 {
			b = append(b, '&')
		}
		b = append(append(b, p.key...), '=')
		b = append(b, p.value...)
	}
	return b
}

const upperHex = "0123456789ABCDEF"

// appendEscaped percent-encodes all but the unreserved characters of RFC 3986 and the one byte keep (0 for none).
func appendEscaped(b []byte, s string, keep byte) []byte {
	for i := range len(s) {
		b = appendEscapedByte(b, s[i], keep)
	}
	return b
}

func appendEscapedByte(b []byte, c, keep byte) []byte {
	if unreserved(c) || (c == keep && keep != 0) {
		return append(b, c)
	}
	return append(b, '%', upperHex[c>>4], upperHex[c&15])
}

func unreserved(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	return c == '-' || c == '.' || c == '_' || c == '~'
}

// appendRecoded decodes a query component and encodes it canonically, in one pass. It returns false for what does not decode.
func appendRecoded(b []byte, s string) ([]byte, bool) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case ';':
			return b, false
		case '+':
			c = ' '
		case '%':
			if i+2 >= len(s) {
				return b, false
			}
			high, low := unhex(s[i+1]), unhex(s[i+2])
			if high > 15 || low > 15 {
				return b, false
			}
			c = high<<4 | low
			i += 2
		}
		b = appendEscapedByte(b, c, 0)
	}
	return b, true
}

// unhex returns the value of a hex digit, or 255.
func unhex(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 255
}
