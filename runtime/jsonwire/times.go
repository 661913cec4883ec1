package jsonwire

import (
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// Time implements [runtime.Reader]; the default format is epoch-seconds.
func (r *Reader) Time(m *runtime.Member) (time.Time, bool) {
	c := r.peek()
	start := r.pos
	isText := m.Format == runtime.FormatDateTime || m.Format == runtime.FormatHTTPDate
	var t time.Time
	var err error
	switch {
	case c == '"' && (isText || !r.strict):
		s, ok := r.stringBytes(m, "a timestamp")
		if !ok {
			return t, false
		}
		t, err = r.parseTime(m, string(s))
	case r.nextIsNumber() && (!isText || !r.strict):
		num, _ := r.number()
		if num == nil {
			return t, false
		}
		t, err = timestamp.ParseEpoch(string(num))
	default:
		r.nullOr(m, "a timestamp")
		return t, false
	}
	if err != nil {
		r.expectAt(start, m, "a timestamp")
		return t, false
	}
	return t, true
}

// parseTime parses a timestamp string: in the member's format, and unless the
// reader is strict in the others too.
func (r *Reader) parseTime(m *runtime.Member, s string) (time.Time, error) {
	if r.strict {
		if m.Format == runtime.FormatHTTPDate {
			return timestamp.ParseHTTPDate(s)
		}
		return timestamp.ParseUTCDateTime(s)
	}
	t, err := timestamp.ParseDateTime(s)
	if err != nil {
		t, err = timestamp.ParseHTTPDate(s)
	}
	if err != nil {
		t, err = timestamp.ParseEpoch(s)
	}
	return t, err
}
