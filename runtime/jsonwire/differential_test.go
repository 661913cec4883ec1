package jsonwire_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// compare reads a body both ways.
func compare(t *testing.T, body []byte) {
	t.Helper()
	var want testshape.Node
	wantErr := oracle(body, &want)
	var got testshape.Node
	buf := slices.Clone(body)
	r := jsonwire.NewReader(buf)
	gotErr := r.Object(&got)
	r.Release()
	if (gotErr == nil) != (wantErr == nil) {
		t.Fatalf("%q\nread:     %v\nexpected: %v", body, gotErr, wantErr)
	}
	if gotErr != nil {
		if !strings.HasPrefix(gotErr.Error(), "JSON offset ") {
			t.Fatalf("error without a position: %v", gotErr)
		}
		return
	}
	// Whatever was read must outlive the body's buffer.
	clear(buf)
	if !testshape.Equal(&got, &want) {
		t.Fatalf("%q\nread:     %s\nexpected: %s", body, encode(&got), encode(&want))
	}
}

// seeds are bodies that reach every kind of value and of mistake.
var seeds = []string{
	``, ` `, `null`, `{}`, `[]`, `1`, `"x"`, `{`, `}`, `{}}`, `{"scalars":{}}`, `{"scalars":null}`, `{"scalars":[]}`, "\ufeff{}",
	`{"scalars":{"string":"a","enum":"B","bool":true,"flag":true,"byte":-128,"short":32767,"integer":-2147483648,"count":7,"long":9223372036854775807}}`,
	`{"scalars":{"float":1.5,"double":-2e-7,"ratio":"NaN"}}`, `{"scalars":{"double":"Infinity","float":"-Infinity"}}`, `{"scalars":{"float":1e39}}`,
	`{"scalars":{"double":1e309}}`, `{"scalars":{"double":"1"}}`, `{"scalars":{"double":-0}}`, `{"scalars":{"double":0.0e-0}}`,
	`{"scalars":{"time":1422172800.123,"dateTime":"2015-01-25T08:00:00Z","httpDate":"Sun, 25 Jan 2015 08:00:00 GMT","epochTime":-1.5e3}}`,
	`{"scalars":{"time":"2015-01-25T08:00:00+01:00","dateTime":1e400,"httpDate":1}}`, `{"scalars":{"time":"yesterday"}}`, `{"scalars":{"time":true}}`,
	`{"scalars":{"blob":"AAEC/+8="}}`, `{"scalars":{"blob":"AA\nEC"}}`, `{"scalars":{"blob":"A"}}`, `{"scalars":{"blob":""}}`, `{"scalars":{"blob":"\u0041\/8="}}`,
	`{"scalars":{"byte":128}}`, `{"scalars":{"byte":-129}}`, `{"scalars":{"long":9223372036854775808}}`, `{"scalars":{"long":-9223372036854775808}}`,
	`{"scalars":{"long":1.0}}`, `{"scalars":{"long":1e2}}`, `{"scalars":{"long":-0}}`, `{"scalars":{"long":01}}`, `{"scalars":{"long":+1}}`, `{"scalars":{"long":1.}}`,
	`{"scalars":{"long":.1}}`, `{"scalars":{"long":-}}`, `{"scalars":{"long":0x1}}`, `{"scalars":{"long":1_0}}`, `{"scalars":{"long":"1"}}`, `{"scalars":{"long":1e}}`,
	`{"scalars":{"string":"\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t"}}`, `{"scalars":{"string":"\ud800"}}`, `{"scalars":{"string":"\udc00\ud800"}}`,
	`{"scalars":{"string":"\ud800\ud800\udc00"}}`, `{"scalars":{"string":"\ud800\u0041"}}`, `{"scalars":{"string":"\ud800\n"}}`, `{"scalars":{"string":"\ud8"}}`,
	`{"scalars":{"string":"\u12g4"}}`, `{"scalars":{"string":"\x"}}`, `{"scalars":{"string":"\é"}}`, "{\"scalars\":{\"string\":\"\\\x80\"}}", `{"scalars":{"string":"\`,
	"{\"scalars\":{\"string\":\"\x00\"}}", "{\"scalars\":{\"string\":\"\x7f\xc2\x80\"}}", "{\"scalars\":{\"string\":\"\xff\"}}", "{\"scalars\":{\"string\":\"\xed\xa0\x80\"}}",
	`{"string":"a"}`, `{"Scalars":{"x":1}}`, `{"scalars":{"string":"a","string":"b","string":null}}`, `{"scalars":{"string":1,"string":"b"}}`,
	`{"scalars":{"string":"a"},"scalars":{"enum":"b"}}`, `{"\u0073calars":{"\u0073tring":"a"}}`, `{"scalars":{"string":tru}}`, `{"scalars":{"bool":truee}}`,
	`{"lists":{"strings":["a",null,"b"],"integers":[1,null],"nested":[["a"],null,[]],"maps":[{"a":"b"},null],"sparseStrings":[null,"a"],"sparseStructs":[null,{}]}}`,
	`{"lists":{"strings":[,]}}`, `{"lists":{"strings":["a",]}}`, `{"lists":{"strings":["a" "b"]}}`, `{"lists":{"strings":["a"}}`, `{"lists":{"strings":{}}}`,
	`{"lists":{"structs":[{},{"byte":1}]}}`, `{"lists":{"doubles":["NaN",1],"times":["2015-01-25T08:00:00Z"],"blobs":["AA==",""]}}`,
	`{"lists":{"strings":["a"],"strings":["b"]}}`, `{"flat":{"strings":["a"],"strings":["b"],"map":{"a":"b"},"map":{"c":"d"}}}`,
	`{"maps":{"strings":{"a":"b","a":"c","":null},"longs":{"x":1,"y":null},"structs":{"s":{}},"nested":{"n":{"a":"b"},"m":null},"sparseStrings":{"a":null}}}`,
	`{"maps":{"strings":{"a":"b"},"strings":{"c":"d"}}}`, `{"maps":{"strings":{a:1}}}`, `{"maps":{"strings":{"a" "b"}}}`, `{"maps":{"strings":{"a":"b",}}}`,
	`{"maps":{"lists":{"a":["x"],"b":null}}}`, `{"node":{"node":{"nodes":[{"scalars":{"flag":true}}]}}}`,
	`{"unknown":{"a":[1,2.5e3,"x",true,false,null,{"b":[]}]},"scalars":{"flag":true}}`, `{"unknown":nul}`, `{"unknown":[1,]}`, `{"unknown":{"a"}}`, `{"unknown":"\q"}`,
	`{"unknown":"\ud800"}`, "{\"unknown\":\"\xff\"}", `{"unknown":-}`, `{"unknown":[}}`, `{"unknown":01}`, `{} x`, `{}` + "\x00", "\x00", `{"scalars":{}} {}`, `nullx`, `{"a":1 // no` + "\n}",
	`{"node"{}}`, `{"node"x{}}`, `{"node";{}}`, `{"node" : {}}`, "{\n\"node\"\t:\r{}}", `{"node"`, `{"node":`, `{"node`, `{xnode":{}}`, `{"nodes":[]}`, `{"nod":{}}`, `{"":{}}`,
	`{"node":{}"scalars":{}}`, `{"node":{},"scalars"{}}`, `{"node":{},,"scalars":{}}`,
}

func TestSeeds(t *testing.T) {
	for _, s := range seeds {
		compare(t, []byte(s))
	}
	for _, n := range []int{1, jsonwire.MaxDepth - 1, jsonwire.MaxDepth, jsonwire.MaxDepth + 1, 4000} {
		compare(t, []byte(strings.Repeat(`{"node":`, n)+`{}`+strings.Repeat(`}`, n)))
		compare(t, []byte(`{"unknown":`+strings.Repeat(`[`, n)+strings.Repeat(`]`, n)+`}`))
		compare(t, []byte(`{"unknown":`+strings.Repeat(`{"a":`, n)+`1`+strings.Repeat(`}`, n)+`}`))
		compare(t, []byte(strings.Repeat(`[`, n)))
	}
}

// TestMutations compares random shapes as they are written, and with a few bytes
// changed.
func TestMutations(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(7, 8)), Text: testshape.Text}
	rounds := 150
	if testing.Short() {
		rounds = 20
	}
	for range rounds {
		body := encode(random.Node(2))
		compare(t, body)
		for range 20 {
			compare(t, mutate(random.Rand, body))
		}
	}
}

// mutate changes a few bytes of a body: mostly to ones that mean something.
func mutate(r *rand.Rand, body []byte) []byte {
	pieces := []string{"{", "}", "[", "]", ",", ":", `"`, `\`, "null", "true", "1", "-", ".", "e", " ", "\n", "\x00", "\xff", "é", `"a":1,`, `\u`, `\ud83d`, "{}", `""`}
	out := slices.Clone(body)
	for range 1 + r.IntN(3) {
		i := r.IntN(len(out) + 1)
		j := min(len(out), i+r.IntN(3))
		out = slices.Replace(out, i, j, []byte(pieces[r.IntN(len(pieces))])...)
	}
	return out
}

func FuzzReader(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	random := testshape.Random{Rand: rand.New(rand.NewPCG(9, 10)), Text: testshape.Text}
	for range 20 {
		f.Add(encode(random.Node(1)))
	}
	f.Fuzz(func(t *testing.T, body []byte) { compare(t, body) })
}
