package timestamp_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// randomTime returns a time of the years 0 to 9999, often near the edges.
func randomTime(r *rand.Rand) time.Time {
	const first, last = -62167219200, 253402300799
	sec := first + r.Int64N(last-first+1)
	switch r.IntN(8) {
	case 0:
		sec = r.Int64N(5) - 2
	case 1:
		sec = first + r.Int64N(3)
	case 2:
		sec = last - r.Int64N(3)
	}
	nanos := [...]int64{0, 1, 999_999_999, 500_000_000, 1_000_000, 999_000_000, r.Int64N(1e9)}[r.IntN(7)]
	zone := time.FixedZone("", r.IntN(28*3600)-14*3600)
	return time.Unix(sec, nanos).In(zone)
}

// floor cuts a time to a precision, towards the past.
func floor(t time.Time, d time.Duration) time.Time {
	t = t.UTC()
	return t.Add(-time.Duration(t.Nanosecond()) % d)
}

func TestRoundTrip(t *testing.T) {
	formats := []struct {
		name      string
		write     func([]byte, time.Time) []byte
		read      func(string) (time.Time, error)
		precision time.Duration
	}{
		{"date-time", timestamp.AppendDateTime, timestamp.ParseDateTime, time.Millisecond},
		{"strict date-time", timestamp.AppendDateTime, timestamp.ParseUTCDateTime, time.Millisecond},
		{"http-date", timestamp.AppendHTTPDate, timestamp.ParseHTTPDate, time.Second},
		{"epoch-seconds", timestamp.AppendEpoch, timestamp.ParseEpoch, time.Millisecond},
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			for range 20000 {
				in := randomTime(r)
				text := string(f.write(nil, in))
				out, err := f.read(text)
				if want := floor(in, f.precision); err != nil || !out.Equal(want) || out.Location() != time.UTC {
					t.Fatalf("%v: wrote %q, read %v, %v; want %v", in, text, out, err, want)
				}
			}
		})
	}
}

func TestAppend(t *testing.T) {
	cases := []struct {
		at                    time.Time
		epoch, dateTime, http string
	}{
		{time.Unix(0, 0), "0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"},
		{time.Unix(0, -500_000_000), "-0.5", "1969-12-31T23:59:59.5Z", "Wed, 31 Dec 1969 23:59:59 GMT"},
		{time.Unix(0, -1), "-0.001", "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT"},
		{time.Unix(-1, 0), "-1", "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"},
		{time.Unix(1422172800, 7_999_999), "1422172800.007", "2015-01-25T08:00:00.007Z", "Sun, 25 Jan 2015 08:00:00 GMT"},
		{time.Time{}, "-62135596800", "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"},
	}
	for _, c := range cases {
		if got := string(timestamp.AppendEpoch(nil, c.at)); got != c.epoch {
			t.Errorf("epoch of %v: %s, want %s", c.at, got, c.epoch)
		}
		if got := string(timestamp.AppendDateTime(nil, c.at)); got != c.dateTime {
			t.Errorf("date-time of %v: %s, want %s", c.at, got, c.dateTime)
		}
		if got := string(timestamp.AppendHTTPDate(nil, c.at)); got != c.http {
			t.Errorf("http-date of %v: %s, want %s", c.at, got, c.http)
		}
	}
}

// The extremes of time.Time have no form in the protocols, but must give a
// number and must not panic.
func TestAppendExtremes(t *testing.T) {
	for _, at := range []time.Time{time.Unix(1<<62, 999_999_999), time.Unix(-1<<62, 1), time.UnixMilli(-1 << 63), time.UnixMilli(1<<63 - 1)} {
		text := string(timestamp.AppendEpoch(nil, at))
		if strings.Trim(strings.TrimPrefix(text, "-"), "0123456789.") != "" {
			t.Errorf("epoch of %v: %s", at, text)
		}
		timestamp.AppendDateTime(nil, at)
		timestamp.AppendHTTPDate(nil, at)
	}
}

