package server_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"net/http"
	"reflect"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/server/query"
	"github.com/modelsmith/modelsmith/runtime/server/restjson"
)

// group has a required list and a required map, beside those that may be absent, and other groups.
type group struct {
	Words, Maybe []string
	Pairs, Some  map[string]string
	One          *group
	Many         []group
}

var (
	element = &runtime.Member{Wire: "member", Flags: runtime.Element}
	mGroup  = [...]runtime.Member{
		{Wire: "Words", Flags: runtime.Required | runtime.RequiresList, Elem: element},
		{Wire: "Maybe", Elem: element},
		{Wire: "Pairs", Flags: runtime.Required, Key: &runtime.Member{Wire: "key", Flags: runtime.Element}, Elem: element},
		{Wire: "Some", Key: &runtime.Member{Wire: "key", Flags: runtime.Element}, Elem: element},
		{Wire: "One"},
		{Wire: "Many", Elem: element},
	}
)

func (*group) MemberTable() []runtime.Member         { return mGroup[:] }
func (*group) DecodeMember(i int, d runtime.Decoder) {}
func (v *group) Encode(e runtime.Encoder) {
	runtime.Strings(e, &mGroup[0], v.Words)
	runtime.Strings(e, &mGroup[1], v.Maybe)
	runtime.StringMap(e, &mGroup[2], v.Pairs)
	runtime.StringMap(e, &mGroup[3], v.Some)
	e.Struct(&mGroup[4], v.One, v.One != nil)
	runtime.Structs(e, &mGroup[5], v.Many)
}

// full is an error with the members of a group.
type full struct{ group }

func (*full) Error() string                 { return "full" }
func (*full) ErrorCode() string             { return "Full" }
func (*full) ErrorMessage() string          { return "full" }
func (*full) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// shown is a group as the standard library reads it: nil is absent.
type shown struct {
	Words *struct {
		Member []string `xml:"member"`
	}
	Maybe, Pairs, Some *struct{}
	One                *shown
	Many               *struct {
		Member []shown `xml:"member"`
	}
}

// TestRequiredLists sends the lists and maps that the model requires, though the service left them nil, and no others.
func TestRequiredLists(t *testing.T) {
	bare := map[string]any{"Words": []any{}, "Pairs": map[string]any{}}
	with := func(name string, v any) map[string]any {
		return map[string]any{"Words": []any{}, "Pairs": map[string]any{}, name: v}
	}
	for _, c := range []struct {
		out  *group
		want map[string]any
	}{
		{nil, bare},
		{&group{}, bare},
		{&group{Words: []string{}, Pairs: map[string]string{}}, bare},
		{&group{Words: []string{"a"}}, with("Words", []any{"a"})},
		{&group{Maybe: []string{}}, with("Maybe", []any{})},
		{&group{One: &group{}}, with("One", bare)},
		{&group{One: &group{Words: []string{"b"}}}, with("One", with("Words", []any{"b"}))},
		{&group{Many: []group{{}, {Some: map[string]string{}}}}, with("Many", []any{bare, with("Some", map[string]any{})})},
	} {
		var got map[string]any
		text := sent(t, restjson.Protocol{}, c.out, nil)
		if err := json.Unmarshal(text, &got); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%+v: %s: %v", c.out, text, err)
		}
		var response struct{ Result shown }
		text = sent(t, query.Protocol{}, c.out, nil)
		if err := xml.Unmarshal(text, &response); err != nil || !reflect.DeepEqual(response.Result.json(), c.want) {
			t.Errorf("%+v: %s: %v", c.out, text, err)
		}
	}
}

// json is what encoding/json would have read, of words and of what there is at all.
func (s *shown) json() any {
	out := map[string]any{}
	if s.Words != nil {
		words := []any{}
		for _, w := range s.Words.Member {
			words = append(words, w)
		}
		out["Words"] = words
	}
	for name, there := range map[string]bool{"Pairs": s.Pairs != nil, "Some": s.Some != nil} {
		if there {
			out[name] = map[string]any{}
		}
	}
	if s.Maybe != nil {
		out["Maybe"] = []any{}
	}
	if s.One != nil {
		out["One"] = s.One.json()
	}
	if s.Many != nil {
		many := []any{}
		for i := range s.Many.Member {
			many = append(many, s.Many.Member[i].json())
		}
		out["Many"] = many
	}
	return out
}

// TestRequiredListsOfErrors does the same for errors.
func TestRequiredListsOfErrors(t *testing.T) {
	var got map[string]any
	if text := sent(t, restjson.Protocol{}, nil, new(full)); json.Unmarshal(text, &got) != nil || got["Words"] == nil || got["Maybe"] != nil {
		t.Errorf("%s", text)
	}
	var response struct{ Error shown }
	if text := sent(t, query.Protocol{}, nil, new(full)); xml.Unmarshal(text, &response) != nil || response.Error.Words == nil || response.Error.Maybe != nil {
		t.Errorf("%s", text)
	}
}

// sent is the body of the response that a service's output or error becomes.
func sent(t *testing.T, protocol server.Protocol, out *group, err error) []byte {
	t.Helper()
	a := &server.API{
		ID: "Tiny", Version: "2020-01-01", Protocol: protocol,
		ErrorStatus: func(err runtime.ErrorShape) int {
			if errors.As(err, new(*full)) {
				return http.StatusBadRequest
			}
			return 0
		},
		Operations: []server.Operation{{
			Name: "Op", Method: "POST", URI: "/", Traits: server.HasOutput, ResultWrapper: "Result",
			NewInput: func() server.Input { return new(thing) },
			Call:     func(context.Context, any, server.Input) (runtime.Encodable, error) { return out, err },
		}},
	}
	w := ask(server.NewHandler(a, "service", runtime.NoAuth, nil), "POST", "/?Action=Op", "")
	return w.Body.Bytes()
}
