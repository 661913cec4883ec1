package jsonwire_test

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// TestRoundTrip writes random shapes and reads them with this package and with
// encoding/json.
func TestRoundTrip(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(11, 12)), Text: testshape.Text}
	for range 300 {
		want := random.Node(2)
		body := encode(want)
		if !json.Valid(body) {
			t.Fatalf("malformed: %s", body)
		}
		var got, other testshape.Node
		if err := jsonwire.NewReader(body).Object(&got); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		if err := oracle(body, &other); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		if !testshape.Equal(&got, want) || !testshape.Equal(&other, want) {
			t.Fatalf("wrote %s\nread  %s\nelse  %s", body, encode(&got), encode(&other))
		}
		if again := encode(&got); !bytes.Equal(body, again) {
			t.Fatalf("%s\nwritten again: %s", body, again)
		}
		strict := new(testshape.Node)
		if err := jsonwire.NewStrictReader(body).Object(strict); err != nil || !testshape.Equal(strict, want) {
			t.Fatalf("strict: %v: %s", err, body)
		}
	}
}

func writeString(s string) string {
	var w jsonwire.Writer
	w.String(&runtime.Member{Flags: runtime.Element}, s)
	return string(w.Buf)
}

// standard is what encoding/json makes of a string, with the differences that
// the package documents.
func standard(t *testing.T, s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`\\`, `\\`, `\b`, `\u0008`, `\f`, `\u000c`, `\u2028`, "\u2028", `\u2029`, "\u2029", `\ufffd`, "\ufffd").
		Replace(strings.TrimSuffix(b.String(), "\n"))
}

func TestWriteString(t *testing.T) {
	for c := range rune(0x3000) {
		for _, s := range []string{string(c), "a" + string(c) + "b", "12345678" + string(c) + string(c)} {
			if got, want := writeString(s), standard(t, s); got != want {
				t.Fatalf("%q: %s, want %s", s, got, want)
			}
		}
	}
}

func FuzzWriteString(f *testing.F) {
	for _, s := range []string{"", "plain", "\x00\x1f\x7f\"\\/<>&", "\u2028é漢😀\ufffd", "\xff\xed\xa0\x80\xf0\x9f", `\\b\f\u2028`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := writeString(s)
		if want := standard(t, s); got != want || !utf8.ValidString(got) {
			t.Fatalf("%q: %s, want %s", s, got, want)
		}
		var back string
		if err := json.Unmarshal([]byte(got), &back); err != nil || back != strings.ToValidUTF8(s, "\ufffd") && utf8.ValidString(s) {
			t.Fatalf("%q: %q, %v", s, back, err)
		}
	})
}

func FuzzWriteFloat(f *testing.F) {
	for _, v := range []float64{0, math.Copysign(0, -1), 1e21, 1e-6, 1e-7, math.MaxFloat64, 5e-324, math.NaN(), math.Inf(-1), 1e20, 123456789.125} {
		f.Add(math.Float64bits(v))
	}
	f.Fuzz(func(t *testing.T, bits uint64) {
		v := math.Float64frombits(bits)
		short := float32(v)
		want := testshape.Scalars{Float: &short, Double: &v}
		body := encode(&want)
		var got testshape.Scalars
		if err := jsonwire.NewReader(body).Object(&got); err != nil || !testshape.Equal(&got, &want) || !json.Valid(body) {
			t.Fatalf("%v: %s, %v", v, body, err)
		}
		if math.IsNaN(v) || math.IsInf(v, 0) || math.IsInf(float64(short), 0) {
			return
		}
		var other struct {
			Float  float32
			Double float64
		}
		if err := json.Unmarshal(body, &other); err != nil || other.Float != short || other.Double != v {
			t.Fatalf("%v: %s, %v", v, body, err)
		}
	})
}

func TestWriter(t *testing.T) {
	at := time.Unix(1422172800, 123456789)
	v := testshape.Node{
		Scalars: &testshape.Scalars{
			String: new(`{["a:`), Time: &at, DateTime: &at, HttpDate: &at, EpochTime: &at, Blob: []byte{}, Bool: new(false),
			Byte: new(int8(-128)), Float: new(float32(0.1)), Double: new(math.NaN()),
		},
		Lists: &testshape.Lists{Strings: []string{"", "["}, Structs: []testshape.Scalars{{}, {}}, SparseStrings: []*string{nil, nil}, Nested: [][]string{{}, {}}},
		Maps:  &testshape.Maps{Strings: map[string]string{"b": "{", "a": ":", "": ""}, SparseStrings: map[string]*string{"x": nil, "y": nil}},
		Nodes: []testshape.Node{},
	}
	const want = `{"scalars":{"string":"{[\"a:","bool":false,"byte":-128,"float":0.1,"double":"NaN","time":1422172800.123,` +
		`"dateTime":"2015-01-25T08:00:00.123Z","httpDate":"Sun, 25 Jan 2015 08:00:00 GMT","epochTime":1422172800.123,"blob":""},` +
		`"lists":{"strings":["","["],"structs":[{},{}],"nested":[[],[]],"sparseStrings":[null,null]},` +
		`"maps":{"strings":{"":"","a":":","b":"{"},"sparseStrings":{"x":null,"y":null}},"nodes":[]}`
	if got := string(encode(&v)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
