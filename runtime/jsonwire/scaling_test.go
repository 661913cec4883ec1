package jsonwire_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// filled returns a maker of bodies: head, repeated parts, tail.
func filled(head, part, tail string) func(int) []byte {
	return func(n int) []byte {
		return []byte(head + strings.Repeat(part, n/len(part)) + tail)
	}
}

// numbered is filled for parts with a number in them.
func numbered(head, format, tail string) func(int) []byte {
	return func(n int) []byte {
		b := bytes.NewBufferString(head)
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(b, format, i)
		}
		return append(b.Bytes(), tail...)
	}
}

func TestLinear(t *testing.T) {
	read := func(body []byte) error { return jsonwire.NewReader(body).Object(new(testshape.Node)) }
	scalar := func(name string) string { return `{"scalars":{"` + name + `":` }
	cases := []struct {
		name    string
		perByte uint64
		body    func(int) []byte
	}{
		{"long string", 1, filled(scalar("string")+`"`, "x", `"}}`)},
		{"long string of two-byte characters", 1, filled(scalar("string")+`"`, "é", `"}}`)},
		{"long string of escapes", 4, filled(scalar("string")+`"`, `\n`, `"}}`)},
		{"long string of surrogates", 4, filled(scalar("string")+`"`, `\ud83d\ude00`, `"}}`)},
		{"long string of lone surrogates", 4, filled(scalar("string")+`"`, `\ud83d`, `"}}`)},
		{"long blob", 1, filled(scalar("blob")+`"`, "AAAA", `"}}`)},
		{"long key", 1, filled(`{"`, "k", `":1}`)},
		{"long key of escapes", 4, filled(`{"`, `\u006b`, `":1}`)},
		{"white space", 1, filled(`{`, " \n\t\r", `}`)},
		{"fraction of many digits", 2, filled(scalar("double")+`1.`, "1", `}}`)},
		{"unknown number of many digits", 1, filled(`{"unknown":`, "1", `}`)},
		{"unknown string of escapes", 4, filled(`{"unknown":"`, `\n`, `"}`)},
		{"unknown strings of escapes", 1, filled(`{"unknown":["\n"`, `,"\n"`, `]}`)},
		{"unknown list", 1, filled(`{"unknown":[0`, ",0", `]}`)},
		{"unknown objects", 1, filled(`{"unknown":[{}`, `,{"a":[]}`, `]}`)},
		{"unknown members", 1, numbered(`{`, `"unknown%d":1,`, `"x":1}`)},
		{"one member again and again", 1, filled(`{"scalars":{`, `"flag":true,`, `"flag":true}}`)},
		{"small strings", 26, filled(`{"lists":{"strings":["a"`, `,"a"`, `]}}`)},
		{"strings of a thousand bytes", 3, filled(`{"lists":{"strings":["a"`, `,"`+strings.Repeat("x", 1000)+`"`, `]}}`)},
		{"empty strings", 36, filled(`{"lists":{"strings":[""`, `,""`, `]}}`)},
		{"lists of lists", 60, filled(`{"lists":{"nested":[[]`, `,[]`, `]}}`)},
		{"nulls", 1, filled(`{"lists":{"strings":[null`, `,null`, `]}}`)},
		{"map of many keys", 24, numbered(`{"maps":{"strings":{`, `"key%d":"value",`, `"x":"y"}}}`)},
		{"map of one key", 4, filled(`{"maps":{"strings":{`, `"k":"v",`, `"k":"v"}}}`)},
	}
	for _, c := range cases {
		testshape.Linear(t, c.name, c.perByte, c.body, read)
	}
}

// A key in the opposite order of the table is the worst for the search.
func BenchmarkUnorderedKeys(b *testing.B) {
	order := []string{"blob", "epochTime", "count", "long", "enum", "string", "integer"}
	var body strings.Builder
	for i := range 1000 {
		if i > 0 {
			body.WriteByte(',')
		}
		body.WriteString(`"` + order[i%len(order)] + `":null`)
	}
	text := []byte("{" + body.String() + "}")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := jsonwire.NewReader(text).Object(new(testshape.Scalars)); err != nil {
			b.Fatal(err)
		}
	}
}
