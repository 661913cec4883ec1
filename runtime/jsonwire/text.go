package jsonwire

import (
	"math/bits"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string, as encoding/json writes it without
// escapes for HTML; but \b and \f take the long escape, U+2028 and U+2029 stay
// as they are, and invalid UTF-8 becomes U+FFFD itself rather than its escape.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := plainEnd(s, 0); i < len(s); i = plainEnd(s, i) {
		if c := s[i]; c < utf8.RuneSelf {
			b = append(b, s[start:i]...)
			b = appendEscape(b, c)
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			b = append(append(b, s[start:i]...), "\ufffd"...)
			start = i + 1
		}
		i += n
	}
	return append(append(b, s[start:]...), '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
}

const (
	ones = 0x0101010101010101
	tops = 0x8080808080808080
)

// plainEnd returns the index at or after i of the first byte that ends a run
// of plain string text: a quote, a backslash, a control character or a byte of
// a multi-byte character; len(text) when there is none. It looks at eight bytes
// at a time; a borrow can mark a byte falsely only above a true mark, so the
// lowest mark is exact.
func plainEnd[T string | []byte](text T, i int) int {
	for ; i+8 <= len(text); i += 8 {
		// The compiler makes one check and one load of this.
		t := text[i : i+8]
		x := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
			uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		quote, slash := x^(ones*'"'), x^(ones*'\\')
		mark := ((x - ones*0x20) | (quote - ones) | (slash - ones) | x) & tops
		if mark == 0 {
			continue
		}
		// The cheap test above may mark a byte falsely (a byte over 0x80 is a
		// true mark by x itself); the exact one settles it.
		mark = ((x-ones*0x20)&^x | (quote-ones)&^quote | (slash-ones)&^slash | x) & tops
		if mark != 0 {
			return i + bits.TrailingZeros64(mark)/8
		}
	}
	for ; i < len(text); i++ {
		if c := text[i]; c < 0x20 || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return i
		}
	}
	return i
}
