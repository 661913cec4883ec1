package timestamp

import (
	"strconv"
	"strings"
	"time"
)

// The first second of the year 0 and the last one of the year 9999.
const (
	minEpoch = -62167219200
	maxEpoch = 253402300799
)

// AppendEpoch appends t as seconds since 1970 with up to three fractional
// digits; further digits are dropped, towards the past as AppendDateTime does.
func AppendEpoch(b []byte, t time.Time) []byte {
	sec, ms := t.Unix(), t.Nanosecond()/1e6
	if sec < 0 && ms > 0 {
		// The fraction counts forward from the second before.
		sec, ms = sec+1, 1000-ms
		if sec == 0 {
			b = append(b, '-')
		}
	}
	return appendMillis(strconv.AppendInt(b, sec, 10), ms)
}

// ParseEpoch parses a decimal number of seconds, with fraction and exponent
// accepted, exactly to the nanosecond; digits beyond the ninth of the fraction
// are dropped.
func ParseEpoch(s string) (time.Time, error) {
	n, ok := scan(s)
	if !ok {
		return time.Time{}, ErrFormat
	}
	sec, nanos, ok := n.split()
	if !ok || sec > maxEpoch {
		return time.Time{}, ErrFormat
	}
	if n.neg {
		if sec, nanos = -sec, -nanos; sec < minEpoch || sec == minEpoch && nanos < 0 {
			return time.Time{}, ErrFormat
		}
	}
	return time.Unix(sec, nanos).UTC(), nil
}

// decimal is a number as it is written: whole.frac times ten to the power exp.
type decimal struct {
	neg         bool
	whole, frac string
	exp         int
}

// scan takes a number apart.
func scan(s string) (n decimal, ok bool) {
	s, n.neg = strings.CutPrefix(s, "-")
	n.whole, s = digits(s)
	if n.whole == "" {
		return n, false
	}
	if s != "" && s[0] == '.' {
		if n.frac, s = digits(s[1:]); n.frac == "" {
			return n, false
		}
	}
	if s != "" && s[0]|0x20 == 'e' {
		var err error
		n.exp, err = strconv.Atoi(s[1:])
		return n, err == nil
	}
	return n, s == ""
}

// digits cuts the digits that s begins with.
func digits(s string) (head, rest string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

// split returns the whole seconds and the nanoseconds. It fails for seconds of
// more than 12 digits.
func (n *decimal) split() (sec, nanos int64, ok bool) {
	if n.exp != 0 || len(n.whole) > 12 {
		return n.shift()
	}
	for _, c := range []byte(n.whole) {
		sec = sec*10 + int64(c-'0')
	}
	scale := int64(1e8)
	for _, c := range []byte(n.frac[:min(9, len(n.frac))]) {
		nanos += int64(c-'0') * scale
		scale /= 10
	}
	return sec, nanos, true
}

// shift is split for a number whose decimal point stands elsewhere than
// written, or which has leading zeros.
func (n *decimal) shift() (sec, nanos int64, ok bool) {
	text := strings.TrimLeft(n.whole+n.frac, "0")
	// point is where the decimal point stands in text, from its beginning.
	point := len(text) - len(n.frac)
	if text == "" {
		return 0, 0, true
	}
	if n.exp > 12-point {
		return 0, 0, false
	}
	if n.exp < -9-point {
		return 0, 0, true
	}
	point += n.exp
	for i := range max(point, 0) {
		sec = sec*10 + digit(text, i)
	}
	for i := point; i < point+9; i++ {
		nanos = nanos*10 + digit(text, i)
	}
	return sec, nanos, true
}

// digit returns the i-th digit of text, which zeros surround.
func digit(text string, i int) int64 {
	if i < 0 || i >= len(text) {
		return 0
	}
	return int64(text[i] - '0')
}
