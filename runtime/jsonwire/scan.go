package jsonwire

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// scanString reads a string whose opening quote is next and returns where its
// text stands. plain is false when the text holds escapes.
func (r *Reader) scanString() (start, end int, plain, ok bool) {
	start = r.pos + 1
	i := start
	plain, ascii := true, true
	for {
		i = plainEnd(r.data, i)
		if i == len(r.data) {
			r.pos = i
			r.fail("unterminated string")
			return 0, 0, false, false
		}
		switch c := r.data[i]; {
		case c == '"':
			if !ascii && !utf8.Valid(r.data[start:i]) {
				r.pos = start
				r.fail("invalid UTF-8")
				return 0, 0, false, false
			}
			r.pos = i + 1
			return start, i, plain, true
		case c == '\\':
			plain = false
			i = min(i+2, len(r.data))
		case c >= utf8.RuneSelf:
			ascii = false
			for i++; i < len(r.data) && r.data[i] >= utf8.RuneSelf; i++ {
			}
		default:
			r.pos = i
			r.fail("control character in a string")
			return 0, 0, false, false
		}
	}
}

// unescape returns the text that stands in data[start:end] with its escapes
// resolved, in a buffer that the next call reuses. A lone surrogate becomes
// U+FFFD, as encoding/json does it.
func (r *Reader) unescape(start, end int) ([]byte, bool) {
	out, s := r.scratch[:0], r.data[start:end]
	for {
		n := bytes.IndexByte(s, '\\')
		if n < 0 {
			r.scratch = append(out, s...)
			return r.scratch, true
		}
		out, s = append(out, s[:n]...), s[n:]
		if s[1] == 'u' {
			var c rune
			if c, n = hexEscape(s); n > 0 {
				out = utf8.AppendRune(out, c)
			}
		} else if c := shortEscapes[s[1]]; c != 0 {
			out, n = append(out, c), 2
		} else {
			n = 0
		}
		if n == 0 {
			r.pos = end - len(s)
			r.fail("malformed escape")
			return nil, false
		}
		s = s[n:]
	}
}

// shortEscapes are the characters of the escapes of one letter.
var shortEscapes = [256]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// hexEscape decodes the \uXXXX escape, or the surrogate pair of two, that s
// begins with, and returns its length; 0 when it is malformed.
func hexEscape(s []byte) (rune, int) {
	c, ok := hex4(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(c) {
		return c, 6
	}
	if len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
		if low, ok := hex4(s[6:]); ok {
			if p := utf16.DecodeRune(c, low); p != utf8.RuneError {
				return p, 12
			}
		}
	}
	return utf8.RuneError, 6
}

// hex4 returns the value of the four digits of a \uXXXX escape.
func hex4(s []byte) (rune, bool) {
	if len(s) < 6 {
		return 0, false
	}
	v := rune(0)
	for _, c := range s[2:6] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		v = v<<4 | rune(c)
	}
	return v, true
}

// number reads a number; integer is true when it has neither fraction nor
// exponent. It returns nil after an error.
func (r *Reader) number() (num []byte, integer bool) {
	i := r.pos
	if r.at(i) == '-' {
		i++
	}
	n := r.digits(i)
	if n == 0 || n > 1 && r.at(i) == '0' {
		return r.badNumber()
	}
	i += n
	integer = true
	if r.at(i) == '.' {
		integer = false
		if n = r.digits(i + 1); n == 0 {
			return r.badNumber()
		}
		i += 1 + n
	}
	if c := r.at(i); c == 'e' || c == 'E' {
		integer = false
		i++
		if c = r.at(i); c == '+' || c == '-' {
			i++
		}
		if n = r.digits(i); n == 0 {
			return r.badNumber()
		}
		i += n
	}
	num = r.data[r.pos:i]
	r.pos = i
	return num, integer
}

func (r *Reader) badNumber() ([]byte, bool) {
	r.fail("expected a value")
	return nil, false
}

func (r *Reader) at(i int) byte {
	if i < len(r.data) {
		return r.data[i]
	}
	return 0
}

func (r *Reader) digits(i int) int {
	n := 0
	for c := r.at(i); c >= '0' && c <= '9'; c = r.at(i + n) {
		n++
	}
	return n
}