func TestParseDateTime(t *testing.T) {
	at := time.Date(1996, 12, 19, 16, 39, 57, 0, time.UTC)
	strict := map[string]time.Time{
		"1996-12-19T16:39:57Z":                                            at,
		"1996-12-19T16:39:57.1Z":                                          at.Add(1e8),
		"1996-12-19T16:39:57.123456789Z":                                  at.Add(123456789),
		"1996-12-19T16:39:57.1234567899Z":                                 at.Add(123456789),
		"0000-01-01T00:00:00Z":                                            time.Unix(-62167219200, 0),
		"9999-12-31T23:59:59.999999Z":                                     time.Unix(253402300799, 999999000),
		"1996-12-19T16:39:57.000000000" + strings.Repeat("0", 5000) + "Z": at,
	}
	tolerated := map[string]time.Time{
		"1996-12-19T16:39:57":       at,
		"1996-12-19T16:39:57.5":     at.Add(5e8),
		"1996-12-19T16:39:57-08:00": at.Add(8 * time.Hour),
		"1996-12-19T16:39:57+00:00": at,
	}
	for text, want := range strict {
		if got, err := timestamp.ParseUTCDateTime(text); err != nil || !got.Equal(want) {
			t.Errorf("strict %.40q: %v, %v", text, got, err)
		}
		tolerated[text] = want
	}
	for text, want := range tolerated {
		if got, err := timestamp.ParseDateTime(text); err != nil || !got.Equal(want) || got.Location() != time.UTC {
			t.Errorf("%.40q: %v, %v", text, got, err)
		}
		if _, ok := strict[text]; ok {
			continue
		}
		if got, err := timestamp.ParseUTCDateTime(text); err == nil {
			t.Errorf("strict %q: %v", text, got)
		}
	}
}

func TestParseHTTPDate(t *testing.T) {
	at := time.Date(1994, 11, 6, 8, 49, 37, 0, time.UTC)
	for text, want := range map[string]time.Time{
		"Sun, 06 Nov 1994 08:49:37 GMT":     at,
		"Sun, 06 Nov 1994 08:49:37.250 GMT": at.Add(25e7),
		"Sun, 6 Nov 1994 08:49:37 GMT":      at,
		"Sunday, 06-Nov-94 08:49:37 GMT":    at,
		"Sun Nov  6 08:49:37 1994":          at,
	} {
		if got, err := timestamp.ParseHTTPDate(text); err != nil || !got.Equal(want) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// The usual form is parsed without package time: both must agree on every date,
// and on what is none.
func TestAgainstTime(t *testing.T) {
	r := rand.New(rand.NewPCG(27, 28))
	for range 200000 {
		text := []byte(randomTime(r).UTC().Format("2006-01-02T15:04:05.999999999Z"))
		for range r.IntN(3) {
			text[r.IntN(len(text))] = "0123456789-:.TZ "[r.IntN(16)]
		}
		var want time.Time
		wantErr := want.UnmarshalText(text)
		got, err := timestamp.ParseUTCDateTime(string(text))
		if (err == nil) != (wantErr == nil && text[len(text)-1] == 'Z') || err == nil && !got.Equal(want) {
			t.Fatalf("%s: %v, %v; want %v, %v", text, got, err, want, wantErr)
		}
	}
}

func TestMalformed(t *testing.T) {
	parsers := map[string]func(string) (time.Time, error){
		"date-time": timestamp.ParseDateTime, "strict": timestamp.ParseUTCDateTime,
		"http-date": timestamp.ParseHTTPDate, "epoch": timestamp.ParseEpoch,
	}
	texts := []string{
		"", "-", ".", "e", "Z", "T", "-.5", "1.", "1.e3", "1e", "1e+", "+1", "1 ", " 1", "0x1p4", "1_000", "Inf", "NaN", "nan", "1e5e5", "1.5.5",
		"253402300800", "-62167219201", "-62167219200.000000001", "1e12", "1e999999999", "1e99999999999999999999", "999999999999999999999",
		"0.0000001e20", "-1e13", strings.Repeat("9", 1<<16), "1e" + strings.Repeat("9", 1<<16),
		"1996-12-19T16:39:57+00", "1996-12-19T16:39:57+00Z", "1996-12-19T163957", "19961219T163957Z", "19961219T163957", "19961219T16:39:57Z",
		"1996-12-19T16:39Z", "1996-12-19T16:39", "1996-12-19T16", "1996-12-19 16:39:57Z", "2011-12-03T10:15:30+01:00[Europe/Paris]",
		"1996-13-19T16:39:57Z", "1996-02-30T16:39:57Z", "1996-12-19T24:39:57Z", "1996-12-19T16:60:57Z", "0000-01-01T00:00:00+01:00",
		"9999-12-31T23:59:59-01:00", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z", "1996-12-19T16:39:57.Z",
		"Sun, 06 Nov 1994 08:49:37 PST", "Sunday, 06-Nov-94 08:49:37 PST", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT",
		"Sun, 06 Nov 94 08:49:37 GMT", strings.Repeat("Sun, ", 1<<14), "\x00", "\xff",
	}
	for name, parse := range parsers {
		for _, text := range texts {
			got, err := parse(text)
			if err == nil {
				t.Errorf("%s %.60q: %v", name, text, got)
			} else if err != timestamp.ErrFormat || !got.IsZero() {
				t.Errorf("%s %.60q: %v, error %v", name, text, got, err)
			}
		}
	}
}
