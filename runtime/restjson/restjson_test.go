package restjson_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/restjson"
)

var service = &runtime.Service{ID: "Test", Protocol: restjson.Protocol{}}

func encode(op *runtime.Operation, in runtime.Encodable) (*runtime.Request, error) {
	req := new(runtime.Request)
	err := restjson.Protocol{}.EncodeRequest(service, op, in, req)
	return req, err
}

func TestEncodeRequest(t *testing.T) {
	const json, text, octets = "application/json", "text/plain", "application/octet-stream"
	without := &runtime.Operation{URI: "/"}
	with := &runtime.Operation{URI: "/", HasBody: true}
	cases := []struct {
		name       string
		op         *runtime.Operation
		in         runtime.Encodable
		body, kind string
	}{
		{"no body members", without, &testshape.Bound{Header: new("h")}, "", ""},
		{"body members, none set", with, &testshape.Bound{Header: new("h")}, "{}", json},
		{"body members", with, &testshape.Bound{Header: new("h"), Body: new("b")}, `{"body":"b"}`, json},
		{"string payload", without, &testshape.Letter{Payload: new("té")}, "té", text},
		{"empty string payload", without, &testshape.Letter{Payload: new("")}, "", text},
		{"no string payload", without, &testshape.Letter{}, "", ""},
		{"blob payload", without, &testshape.Data{Payload: []byte{0, 1}}, "\x00\x01", octets},
		{"empty blob payload", without, &testshape.Data{Payload: []byte{}}, "", octets},
		{"no blob payload", without, &testshape.Data{}, "", ""},
		{"structure payload", with, &testshape.Document{Payload: &testshape.Scalars{Count: 1}}, `{"count":1}`, json},
		{"empty structure payload", with, &testshape.Document{Payload: &testshape.Scalars{}}, `{}`, json},
		{"no structure payload", with, &testshape.Document{}, `{}`, json},
	}
	for range 2 { // the second time with what the pool kept
		for _, c := range cases {
			req, err := encode(c.op, c.in)
			if err != nil || string(req.Body) != c.body || req.ContentType != c.kind {
				t.Errorf("%s: %q, %s, %v", c.name, req.Body, req.ContentType, err)
			}
		}
	}
}

// A header bound to Content-Type is left to the pipeline, which prefers it.
func TestContentTypeHeader(t *testing.T) {
	req, err := encode(&runtime.Operation{URI: "/"}, &testshape.Letter{Type: new("image/png"), Payload: new("x")})
	if err != nil || req.Header["Content-Type"][0] != "image/png" {
		t.Errorf("%q, %v", req.Header, err)
	}
}

func TestEncodeErrors(t *testing.T) {
	op := &runtime.Operation{URI: "/{label}", HasBody: true}
	for range 3 {
		if _, err := encode(op, &testshape.Bound{Body: new("left over")}); err == nil {
			t.Fatal("a missing label was accepted")
		}
		req, err := encode(op, &testshape.Bound{Label: new("x")})
		if err != nil || string(req.Body) != "{}" || req.Path != "/x" || req.Query != "" || req.Header != nil {
			t.Fatalf("after an error: %+v, %v", req, err)
		}
	}
}

func TestDecodeResponse(t *testing.T) {
	decode := func(out runtime.Decodable, body string, header map[string][]string) error {
		buf := []byte(body)
		resp := &runtime.Response{StatusCode: 200, Body: buf, Header: header}
		err := restjson.Protocol{}.DecodeResponse(nil, resp, out)
		clear(buf)
		return err
	}
	var b testshape.Bound
	err := decode(&b, `{"body":"b","unknown":1,"X-Text":"not me"}`, map[string][]string{"X-Text": {"h"}})
	if err != nil || *b.Body != "b" || *b.Header != "h" || *b.Status != 200 {
		t.Errorf("%+v, %v", b, err)
	}
	var l testshape.Letter
	if err := decode(&l, `"raw"`, nil); err != nil || *l.Payload != `"raw"` {
		t.Errorf("%+v, %v", l, err)
	}
	l = testshape.Letter{}
	if err := decode(&l, "", nil); err != nil || l.Payload != nil {
		t.Errorf("empty: %+v, %v", l, err)
	}
	var d testshape.Data
	if err := decode(&d, "\x00\xff", nil); err != nil || string(d.Payload) != "\x00\xff" {
		t.Errorf("%+v, %v", d, err)
	}
	var s testshape.Document
	if err := decode(&s, `{"string":"a"}`, nil); err != nil || *s.Payload.String != "a" {
		t.Errorf("%+v, %v", s, err)
	}
	for body, out := range map[string]runtime.Decodable{
		`{"body":1}`: &testshape.Bound{}, `{`: &testshape.Bound{}, `{} x`: &testshape.Bound{}, `{"string":"a"}}`: &testshape.Document{}, `[]`: &testshape.Document{},
	} {
		if err := decode(out, body, nil); err == nil {
			t.Errorf("%s was accepted", body)
		}
	}
	if err := decode(&testshape.Bound{}, "", map[string][]string{"X-Int": {"x"}}); err == nil {
		t.Error("a malformed header was accepted")
	}
}
