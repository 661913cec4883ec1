package restjson_test

import (
	"math/big"
	"reflect"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/document"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/restjson"
)

// whole has one member, which is the payload.
type whole struct {
	encode func(runtime.Encoder, *runtime.Member)
	decode func(runtime.Decoder, *runtime.Member)
}

var mWhole = [...]runtime.Member{{
	Wire: "Payload", Loc: runtime.InPayload,
	Key: &runtime.Member{Wire: "key", Flags: runtime.Element}, Elem: &runtime.Member{Wire: "member", Flags: runtime.Element},
}}

func (*whole) MemberTable() []runtime.Member                { return mWhole[:] }
func (v *whole) Encode(e runtime.Encoder)                   { v.encode(e, &mWhole[0]) }
func (v *whole) DecodeMember(_ int, d runtime.Decoder)      { v.decode(d, &mWhole[0]) }
func sends(f func(runtime.Encoder, *runtime.Member)) *whole { return &whole{encode: f} }

func TestPayloadKinds(t *testing.T) {
	text := &testshape.ChoiceText{Value: "x"}
	for name, c := range map[string]struct {
		in   *whole
		body string
	}{
		"list":  {sends(func(e runtime.Encoder, m *runtime.Member) { runtime.Strings(e, m, []string{"a", "b"}) }), `["a","b"]`},
		"empty": {sends(func(e runtime.Encoder, m *runtime.Member) { runtime.Strings(e, m, []string{}) }), `[]`},
		"map": {sends(func(e runtime.Encoder, m *runtime.Member) {
			runtime.StringMap(e, m, map[string]string{"b": "1", "a": "2"})
		}), `{"a":"2","b":"1"}`},
		"structs":  {sends(func(e runtime.Encoder, m *runtime.Member) { runtime.Structs(e, m, []testshape.Scalars{{Count: 1}, {}}) }), `[{"count":1},{}]`},
		"union":    {sends(func(e runtime.Encoder, m *runtime.Member) { e.Struct(m, text, true) }), `{"text":"x"}`},
		"document": {sends(func(e runtime.Encoder, m *runtime.Member) { e.Document(m, document.New("x")) }), `"x"`},
		"null":     {sends(func(e runtime.Encoder, m *runtime.Member) { e.Document(m, document.New(nil)) }), `null`},
		"none":     {sends(func(e runtime.Encoder, m *runtime.Member) { e.Document(m, nil) }), ``},
		"number":   {sends(func(e runtime.Encoder, m *runtime.Member) { e.Document(m, document.New(big.NewInt(7))) }), `7`},
	} {
		req, err := encode(&runtime.Operation{URI: "/"}, c.in)
		if kind := req.ContentType; err != nil || string(req.Body) != c.body || (kind != "application/json") != (c.body == "") {
			t.Errorf("%s: %q, %q, %v", name, req.Body, req.ContentType, err)
		}
	}
	for name, in := range map[string]runtime.Encodable{
		"unknown member": sends(func(e runtime.Encoder, m *runtime.Member) {
			e.Struct(m, &testshape.UnknownUnionMember{Tag: "new"}, true)
		}),
		"malformed document": sends(func(e runtime.Encoder, m *runtime.Member) { e.Document(m, document.FromJSON([]byte(`{"a":`))) }),
		"time in document":   sends(func(e runtime.Encoder, m *runtime.Member) { e.Document(m, document.New(time.Now())) }),
		"no number":          &testshape.Wide{Decimal: new(big.Float).SetInf(true)},
	} {
		if req, err := encode(&runtime.Operation{URI: "/", HasBody: true}, in); err == nil {
			t.Errorf("%s: sent %q", name, req.Body)
		}
	}
}

func TestPayloadKindsOfResponses(t *testing.T) {
	decode := func(body string, f func(runtime.Decoder, *runtime.Member)) error {
		resp := &runtime.Response{StatusCode: 200, Body: []byte(body)}
		return restjson.Protocol{}.DecodeResponse(nil, resp, &whole{decode: f})
	}
	for body, want := range map[string][]string{`["a","b"]`: {"a", "b"}, `[]`: {}, ``: nil, `null`: nil} {
		var got []string
		err := decode(body, func(d runtime.Decoder, m *runtime.Member) { runtime.DecodeStrings(d, m, &got) })
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("list %s: %v, %v", body, got, err)
		}
	}
	for body, want := range map[string]map[string]string{`{"a":"b"}`: {"a": "b"}, `{}`: {}, ``: nil} {
		var got map[string]string
		err := decode(body, func(d runtime.Decoder, m *runtime.Member) { runtime.DecodeStringMap(d, m, &got) })
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("map %s: %v, %v", body, got, err)
		}
	}
	for body, want := range map[string]any{`{"a":["b"]}`: map[string]any{"a": []any{"b"}}, ` "x"`: "x", `true`: true, `null`: nil, ``: nil} {
		var d document.Interface
		var got any
		err := decode(body, func(dec runtime.Decoder, m *runtime.Member) { dec.Document(m, &d) })
		if d != nil {
			err = d.UnmarshalSmithyDocument(&got)
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("document %s: %v, %v", body, got, err)
		}
	}
	for body, want := range map[string]testshape.Choice{
		`{"text":"x"}`: &testshape.ChoiceText{Value: "x"},
		`{"new":[1]}`:  &testshape.UnknownUnionMember{Tag: "new", Value: []byte("[1]")},
		`{}`:           nil,
		``:             nil,
	} {
		var got testshape.ChoiceDecoder
		err := decode(body, func(d runtime.Decoder, m *runtime.Member) { d.R.Struct(m, &got) })
		if err != nil || !reflect.DeepEqual(got.Union, want) {
			t.Errorf("union %s: %v, %v", body, got.Union, err)
		}
	}
	for _, body := range []string{`{"a":1}x`, `[`, `1 2`} {
		var d document.Interface
		if err := decode(body, func(dec runtime.Decoder, m *runtime.Member) { dec.Document(m, &d) }); err == nil {
			t.Errorf("document %s was read", body)
		}
	}
}

// A default is there without a body too.
func TestDefaultsOfResponses(t *testing.T) {
	for body, want := range map[string]string{``: "hi", `{}`: "hi", `null`: "hi", `{"greeting":"bye"}`: "bye"} {
		var got testshape.Wide
		err := restjson.Protocol{}.DecodeResponse(nil, &runtime.Response{StatusCode: 200, Body: []byte(body)}, &got)
		if err != nil || got.Greeting == nil || *got.Greeting != want {
			t.Errorf("%q: %v, %v", body, got.Greeting, err)
		}
	}
}
