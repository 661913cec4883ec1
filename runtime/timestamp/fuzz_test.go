package timestamp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"1996-12-19T16:39:57Z", "1996-12-19T16:39:57.5-08:00", "1996-02-29T23:59:59.123456789Z", "1997-02-29T00:00:00Z", "1996-12-31T24:00:00Z", "1996-00-00T00:00:00.Z", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		strict, err := timestamp.ParseUTCDateTime(s)
		var want time.Time
		wantErr := want.UnmarshalText([]byte(s))
		if ok := wantErr == nil && strings.HasSuffix(s, "Z"); ok != (err == nil) || ok && !strict.Equal(want) {
			t.Fatalf("%q: %v, %v; want %v, %v", s, strict, err, want, wantErr)
		}
		if err == nil {
			if loose, err := timestamp.ParseDateTime(s); err != nil || !loose.Equal(strict) {
				t.Fatalf("%q: strict %v, else %v, %v", s, strict, loose, err)
			}
		}
		if at, err := timestamp.ParseDateTime(s); err == nil {
			again, err := timestamp.ParseUTCDateTime(string(timestamp.AppendDateTime(nil, at)))
			if err != nil || !again.Equal(floor(at, time.Millisecond)) {
				t.Fatalf("%q: %v, again %v, %v", s, at, again, err)
			}
		}
		if at, err := timestamp.ParseHTTPDate(s); err == nil {
			again, err := timestamp.ParseHTTPDate(string(timestamp.AppendHTTPDate(nil, at)))
			if err != nil || !again.Equal(floor(at, time.Second)) {
				t.Fatalf("%q: %v, again %v, %v", s, at, again, err)
			}
		}
	})
}
