package jsonwire_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

func TestPayload(t *testing.T) {
	for _, body := range []string{"", "raw", `"quoted"`, "\xff\x00", `{}`} {
		buf := []byte(body)
		r := jsonwire.NewPayloadReader(buf)
		s, ok := r.String(nil)
		if err := r.End(); s != body || !ok || err != nil {
			t.Errorf("string %q: %q, %v, %v", body, s, ok, err)
		}
		r = jsonwire.NewPayloadReader(buf)
		b, ok := r.Blob(nil)
		clear(buf)
		if err := r.End(); string(b) != body || !ok || err != nil {
			t.Errorf("blob %q: %q, %v, %v", body, b, ok, err)
		}
	}
}

// A server hands no string over that is none, as JSON has it.
func TestStrictPayload(t *testing.T) {
	for body, ok := range map[string]bool{"": true, "raw é": true, "\xff": false, "\xed\xa0\x80": false} {
		r := jsonwire.NewStrictPayloadReader([]byte(body))
		s, read := r.String(new(runtime.Member))
		if err := r.End(); (err == nil) != ok || read != ok || ok && s != body {
			t.Errorf("%q: %q, %v", body, s, err)
		}
		r = jsonwire.NewStrictPayloadReader([]byte(body))
		if b, _ := r.Blob(new(runtime.Member)); string(b) != body || r.End() != nil {
			t.Errorf("blob %q: %q", body, b)
		}
	}
}

// Only the payload itself is raw: what it holds is JSON.
func TestPayloadContainers(t *testing.T) {
	decode := func(v runtime.Decodable, i int, body string) error {
		r := jsonwire.NewPayloadReader([]byte(body))
		v.DecodeMember(i, runtime.Decoder{R: r, A: new(runtime.Arena)})
		return r.End()
	}
	var lists testshape.Lists
	if err := decode(&lists, 0, ` ["a", "b"] `); err != nil || len(lists.Strings) != 2 || lists.Strings[1] != "b" {
		t.Errorf("list: %q, %v", lists.Strings, err)
	}
	if err := decode(&lists, 5, `["AA=="]`); err != nil || len(lists.Blobs) != 1 || len(lists.Blobs[0]) != 1 {
		t.Errorf("blobs: %q, %v", lists.Blobs, err)
	}
	var maps testshape.Maps
	if err := decode(&maps, 0, `{"a":"b"}`); err != nil || maps.Strings["a"] != "b" {
		t.Errorf("map: %q, %v", maps.Strings, err)
	}
	var node testshape.Node
	if err := decode(&node, 1, `{"string":"a"}`); err != nil || *node.Scalars.String != "a" {
		t.Errorf("structure: %v", err)
	}
	if err := decode(&node, 2, `null`); err != nil || node.Lists != nil {
		t.Errorf("null: %v, %v", node.Lists, err)
	}
	for _, body := range []string{`{"string":"a"} x`, `"a"`, `{`, ``} {
		if err := decode(new(testshape.Node), 1, body); err == nil {
			t.Errorf("%q was accepted", body)
		}
	}
}

func TestReadErrorBody(t *testing.T) {
	cases := []struct {
		body, code, message string
		ok                  bool
	}{
		{"", "", "", true},
		{" \r\n\t", "", "", true},
		{"{}", "", "", true},
		{`{"__type":"ns#Foo:http://x","message":"m"}`, "ns#Foo:http://x", "m", true},
		{`{"code":"Foo","Message":"m"}`, "Foo", "m", true},
		{`{"Code":"Foo","__type":"Bar"}`, "Bar", "", true},
		{`{"Code":7,"message":null,"x":[{}]}`, "", "", true},
		{`{"Code":{"a":"b"},"message":["m"]}`, "", "", true},
		{`{"message":"a\u0062","\u0063ode":"C"}`, "C", "ab", true},
		{`{"__type":"Foo"} x`, "Foo", "", false},
		{`{"__type":"Foo","message":"m`, "Foo", "", false},
		{`{"__type":"Foo",}`, "Foo", "", false},
		{"\x00", "", "", false},
		{"<html>", "", "", false},
		{`"Foo"`, "", "", false},
		{`null`, "", "", false},
		{`[]`, "", "", false},
	}
	for _, c := range cases {
		got, err := jsonwire.ReadErrorBody([]byte(c.body))
		if got.Code != c.code || got.Message != c.message || (err == nil) != c.ok {
			t.Errorf("%q: %+v, %v", c.body, got, err)
		}
	}
}
