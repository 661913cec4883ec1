package document_test

import (
	"encoding/json"
	"math/big"
	"reflect"
	"strings"
	"testing"

	smithydocument "github.com/aws/smithy-go/document"

	"github.com/modelsmith/modelsmith/runtime/document"
)

// What a document makes of a Go value means the same to encoding/json as the
// value itself.
func TestMarshal(t *testing.T) {
	for _, v := range []any{
		nil, true, false, 0, -7, 1.5, "", "a\"\\\n\u2028ü",
		[]any{},
		map[string]any{},
		[]any{nil, 1, "b", []any{map[string]any{"c": nil}}},
		map[string]any{"a": []string{"x"}, "b": map[string]int{"y": 1}},
	} {
		text, err := document.New(v).MarshalSmithyDocument()
		if err != nil {
			t.Errorf("%v: %v", v, err)
			continue
		}
		want, _ := json.Marshal(v)
		var a, b any
		if json.Unmarshal(text, &a) != nil || json.Unmarshal(want, &b) != nil || !reflect.DeepEqual(a, b) {
			t.Errorf("%v: got %s, want %s", v, text, want)
		}
	}
}

func TestUnmarshal(t *testing.T) {
	type inner struct {
		Name string `document:"name"`
		N    *big.Int
	}
	var got struct{ List []inner }
	d := document.FromJSON([]byte(`{"List":[{"name":"a","N":123456789012345678901234567890},{"name":"b"}]}`))
	if err := d.UnmarshalSmithyDocument(&got); err != nil || len(got.List) != 2 || got.List[0].Name != "a" ||
		got.List[0].N.String() != "123456789012345678901234567890" {
		t.Errorf("%+v, %v", got, err)
	}
	var v any
	if err := document.New(map[string]any{"n": 1e300}).UnmarshalSmithyDocument(&v); err != nil {
		t.Error(err)
	}
	if n, ok := v.(map[string]any)["n"].(smithydocument.Number); !ok || n.String() != "1e+300" {
		t.Errorf("%#v", v)
	}
	if err := document.FromJSON([]byte(`{"a":`)).UnmarshalSmithyDocument(&v); err == nil {
		t.Error("malformed JSON was read")
	}
}

// A document that was received is sent as it came, digits and all, by way of
// another one too.
func TestReceived(t *testing.T) {
	const text = `{"n": 1.000000000000000000000001, "o":{"b":1,"a":2}}`
	d := document.New(document.FromJSON([]byte(text)))
	got, err := d.MarshalSmithyDocument()
	if err != nil || string(got) != text {
		t.Errorf("%s, %v", got, err)
	}
	clear(got)
	if again, _ := d.MarshalSmithyDocument(); string(again) != text {
		t.Error("the document changed with its text")
	}
}

func TestCyclic(t *testing.T) {
	cyclic := map[string]any{}
	cyclic["again"] = cyclic
	if _, err := document.New(cyclic).MarshalSmithyDocument(); err == nil {
		t.Error("a cyclic map was encoded")
	}
	type node struct{ Next *node }
	loop := new(node)
	loop.Next = loop
	if _, err := document.New(loop).MarshalSmithyDocument(); err == nil {
		t.Error("a cyclic list was encoded")
	}
	var deep any
	for range 200 {
		deep = []any{deep}
	}
	text, err := document.New(deep).MarshalSmithyDocument()
	if err != nil || string(text) != strings.Repeat("[", 200)+"null"+strings.Repeat("]", 200) {
		t.Errorf("%s, %v", text, err)
	}
}
