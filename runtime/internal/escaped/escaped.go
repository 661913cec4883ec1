// Package escaped reads text that is percent-encoded: segments of paths, query
// strings and forms.
package escaped

import "strings"

// Next cuts the first parameter from a query string or form, as it is
// escaped. Empty ones are passed over; ok is false at the end.
func Next(query string) (key, value, rest string, ok bool) {
	for query != "" {
		var part string
		part, query, _ = strings.Cut(query, "&")
		if part != "" {
			key, value, _ = strings.Cut(part, "=")
			return key, value, query, true
		}
	}
	return "", "", "", false
}

// Has reports whether a query string has a parameter.
func Has(query, key string) bool {
	for query != "" {
		k, _, rest, ok := Next(query)
		if ok && sameText(k, key) {
			return true
		}
		query = rest
	}
	return false
}

// HasValue reports whether a query string has a parameter with a value.
func HasValue(query, key, value string) bool {
	for query != "" {
		k, v, rest, ok := Next(query)
		if ok && sameText(k, key) && sameText(v, value) {
			return true
		}
		query = rest
	}
	return false
}

// sameText compares an escaped text with a plain one.
func sameText(escaped, plain string) bool {
	if escaped == plain {
		return strings.IndexByte(escaped, '%') < 0 && strings.IndexByte(escaped, '+') < 0
	}
	n := 0
	for i := 0; i < len(escaped); i++ {
		c := escaped[i]
		switch c {
		case '%':
			var ok bool
			if c, ok = hexByte(escaped, i); !ok {
				return false
			}
			i += 2
		case '+':
			c = ' '
		}
		if n == len(plain) || plain[n] != c {
			return false
		}
		n++
	}
	return n == len(plain)
}

// hexByte decodes the escape at i.
func hexByte(s string, i int) (byte, bool) {
	if i+2 >= len(s) {
		return 0, false
	}
	high, low := hexValue[s[i+1]], hexValue[s[i+2]]
	return high<<4 | low&0xf, high < 16 && low < 16
}

// hexValue is the value of a hexadecimal digit, 16 and more for other bytes.
var hexValue = func() (t [256]byte) {
	for i := range t {
		t[i] = 0xff
	}
	for i, c := range "0123456789" {
		t[c] = byte(i)
	}
	for i := range 6 {
		t['a'+i], t['A'+i] = byte(10+i), byte(10+i)
	}
	return t
}()

// Path resolves the escapes of a segment of a path; it fails for malformed
// ones.
func Path(s string) (string, bool) { return unescape(s, false) }

// Query resolves the escapes of a part of a query string or form, where
// a plus sign is a space.
func Query(s string) (string, bool) { return unescape(s, true) }

func unescape(s string, plus bool) (string, bool) {
	i := strings.IndexByte(s, '%')
	if p := -1; plus {
		if p = strings.IndexByte(s, '+'); i < 0 || p >= 0 && p < i {
			i = p
		}
	}
	if i < 0 {
		return s, true
	}
	b := append(make([]byte, 0, len(s)), s[:i]...)
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			var ok bool
			if c, ok = hexByte(s, i); !ok {
				return "", false
			}
			i += 2
		case plus && c == '+':
			c = ' '
		}
		b = append(b, c)
	}
	return string(b), true
}
