package httpbinding_test

import (
	"math"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/httpbinding"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

// respond makes a response as net/http hands it over.
func respond(lines ...string) *runtime.Response {
	h := http.Header{}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		h.Add(name, value)
	}
	return &runtime.Response{StatusCode: 201, Header: h}
}

func TestReadResponse(t *testing.T) {
	const date = "Sun, 25 Jan 2015 08:00:00 GMT"
	at := time.Unix(1422172800, 0)
	status := new(int32(201))
	cases := []struct {
		lines []string
		want  testshape.Bound
	}{
		{nil, testshape.Bound{Status: status}},
		{[]string{"x-text: a, b", "X-INT: -7", "x-Bool: true", "X-Float: NaN"}, testshape.Bound{Status: status, Header: new("a, b"), HeaderInt: new(int32(-7)), HeaderBool: new(true), HeaderFloat: new(math.NaN())}},
		{[]string{"X-Float: -Infinity", "X-Text: "}, testshape.Bound{Status: status, HeaderFloat: new(math.Inf(-1)), Header: new("")}},
		{[]string{"X-Time: " + date, "X-Epoch: 1422172800.0", "X-Blob: AP8="}, testshape.Bound{Status: status, HeaderTime: &at, HeaderEpoch: &at, HeaderBlob: []byte{0, 0xff}}},
		{[]string{"X-List: "}, testshape.Bound{Status: status, HeaderList: []string{}}},
		{[]string{"X-List: a, b ,c", "X-List: d,e"}, testshape.Bound{Status: status, HeaderList: []string{"a", "b", "c", "d", "e"}}},
		{[]string{`X-List: "a,b", "c\"d\\e" , f"g, ""`}, testshape.Bound{Status: status, HeaderList: []string{"a,b", `c"d\e`, `f"g`, ""}}},
		{[]string{`X-List: a,,b,`, `X-List: "open, c`}, testshape.Bound{Status: status, HeaderList: []string{"a", "", "b", "open, c"}}},
		{[]string{"X-Ints: 1,2 , -3"}, testshape.Bound{Status: status, HeaderInts: []int32{1, 2, -3}}},
		{[]string{"X-Times: " + date + ", " + date, `X-Times: "` + date + `"`}, testshape.Bound{Status: status, HeaderTimes: []time.Time{at, at, at}}},
		{[]string{"X-Json: eyJhIjoxfQ=="}, testshape.Bound{Status: status, MediaType: new(`{"a":1}`)}},
		{[]string{"X-Meta-One: 1", "x-meta-TWO: 2", "X-META-two: 3", "X-Metal: no", "X-Meta-: empty"}, testshape.Bound{Status: status, Meta: map[string]string{"one": "1", "two": "2, 3", "": "empty"}}},
	}
	for _, c := range cases {
		var got testshape.Bound
		payload, err := httpbinding.ReadResponse(respond(c.lines...), &got)
		if err != nil || payload != -1 || !testshape.Equal(&got, &c.want) {
			t.Errorf("%q: payload %d, error %v\ngot  %+v\nwant %+v", c.lines, payload, err, got, c.want)
		}
	}
}

func TestReadResponseErrors(t *testing.T) {
	for line, member := range map[string]string{
		"X-Int: secret": "HeaderInt", "X-Int: ": "HeaderInt", "X-Int: 2147483648": "HeaderInt", "X-Int: 1.0": "HeaderInt", "X-Int: 0x1": "HeaderInt",
		"X-Bool: True": "HeaderBool", "X-Bool: 1": "HeaderBool", "X-Float: 0x1p4": "HeaderFloat", "X-Float: inf": "HeaderFloat", "X-Float: 2ABC": "HeaderFloat",
		"X-Time: 1422172800": "HeaderTime", "X-Time: 2015-01-25T08:00:00Z": "HeaderTime", "X-Epoch: Sun, 25 Jan 2015 08:00:00 GMT": "HeaderEpoch",
		"X-Blob: secret!": "HeaderBlob", "X-Json: secret!": "MediaType", "X-Ints: 1,secret": "HeaderInts", "X-Times: Sun, 25 Jan 2015": "HeaderTimes",
	} {
		_, err := httpbinding.ReadResponse(respond(line), new(testshape.Bound))
		if want := "member " + member + ": malformed value"; err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
	}
}

