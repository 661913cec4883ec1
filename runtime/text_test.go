package runtime_test

import (
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// A member's own format comes before the reader's; text of another is refused.
func TestTextReaderTime(t *testing.T) {
	at := time.Unix(1422172800, 0)
	texts := map[runtime.TimeFormat]string{
		runtime.FormatHTTPDate: "Sun, 25 Jan 2015 08:00:00 GMT", runtime.FormatDateTime: "2015-01-25T08:00:00Z", runtime.FormatEpoch: "1422172800",
	}
	for format := range texts {
		for other, text := range texts {
			own := runtime.TextReader{Text: text, Format: other}
			byMember, ok := own.Time(&runtime.Member{Format: format})
			left := runtime.TextReader{Text: text, Format: format}
			byReader, okToo := left.Time(new(runtime.Member))
			if fits := format == other; ok != fits || okToo != fits || fits && (!byMember.Equal(at) || !byReader.Equal(at)) {
				t.Errorf("%s as format %d: %v, %v, %v, %v", text, format, byMember, own.Err, byReader, left.Err)
			}
		}
	}
	r := runtime.TextReader{Text: texts[runtime.FormatDateTime]}
	if got, ok := r.Time(new(runtime.Member)); !ok || !got.Equal(at) {
		t.Errorf("no format at all: %v, %v", got, r.Err)
	}
}

// The texts that the protocol tests want a server to refuse.
func TestTextReaderStrict(t *testing.T) {
	m := &runtime.Member{Wire: "m", Format: runtime.FormatDateTime}
	for text, loose := range map[string]bool{
		"1996-12-19T16:39:57-08:00": true, "1996-12-19T16:39:57": true, "1996-12-19T16:39:57+00": false, "1996-12-19T16:39:57+00Z": false,
		"1996-12-19T163957": false, "19961219T163957Z": false, "1996-12-19T16:39Z": false, "1996-12-19 16:39:57Z": false, "2011-12-03T10:15:30+01:00[Europe/Paris]": false, "1515531081": false,
	} {
		r := runtime.TextReader{Text: text}
		if _, ok := r.Time(m); ok != loose || (r.Err == nil) != loose {
			t.Errorf("%s: %v", text, r.Err)
		}
		r = runtime.TextReader{Text: text, Strict: true}
		if _, ok := r.Time(m); ok || r.Err == nil {
			t.Errorf("strict %s was accepted", text)
		}
	}
	r := runtime.TextReader{Text: "1996-12-19T16:39:57.5Z", Strict: true}
	if _, ok := r.Time(m); !ok {
		t.Error(r.Err)
	}
}

func TestTextReaderScalars(t *testing.T) {
	m := &runtime.Member{Wire: "wire", Name: "Name"}
	for text, ok := range map[string]bool{"true": true, "false": true, "True": false, "1": false, "": false, "y": false, " true": false} {
		r := runtime.TextReader{Text: text}
		if v, got := r.Bool(m); got != ok || ok && v != (text == "true") {
			t.Errorf("boolean %q: %v, %v", text, v, r.Err)
		}
	}
	for text, ok := range map[string]bool{"127": true, "-128": true, "128": false, "1.0": false, "0x1": false, "": false, "1e1": false, "1_0": false} {
		r := runtime.TextReader{Text: text}
		if _, got := r.Int(m, 8); got != ok {
			t.Errorf("integer %q: %v", text, r.Err)
		}
	}
	for text, ok := range map[string]bool{"1.5": true, "NaN": true, "Infinity": true, "-Infinity": true, "0x42": false, "2ABC": false, "true": false, "inf": false, "": false} {
		r := runtime.TextReader{Text: text}
		if _, got := r.Float(m, 64); got != ok {
			t.Errorf("float %q: %v", text, r.Err)
		}
	}
	r := runtime.TextReader{Text: "-Infinity"}
	if v, _ := r.Float(m, 32); !math.IsInf(v, -1) {
		t.Errorf("-Infinity: %v", v)
	}
	r = runtime.TextReader{Text: "AP8="}
	if v, ok := r.Blob(m); !ok || string(v) != "\x00\xff" {
		t.Errorf("blob: %q, %v", v, r.Err)
	}
	r = runtime.TextReader{Text: "secret!"}
	r.Blob(m)
	if want := "member Name: malformed value"; r.Err == nil || r.Err.Error() != want {
		t.Errorf("got %v, want %s", r.Err, want)
	}
	if r.Struct(m, nil) || r.Null() || r.BeginList(m) || r.NextElem(m) {
		t.Error("a read succeeded after an error")
	}
}

// A map of lists has an entry for each value, those of one key together.
func TestTextReaderMapOfLists(t *testing.T) {
	elem := &runtime.Member{Flags: runtime.Element, Elem: &runtime.Member{Flags: runtime.Element}}
	m := &runtime.Member{Wire: "params", Key: &runtime.Member{}, Elem: elem}
	r := runtime.TextReader{Values: []string{"a", "1", "a", "2", "b", "3", "c", "", "c", "4"}}
	d := runtime.Decoder{R: &r, A: new(runtime.Arena)}
	got := map[string][]string{}
	if !r.BeginMap(m) {
		t.Fatal("there is a map")
	}
	for k, ok := r.NextKey(m); ok; k, ok = r.NextKey(m) {
		var list []string
		runtime.DecodeStrings(d, elem, &list)
		got[k] = list
	}
	if want := map[string][]string{"a": {"1", "2"}, "b": {"3"}, "c": {"", "4"}}; r.Err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v", got, r.Err)
	}
	var after []string
	if runtime.DecodeStrings(d, elem, &after); len(after) != 10 {
		t.Errorf("a list after the map: %q", after)
	}
}

func TestTextReaderBigNumbers(t *testing.T) {
	m := &runtime.Member{Wire: "m"}
	for text, fits := range map[string]bool{"-12345678901234567890123": true, "": false, "1.5": false, "0x1": false} {
		r := runtime.TextReader{Text: text}
		if v, ok := r.BigInt(m); ok != fits || ok && v.String() != text {
			t.Errorf("%s: %v, %v", text, v, r.Err)
		}
	}
	for text, fits := range map[string]bool{"1.5": true, "-1e+300": true, "": false, "Inf": false} {
		r := runtime.TextReader{Text: text}
		if v, ok := r.BigFloat(m); ok != fits || ok && v.Text('g', -1) != text {
			t.Errorf("%s: %v, %v", text, v, r.Err)
		}
	}
}
