package server_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/server/restjson"
)

// thing is an input and an output.
type thing struct {
	ID, Name *string
	Body     io.Reader
	// invalid is what Validate returns.
	invalid error
}

var mThing = [...]runtime.Member{{Wire: "id", Loc: runtime.InLabel}, {Wire: "name"}}

func (*thing) MemberTable() []runtime.Member { return mThing[:] }

func (v *thing) Encode(e runtime.Encoder) { e.String(&mThing[1], v.Name) }

func (v *thing) DecodeMember(i int, d runtime.Decoder) {
	d.String(&mThing[i], []**string{&v.ID, &v.Name}[i])
}

func (v *thing) Validate() error {
	if v.Name != nil && *v.Name == "invalid" {
		return &runtime.ValidationError{Count: 1, Violations: []runtime.Violation{{Path: "/name", Message: "Value at '/name' failed"}}}
	}
	return v.invalid
}

// streamed is an input and an output with a stream.
type streamed struct {
	Body io.ReadCloser
}

// Validate wants the stream, as that of a required one does.
func (v *streamed) Validate() error {
	if v.Body == nil {
		return &runtime.ValidationError{Count: 1, Violations: []runtime.Violation{{Path: "/Body", Message: "Value at '/Body' is missing"}}}
	}
	return nil
}

func (*streamed) MemberTable() []runtime.Member     { return nil }
func (*streamed) Encode(runtime.Encoder)            {}
func (*streamed) DecodeMember(int, runtime.Decoder) {}
func setStream(in server.Input, body io.Reader)     { in.(*streamed).Body = io.NopCloser(body) }
func getStream(out runtime.Encodable) io.ReadCloser { return out.(*streamed).Body }

// gone is an error of the model.
type gone struct{ Message *string }

var mGone = [...]runtime.Member{{Wire: "message"}}

func (*gone) MemberTable() []runtime.Member           { return mGone[:] }
func (v *gone) Encode(e runtime.Encoder)              { e.String(&mGone[0], v.Message) }
func (v *gone) DecodeMember(_ int, d runtime.Decoder) { d.String(&mGone[0], &v.Message) }

// service answers the operation Get with a function.
type service func(ctx context.Context, in *thing) (*thing, error)

// api has one operation of each kind.
func api() *server.API {
	return &server.API{
		ID: "Tiny", Version: "2020-01-01", SigningName: "tiny", Protocol: restjson.Protocol{},
		ErrorStatus: func(err runtime.ErrorShape) int {
			switch err.(type) {
			case *gone, *unsendable:
				return http.StatusGone
			}
			return 0
		},
		Operations: []server.Operation{
			{
				Name: "Do", Method: "POST", URI: "/things/{id}", Traits: server.HasBody | server.HasOutput,
				NewInput: func() server.Input { return new(thing) },
				Call: func(ctx context.Context, svc any, in server.Input) (runtime.Encodable, error) {
					return svc.(service)(ctx, in.(*thing))
				},
			},
			{
				Name: "Open", Method: "GET", URI: "/open", Status: http.StatusNoContent, Traits: server.Unsigned | server.HasOutput,
				NewInput: func() server.Input { return new(thing) },
				Call:     func(context.Context, any, server.Input) (runtime.Encodable, error) { return new(thing), nil },
			},
			{
				Name: "Copy", Method: "POST", URI: "/copy", InputType: server.AnyType, OutputType: server.AnyType, Traits: server.HasBody,
				NewInput: func() server.Input { return new(streamed) }, SetStream: setStream, Stream: getStream,
				Call: func(_ context.Context, _ any, in server.Input) (runtime.Encodable, error) {
					return &streamed{in.(*streamed).Body}, nil
				},
			},
		},
	}
}

// ask sends a request to a handler.
func ask(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
