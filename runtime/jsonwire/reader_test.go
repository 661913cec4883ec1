package jsonwire_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

func TestErrors(t *testing.T) {
	cases := []struct{ body, want string }{
		{`[]`, `JSON offset 0: expected an object`},
		{` 12`, `JSON offset 1: expected an object`},
		{`{"scalars"`, `JSON offset 10: expected a colon`},
		{`{"scalars":`, `JSON offset 11: unexpected end`},
		{`{"scalars":{}`, `JSON offset 13: expected a comma or '}'`},
		{`{"scalars":7}`, `JSON offset 11: member scalars: expected an object`},
		{`{"scalars":{"string": 7}}`, `JSON offset 22: member string: expected a string`},
		{`{"scalars":{"string":"secret}`, `JSON offset 29: unterminated string`},
		{`{"scalars":{"string":"secret\q"}}`, `JSON offset 28: malformed escape`},
		{`{"scalars":{"string":"secret\u12x4"}}`, `JSON offset 28: malformed escape`},
		{"{\"scalars\":{\"string\":\"secret\x01\"}}", `JSON offset 28: control character in a string`},
		{"{\"scalars\":{\"string\":\"secret\xff\"}}", `JSON offset 22: invalid UTF-8`},
		{`{"scalars":{"bool":"secret"}}`, `JSON offset 19: member bool: expected a boolean`},
		{`{"scalars":{"byte": 1234567}}`, `JSON offset 20: member byte: expected an integer of 8 bits`},
		{`{"scalars":{"long":1.5}}`, `JSON offset 19: member long: expected an integer`},
		{`{"scalars":{"float": 1e99}}`, `JSON offset 21: member float: expected a number in range`},
		{`{"scalars":{"float": "secret"}}`, `JSON offset 21: member float: expected a number`},
		{`{"scalars":{"dateTime": "secret"}}`, `JSON offset 24: member dateTime: expected a timestamp`},
		{`{"scalars":{"time": 1e99}}`, `JSON offset 20: member time: expected a timestamp`},
		{`{"scalars":{"blob": "secret!"}}`, `JSON offset 20: member blob: expected a base64 string`},
		{`{"lists":{"strings":["secret", 7]}}`, `JSON offset 31: member strings: expected a string`},
		{`{"lists":{"structs":[{"byte":"secret"}]}}`, `JSON offset 29: member byte: expected an integer`},
		{`{"lists":{"structs":[{"byte":1}, 3]}}`, `JSON offset 33: member structs: expected an object`},
		{`{"maps":{"longs":{"secret":"secret"}}}`, `JSON offset 27: member longs: expected an integer`},
		{`{"unknown":secret}`, `JSON offset 11: expected a value`},
		{`{"unknown":trust}`, `JSON offset 11: malformed literal`},
		{`{"node":null} secret`, `JSON offset 14: trailing bytes after the value`},
		{strings.Repeat(`{"node":`, 257), `JSON offset 2048: nested deeper than 256`},
	}
	for _, c := range cases {
		r := jsonwire.NewReader([]byte(c.body))
		err := r.Object(new(testshape.Node))
		if err == nil || err.Error() != c.want {
			t.Errorf("%.60s\ngot  %v\nwant %s", c.body, err, c.want)
		}
		if r.Err() != err {
			t.Errorf("%.60s: Err returns %v", c.body, r.Err())
		}
	}
}

// Strings are cut from windows of the body: they must be right wherever they
// stand, and outlive the body's buffer.
func TestStringsAcrossWindows(t *testing.T) {
	for _, lead := range []int{0, 1, 4000, 4080, 4085, 4090, 4095, 4096, 4097, 8191, 8192} {
		for _, size := range []int{0, 1, 2, 100, 1023, 1024, 1025, 4095, 4096, 4097, 10000} {
			a, b := text('a', lead), text('b', size)
			c := "\u00e9" + text('c', size) + "\n"
			want := testshape.Lists{Strings: []string{a, b, "x", c, "", b}}
			body := encode(&want)
			var got testshape.Lists
			if err := jsonwire.NewReader(body).Object(&got); err != nil {
				t.Fatal(err)
			}
			clear(body)
			if !testshape.Equal(&got, &want) {
				t.Errorf("lead %d, size %d: strings differ", lead, size)
			}
		}
	}
}

// text returns a string of n letters whose neighbours differ.
func text(first byte, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteByte(first + byte(i*7%20))
	}
	return b.String()
}

// The scan for a string's end looks at eight bytes at a time: the end must be
// found at every offset.
func TestEveryPlainEnd(t *testing.T) {
	for _, special := range []string{`"`, `\n`, `\"`, "é", "\u2028"} {
		for n := range 40 {
			for m := range 10 {
				want := text('a', n) + strings.NewReplacer(`\n`, "\n", `\"`, `"`, `"`, "").Replace(special) + text('h', m)
				raw := text('a', n) + special + text('h', m)
				if special == `"` {
					raw = text('a', n) + text('h', m)
				}
				var got testshape.Scalars
				err := jsonwire.NewReader(fmt.Appendf(nil, `{"string":"%s"}`, raw)).Object(&got)
				if err != nil || *got.String != want {
					t.Fatalf("%q: %q, %v", raw, *got.String, err)
				}
			}
		}
	}
}

// After an error every method of a reader must return at once and keep the
// error.
func TestReadsAfterAnError(t *testing.T) {
	r := jsonwire.NewReader([]byte(`}`))
	var v testshape.Node
	first := r.Object(&v)
	m := &runtime.Member{Wire: "m", Elem: &runtime.Member{}, Key: &runtime.Member{}}
	_, a := r.String(m)
	_, b := r.Bool(m)
	_, c := r.Int(m, 32)
	_, d := r.Float(m, 64)
	_, e := r.Time(m)
	_, f := r.Blob(m)
	_, g := r.NextKey(m)
	if a || b || c || d || e || f || g || r.Struct(m, &v) || r.BeginList(m) || r.NextElem(m) || r.BeginMap(m) || r.Null() {
		t.Error("a read succeeded after an error")
	}
	if first == nil || r.Err() != first {
		t.Errorf("error %v, then %v", first, r.Err())
	}
}
