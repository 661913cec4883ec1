package jsonwire

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/document"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func readWide(t *testing.T, text string) (*testshape.Wide, error) {
	t.Helper()
	body := []byte(text)
	r := NewReader(body)
	defer r.Release()
	v := new(testshape.Wide)
	err := r.Object(v)
	clear(body)
	return v, err
}

// A document holds what encoding/json would keep of it, and is written as it
// came.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{`{}`, `null`, `[1,{"a":null}]`, `"\u00e9\n"`, `-1.50e+3`, ` [ 1 ] `, `{"a":1,"a":2}`, `{`, `1 2`, "\"\xff\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := readWide(t, `{"document":`+text+`,"documents":[null,`+text+`]}`)
		if err != nil {
			return
		}
		if !json.Valid([]byte(text)) {
			t.Fatalf("%q was read", text)
		}
		if v.Document == nil {
			if strings.TrimSpace(text) != "null" {
				t.Fatalf("%q was read as nothing", text)
			}
		}
		w := new(Writer)
		if w.Object(v); w.Err() != nil {
			t.Fatalf("%q cannot be written: %v", text, w.Err())
		}
		var got struct {
			Document  any
			Documents []any
		}
		var want any
		if err := exact(w.Buf, &got); err != nil {
			t.Fatalf("%q was written as %q: %v", text, w.Buf, err)
		}
		_ = exact([]byte(text), &want)
		if !reflect.DeepEqual(got.Document, want) || !reflect.DeepEqual(got.Documents, []any{nil, want}) {
			t.Fatalf("%q was written as %q", text, w.Buf)
		}
	})
}

// exact is json.Unmarshal with numbers as they are written.
func exact(text []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d.Decode(v)
}

func TestDocumentDepth(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)
	if _, err := readWide(t, `{"document":`+deep+`}`); err == nil {
		t.Error("a document deeper than the bound was read")
	}
	w := new(Writer)
	w.Object(&testshape.Wide{Document: document.FromJSON([]byte("[" + deep + "]"))})
	if w.Err() == nil {
		t.Error("a document deeper than the bound was written")
	}
	for _, text := range []string{"", "}", `1,"integer":2`, "[1", `"`, "tru"} {
		w.Reset("")
		if w.Object(&testshape.Wide{Document: document.FromJSON([]byte(text))}); w.Err() == nil {
			t.Errorf("%q was written: %s", text, w.Buf)
		}
	}
}

func TestBigNumbers(t *testing.T) {
	const digits = "123456789012345678901234567890"
	v, err := readWide(t, `{"integer":-`+digits+`,"decimal":`+digits+`.000000000000000000001}`)
	if err != nil {
		t.Fatal(err)
	}
	w := new(Writer)
	w.Object(v)
	const want = `{"integer":-` + digits + `,"decimal":1.23456789012345678901234567890000000000000000000001e+29,"greeting":"hi"}`
	if string(w.Buf) != want || w.Err() != nil {
		t.Errorf("got %s, %v", w.Buf, w.Err())
	}
	for _, text := range []string{`1.5`, `1e3`, `"1"`, `true`, `[]`, `-`, strings.Repeat("9", 1<<20)} {
		if _, err := readWide(t, `{"integer":`+text+`}`); err == nil {
			t.Errorf("the integer %.40s was read", text)
		}
	}
	for _, text := range []string{`1e20000`, `"NaN"`, `1e-999999999999999999999`, `1.` + strings.Repeat("0", 1<<20)} {
		if _, err := readWide(t, `{"decimal":`+text+`}`); err == nil {
			t.Errorf("the number %.40s was read", text)
		}
	}
	if v, err := readWide(t, `{"integer":null,"decimal":null}`); err != nil || v.Integer != nil || v.Decimal != nil {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestDefaults(t *testing.T) {
	for text, want := range map[string]string{`{}`: "hi", `{"greeting":null}`: "hi", `{"greeting":""}`: "", `{"greeting":"bye"}`: "bye"} {
		v, err := readWide(t, text)
		if err != nil || v.Greeting == nil || *v.Greeting != want {
			t.Errorf("%s: %v, %v", text, v.Greeting, err)
		}
	}
}

func TestUnions(t *testing.T) {
	text := func(s string) testshape.Choice { return &testshape.ChoiceText{Value: s} }
	unknown := func(tag, value string) testshape.Choice {
		return &testshape.UnknownUnionMember{Tag: tag, Value: []byte(value)}
	}
	for body, c := range map[string]struct {
		want   testshape.Choice
		strict bool
	}{
		`{"text":"a"}`:                            {text("a"), true},
		`{"text":"a","inner":null,"new":null}`:    {text("a"), true},
		`{"__type":"ns#Choice","text":"a"}`:       {text("a"), true},
		`{"inner":{"inner":{"text":"a"}}}`:        {&testshape.ChoiceInner{Value: &testshape.ChoiceInner{Value: text("a")}}, true},
		`{"new": [1, {"b":"]"}] }`:                {unknown("new", `[1, {"b":"]"}]`), false},
		`{"inner":{"new":-1.5}}`:                  {&testshape.ChoiceInner{Value: unknown("new", "-1.5")}, false},
		`{"new":1,"text":"a"}`:                    {text("a"), false},
		`{"text":"a","new":1}`:                    {text("a"), false},
		`{"inner":{"text":"b"},"text":"a"}`:       {text("a"), false},
		`{}`:                                      {nil, false},
		`{"text":null,"new":null,"__type":"ns#"}`: {nil, false},
		`{"__type":"x"}`:                          {nil, false},
		`null`:                                    {nil, true},
		"{\"ne\\u0077\":\"\\u00e9\"}":             {unknown("new", `"\u00e9"`), false},
	} {
		v, err := readWide(t, `{"choice":`+body+`,"greeting":"after"}`)
		if err != nil || !reflect.DeepEqual(v.Choice, c.want) || *v.Greeting != "after" {
			t.Errorf("%s: %#v, %v", body, v.Choice, err)
		}
		if err := NewStrictReader([]byte(`{"choice":` + body + `}`)).Object(new(testshape.Wide)); (err == nil) != c.strict {
			t.Errorf("%s, strict: %v", body, err)
		}
	}
	for _, body := range []string{`{"new":}`, `{"new":[}`, `{"text":1}`, `{"new" 1}`, `{"new":1`, `[]`} {
		if v, err := readWide(t, `{"choice":`+body+`}`); err == nil {
			t.Errorf("%s was read: %#v", body, v.Choice)
		}
	}
}

func TestUnknownMemberIsNotSent(t *testing.T) {
	w := new(Writer)
	w.Object(&testshape.Wide{Choice: &testshape.UnknownUnionMember{Tag: "new", Value: []byte("1")}})
	if err := w.Err(); err == nil || !strings.Contains(err.Error(), `"new"`) {
		t.Error(err)
	}
	if got := runtime.Describe(&testshape.Wide{Choice: &testshape.UnknownUnionMember{Tag: "new"}}); got != `Wide{Choice: {}, Greeting: "hi"}` {
		t.Error(got)
	}
}
