package pattern

import "unicode/utf8"

// Set is a set of characters.
type Set struct {
	// ASCII has a bit for each of the first 128 characters; the other two words are
	// zero.
	ASCII [4]uint64
	// Ranges are the ranges of other characters in their order: three bytes for the
	// first, and three for the last one.
	Ranges string
	// Index, of sets with many ranges, has for each byte that UTF-8 begins with, from
	// FirstLead on, the first range that may have its characters: two bytes, the lower
	// first. One more entry is the number of ranges.
	Index string
}

const rangeSize = 6

// The bytes that characters other than ASCII begin with.
const (
	FirstLead = 0xC2
	LastLead  = 0xF4
	errorLead = 0xEF
)

// ascii reports whether a byte is a character of the set.
func (s *Set) ascii(b byte) bool { return s.ASCII[b>>6]>>(b&63)&1 != 0 }

// next reports how many bytes the first character of a text has; 0 when it is not
// in the set. There must be one.
func (s *Set) next(text string) int {
	if b := text[0]; b < utf8.RuneSelf {
		if s.ascii(b) {
			return 1
		}
		return 0
	}
	c, n := utf8.DecodeRuneInString(text)
	lead := text[0]
	if c == utf8.RuneError {
		lead = errorLead
	}
	if !s.other(c, lead) {
		return 0
	}
	return n
}

// count is how many characters of the set a text begins with, and their bytes.
func (s *Set) count(text string) (count, end int) {
	continued := 0
	for i := 0; i < len(text); i++ {
		if s.ascii(text[i]) {
			continue
		}
		n := s.next(text[i:])
		if n == 0 {
			return i - continued, i
		}
		continued += n - 1
		i += n - 1
	}
	return len(text) - continued, len(text)
}

// other reports whether a character that is not ASCII is in the set.
func (s *Set) other(c rune, lead byte) bool {
	low, high := 0, len(s.Ranges)/rangeSize
	if at := 2 * (int(lead) - FirstLead); at+3 < len(s.Index) {
		low = int(s.Index[at]) | int(s.Index[at+1])<<8
		high = min(high, (int(s.Index[at+2])|int(s.Index[at+3])<<8)+1)
	}
	for low < high {
		mid := int(uint(low+high) / 2)
		r := s.Ranges[mid*rangeSize:][:rangeSize]
		switch {
		case c < char(r):
			high = mid
		case c > char(r[3:]):
			low = mid + 1
		default:
			return true
		}
	}
	return false
}

// char reads a character of three bytes.
func char(s string) rune { return rune(s[0])<<16 | rune(s[1])<<8 | rune(s[2]) }
