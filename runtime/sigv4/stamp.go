package sigv4

import "time"

// timeFormat is ISO 8601 in the basic format, always UTC; the scope's date is its first eight bytes.
const timeFormat = "20060102T150405Z"

// formatTime is t.UTC().Format(timeFormat) at a fifth of its cost, which would be a tenth of a signing call.
func formatTime(t time.Time) string {
	t = t.UTC()
	year, month, day := t.Date()
	if year < 0 || year > 9999 {
		return t.Format(timeFormat)
	}
	hour, minute, second := t.Clock()
	b := [len(timeFormat)]byte{8: 'T', 15: 'Z'}
	for i, n := range [...]int{year / 100, year % 100, int(month), day} {
		putTwo(b[2*i:], n)
	}
	for i, n := range [...]int{hour, minute, second} {
		putTwo(b[9+2*i:], n)
	}
	return string(b[:])
}

// putTwo writes n, below 100, in two digits.
func putTwo(b []byte, n int) {
	b[0], b[1] = byte('0'+n/10), byte('0'+n%10)
}

// parseTime reads exactly that form. The length is checked because time.Parse lets a fraction of a second pass.
func parseTime(s string) (time.Time, bool) {
	if len(s) != len(timeFormat) {
		return time.Time{}, false
	}
	t, err := time.Parse(timeFormat, s)
	return t, err == nil
}
