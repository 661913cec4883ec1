// Package timestamp reads and writes the three timestamp formats of the AWS
// protocols (Smithy 2.0, trait timestampFormat): date-time, http-date and
// epoch-seconds. It reads the years 0 to 9999, which all three can write. It
// imports the standard library only.
package timestamp

import (
	"errors"
	"time"
)

// ErrFormat is returned for text that is not a timestamp of the asked format.
// The text itself is left out: it may be sensitive.
var ErrFormat = errors.New("malformed timestamp")

const (
	dateTimeLayout = "2006-01-02T15:04:05.999Z"
	httpDateLayout = "Mon, 02 Jan 2006 15:04:05 GMT"
	shortDayLayout = "Mon, 2 Jan 2006 15:04:05 GMT"
	rfc850Layout   = "Monday, 02-Jan-06 15:04:05 GMT"
)

// AppendDateTime appends t in UTC as RFC 3339 with up to three fractional
// digits, the precision of the protocols; further digits are dropped. Only the
// years 0 to 9999 have such a form.
func AppendDateTime(b []byte, t time.Time) []byte {
	t = t.UTC()
	year, month, day := t.Date()
	if year < 0 || year > 9999 {
		return t.AppendFormat(b, dateTimeLayout)
	}
	hour, minute, second := t.Clock()
	b = append(appendTwo(appendTwo(b, year/100), year%100), '-')
	b = append(appendTwo(b, int(month)), '-')
	b = append(appendTwo(b, day), 'T')
	b = append(appendTwo(b, hour), ':')
	b = append(appendTwo(b, minute), ':')
	b = appendTwo(b, second)
	return append(appendMillis(b, t.Nanosecond()/1e6), 'Z')
}

func appendTwo(b []byte, v int) []byte { return append(b, byte('0'+v/10), byte('0'+v%10)) }

// appendMillis appends milliseconds as a fraction without trailing zeros.
func appendMillis(b []byte, ms int) []byte {
	if ms == 0 {
		return b
	}
	b = append(b, '.', byte('0'+ms/100), byte('0'+ms/10%10), byte('0'+ms%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// AppendHTTPDate appends t as an IMF-fixdate (RFC 9110, section 5.6.7).
func AppendHTTPDate(b []byte, t time.Time) []byte {
	return t.UTC().AppendFormat(b, httpDateLayout)
}

// ParseDateTime parses RFC 3339 text; an offset is accepted and a missing one
// means UTC, as services have been seen to leave it out.
func ParseDateTime(s string) (time.Time, error) {
	if t, ok := parseUsual(s); ok {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t, err = time.Parse("2006-01-02T15:04:05", s)
	}
	return checked(t.UTC(), err)
}

// parseUsual parses the form that services send, 2006-01-02T15:04:05Z with or
// without a fraction, several times faster than package time. It leaves every
// other text to that, and all that is out of range.
func parseUsual(s string) (time.Time, bool) {
	if len(s) < 20 || len(s) > 30 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[len(s)-1] != 'Z' {
		return time.Time{}, false
	}
	century, year, month, day := two(s), two(s[2:]), two(s[5:]), two(s[8:])
	hour, minute, second := two(s[11:]), two(s[14:]), two(s[17:])
	if century|year|month|day|hour|minute|second < 0 || month > 12 || month == 0 || day > 28 || day == 0 ||
		hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, false
	}
	nanos := 0
	if len(s) > 20 {
		if s[19] != '.' || len(s) == 21 {
			return time.Time{}, false
		}
		scale := 100_000_000
		for i := 20; i < len(s)-1; i++ {
			c := int(s[i]) - '0'
			if c < 0 || c > 9 {
				return time.Time{}, false
			}
			nanos += c * scale
			scale /= 10
		}
	}
	return time.Date(century*100+year, time.Month(month), day, hour, minute, second, nanos, time.UTC), true
}

// two returns the value of two digits, a negative number if they are none.
func two(s string) int {
	tens, ones := int(s[0])-'0', int(s[1])-'0'
	if tens < 0 || tens > 9 || ones < 0 || ones > 9 {
		return -1
	}
	return tens*10 + ones
}

// ParseUTCDateTime parses the form that the trait asks of senders, RFC 3339
// without an offset.
func ParseUTCDateTime(s string) (time.Time, error) {
	if t, ok := parseUsual(s); ok {
		return t, nil
	}
	if s == "" || s[len(s)-1] != 'Z' {
		return time.Time{}, ErrFormat
	}
	// Unlike time.Parse, UnmarshalText is as strict as the RFC.
	var t time.Time
	err := t.UnmarshalText([]byte(s))
	return checked(t, err)
}

// ParseHTTPDate parses an IMF-fixdate, with fractional seconds if there are
// any and a day of one digit, and the obsolete forms of RFC 9110, section 5.6.7.
func ParseHTTPDate(s string) (time.Time, error) {
	for _, layout := range [...]string{httpDateLayout, shortDayLayout, rfc850Layout, time.ANSIC} {
		if t, err := time.Parse(layout, s); err == nil {
			return checked(t, nil)
		}
	}
	return time.Time{}, ErrFormat
}

// checked hides the text that package time's errors quote, and refuses years
// that other formats cannot write: an offset may shift the year over the edge.
func checked(t time.Time, err error) (time.Time, error) {
	if sec := t.Unix(); err != nil || sec < minEpoch || sec > maxEpoch {
		return time.Time{}, ErrFormat
	}
	return t, nil
}