func TestReadResponsePayload(t *testing.T) {
	var v testshape.Document
	payload, err := httpbinding.ReadResponse(respond("X-Text: a"), &v)
	if payload != 0 || err != nil || *v.Header != "a" || v.Payload != nil {
		t.Errorf("payload %d, %+v, %v", payload, v, err)
	}
}

// Header names come from an HTTP/2 server in lower case; net/http makes them
// canonical, and so must whoever builds a response by hand.
func TestHeaderNames(t *testing.T) {
	var v testshape.Bound
	resp := &runtime.Response{StatusCode: 200, Header: map[string][]string{"X-Int": {"7"}, "x-meta-a": {"lower"}}}
	if _, err := httpbinding.ReadResponse(resp, &v); err != nil || *v.HeaderInt != 7 || v.Meta["a"] != "lower" {
		t.Errorf("%+v, %v", v, err)
	}
}

// What a writer puts into headers, a reader reads back.
func TestHeaderRoundTrip(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(19, 20)), Text: func(r *rand.Rand) string {
		const alphabet = `ab,"\ ;=é`
		var b strings.Builder
		b.WriteString("x")
		for range r.IntN(6) {
			b.WriteString(string([]rune(alphabet)[r.IntN(9)]))
		}
		b.WriteString("y")
		return b.String()
	}}
	for range 2000 {
		lists := random.Lists()
		want := testshape.Bound{Status: new(int32(200)), HeaderList: lists.Strings, HeaderInts: lists.Integers, Meta: map[string]string{}}
		for _, at := range lists.Times {
			if at = at.Truncate(time.Second); at.Year() > 0 {
				want.HeaderTimes = append(want.HeaderTimes, at)
			}
		}
		for i, s := range lists.Strings {
			want.Header = &s
			want.Meta[string(rune('a'+i))] = s
		}
		if len(want.Meta) == 0 {
			want.Meta = nil
		}
		req, _, err := bind("/", &want)
		if err != nil {
			t.Fatal(err)
		}
		var got testshape.Bound
		if _, err = httpbinding.ReadResponse(&runtime.Response{StatusCode: 200, Header: req.Header}, &got); err != nil || !testshape.Equal(&got, &want) {
			t.Fatalf("%q: %v\ngot  %+v\nwant %+v", req.Header, err, got, want)
		}
	}
}

func FuzzReadResponse(f *testing.F) {
	f.Add(`a, "b\"c", d`, "Sun, 25 Jan 2015 08:00:00 GMT, Mon, x", "1,2", "v")
	f.Fuzz(func(t *testing.T, list, times, ints, text string) {
		var v testshape.Bound
		resp := respond("X-List: "+list, "X-Times: "+times, "X-Ints: "+ints, "X-Text: "+text, "X-Meta-A: "+text)
		_, err := httpbinding.ReadResponse(resp, &v)
		if *v.Header != text || err == nil && v.Meta["a"] != text {
			t.Fatalf("%q: %+v", text, v)
		}
	})
}

func BenchmarkRequest(b *testing.B) {
	v := testshape.Bound{Label: new("0123-4567"), Query: new("q"), Header: new("h"), Body: new("b")}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := bind("/accounts/{label}/bots?op=x", &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadResponse(b *testing.B) {
	resp := respond("X-Text: a", "X-Int: 7", "X-List: a, b, c")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := httpbinding.ReadResponse(resp, new(testshape.Bound)); err != nil {
			b.Fatal(err)
		}
	}
}
