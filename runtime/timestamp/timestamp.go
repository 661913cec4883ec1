// Package timestamp reads and writes the three timestamp formats of the AWS
// protocols (Smithy 2.0, trait timestampFormat): date-time, http-date and
// epoch-seconds. It imports the standard library only.
package timestamp

import (
	"errors"
	"strconv"
	"time"
)

// ErrFormat is returned for text that is not a timestamp of the asked format.
// The text itself is left out: it may be sensitive.
var ErrFormat = errors.New("malformed timestamp")

const (
	dateTimeLayout = "2006-01-02T15:04:05.999Z"
	httpDateLayout = "Mon, 02 Jan 2006 15:04:05 GMT"
)

// AppendDateTime appends t in UTC as RFC 3339 with up to three fractional
// digits, the precision of the protocols.
func AppendDateTime(b []byte, t time.Time) []byte {
	return t.UTC().AppendFormat(b, dateTimeLayout)
}

// AppendHTTPDate appends t as an IMF-fixdate (RFC 9110, section 5.6.7).
func AppendHTTPDate(b []byte, t time.Time) []byte {
	return t.UTC().AppendFormat(b, httpDateLayout)
}

// AppendEpoch appends t as seconds since 1970 with up to three fractional
// digits.
func AppendEpoch(b []byte, t time.Time) []byte {
	ms := t.UnixMilli()
	if ms < 0 {
		b = append(b, '-')
		ms = -ms
	}
	b = strconv.AppendInt(b, ms/1000, 10)
	frac := ms % 1000
	if frac == 0 {
		return b
	}
	b = append(b, '.', byte('0'+frac/100), byte('0'+frac/10%10), byte('0'+frac%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// ParseDateTime parses RFC 3339 text; an offset is accepted and a missing one
// means UTC, as services have been seen to leave it out.
func ParseDateTime(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err == nil {
		return t.UTC(), nil
	}
	if t, err = time.Parse("2006-01-02T15:04:05", s); err == nil {
		return t, nil
	}
	return time.Time{}, ErrFormat
}

// ParseHTTPDate parses an IMF-fixdate, with fractional seconds if there are
// any, and the two-digit-year form of RFC 850.
func ParseHTTPDate(s string) (time.Time, error) {
	for _, layout := range [...]string{httpDateLayout, "Mon, 2 Jan 2006 15:04:05 GMT", time.RFC850, time.ANSIC} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, ErrFormat
}

// maxEpoch is the last second of the year 9999, the largest that the other
// formats can hold.
const maxEpoch = 253402300799

// ParseEpoch parses a decimal number of seconds, with fraction and exponent
// accepted, exactly to the nanosecond.
func ParseEpoch(s string) (time.Time, error) {
	neg := len(s) > 0 && s[0] == '-'
	digits := s
	if neg {
		digits = s[1:]
	}
	sec, rest, ok := leadingInt(digits)
	if !ok {
		return time.Time{}, ErrFormat
	}
	if rest != "" && rest[0] != '.' {
		return parseEpochFloat(s)
	}
	nanos := int64(0)
	if rest != "" {
		if nanos, ok = fraction(rest[1:]); !ok {
			return parseEpochFloat(s)
		}
	}
	if sec > maxEpoch {
		return time.Time{}, ErrFormat
	}
	if neg {
		sec, nanos = -sec, -nanos
	}
	return time.Unix(sec, nanos).UTC(), nil
}

// parseEpochFloat takes the forms with an exponent.
func parseEpochFloat(s string) (time.Time, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f > maxEpoch || f < -maxEpoch || f != f {
		return time.Time{}, ErrFormat
	}
	sec := int64(f)
	return time.Unix(sec, int64((f-float64(sec))*1e9)).UTC(), nil
}

func leadingInt(s string) (v int64, rest string, ok bool) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		if i == 15 {
			return 0, "", false
		}
		v = v*10 + int64(s[i]-'0')
		i++
	}
	return v, s[i:], i > 0
}

// fraction returns the nanoseconds of the digits after a decimal point; digits
// beyond the ninth are dropped.
func fraction(s string) (int64, bool) {
	nanos, scale := int64(0), int64(1e8)
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		nanos += int64(s[i]-'0') * scale
		scale /= 10
	}
	return nanos, len(s) > 0
}
