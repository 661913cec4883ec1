package server_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
)

// sized is an output with a header that says how long something is.
type sized struct {
	streamed
	Length string
	Name   *string
}

var mSized = [...]runtime.Member{{Wire: "Content-Length", Loc: runtime.InHeader}, {Wire: "name"}}

func (*sized) MemberTable() []runtime.Member { return mSized[:] }

func (v *sized) Encode(e runtime.Encoder) {
	e.Enum(&mSized[0], v.Length)
	e.String(&mSized[1], v.Name)
}

// TestContentLength sends the length that an output has where it is that of the body, or of a body that is not sent. Of
// the latter nothing else is told: clients would take it for a member.
func TestContentLength(t *testing.T) {
	name := strings.Repeat("n", 3000)
	for _, c := range []struct {
		method string
		out    *sized
		want   int64
		body   string
	}{
		{"HEAD", &sized{Length: "1234"}, 1234, ""},
		{"HEAD", &sized{}, -1, ""},
		{"GET", &sized{Length: "1234"}, 2, "{}"},
		{"GET", &sized{Length: "1"}, 2, "{}"},
		{"GET", &sized{Length: "1", Name: &name}, 3011, `{"name":"` + name + `"}`},
		{"PUT", &sized{Length: "4", streamed: streamed{io.NopCloser(strings.NewReader("text"))}}, 4, "text"},
	} {
		op := server.Operation{
			Name: "Op", Method: c.method, URI: "/", Traits: server.HasOutput, NewInput: func() server.Input { return new(thing) },
			Call: func(context.Context, any, server.Input) (runtime.Encodable, error) { return c.out, nil },
		}
		if c.out.Body != nil {
			op.Stream, op.OutputType = func(out runtime.Encodable) io.ReadCloser { return out.(*sized).Body }, server.AnyType
		}
		a := api()
		a.Operations = []server.Operation{op}
		s := httptest.NewServer(server.NewHandler(a, service(echo), runtime.NoAuth, nil))
		r, err := http.NewRequestWithContext(t.Context(), c.method, s.URL, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := s.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		s.Close()
		if err != nil || resp.ContentLength != c.want || string(text) != c.body {
			t.Errorf("%s: length %d, body %.20q, %v", c.method, resp.ContentLength, text, err)
		}
		if typed := resp.Header["Content-Type"] != nil; typed != (c.body != "") {
			t.Errorf("%s: the type is %q", c.method, resp.Header["Content-Type"])
		}
	}
}
