package query_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/server/query"
)

// text is an input and an output with a list.
type text struct{ Words []string }

var mText = [...]runtime.Member{{Wire: "Words", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element}}}

func (*text) MemberTable() []runtime.Member           { return mText[:] }
func (v *text) Encode(e runtime.Encoder)              { runtime.Strings(e, &mText[0], v.Words) }
func (v *text) DecodeMember(_ int, d runtime.Decoder) { runtime.DecodeStrings(d, &mText[0], &v.Words) }

// Validate implements what handlers ask for.
func (v *text) Validate() error {
	if len(v.Words) == 1 {
		return &runtime.ValidationError{Count: 1, Violations: []runtime.Violation{{Path: "/Words", Message: "Value at '/Words' is lonely"}}}
	}
	return nil
}

// full is an error of the model, with a member of its own and one that every error has.
type full struct {
	Message *string
	Size    *string
	Code    *string
}

var mFull = [...]runtime.Member{{Wire: "message"}, {Wire: "Size"}, {Wire: "Code"}}

func (*full) MemberTable() []runtime.Member { return mFull[:] }
func (v *full) Encode(e runtime.Encoder) {
	e.String(&mFull[0], v.Message)
	e.String(&mFull[1], v.Size)
	e.String(&mFull[2], v.Code)
}
func (v *full) DecodeMember(_ int, _ runtime.Decoder) {}
func (*full) Error() string                           { return "full" }
func (*full) ErrorCode() string                       { return "IsFull" }
func (v *full) ErrorMessage() string                  { return runtime.ErrorMessage(v.Message) }
func (*full) ErrorFault() smithy.ErrorFault           { return smithy.FaultServer }

// failing answers two words with an error of the model, and three with another one.
func failing(_ context.Context, _ any, in server.Input) (runtime.Encodable, error) {
	words := in.(*text).Words
	switch len(words) {
	case 2:
		return nil, &full{new("<no>"), new("7"), new("Own")}
	case 3:
		return nil, errors.New("secret")
	}
	return &text{words}, nil
}

// echoing answers with what it got.
func echoing(_ context.Context, _ any, in server.Input) (runtime.Encodable, error) { return in, nil }

func handler(call func(context.Context, any, server.Input) (runtime.Encodable, error)) http.Handler {
	newInput := func() server.Input { return new(text) }
	api := &server.API{
		ID: "Tiny", Version: "2020-01-01", Namespace: "urn:tiny", Protocol: query.Protocol{},
		ErrorStatus: func(runtime.ErrorShape) int { return http.StatusInsufficientStorage },
		Operations: []server.Operation{
			{Name: "Say", ResultWrapper: "SayResult", NewInput: newInput, Call: call},
			{Name: "Hush", NewInput: newInput, Call: func(context.Context, any, server.Input) (runtime.Encodable, error) { return nil, nil }},
		},
	}
	return server.NewHandler(api, "a service", runtime.NoAuth, []runtime.HandlerOption{
		runtime.WithLogger(slog.New(slog.DiscardHandler)),
		runtime.WithRequestID(func(*http.Request) string { return "id" }),
	})
}

const (
	saidNothing = `<SayResponse xmlns="urn:tiny"><SayResult></SayResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></SayResponse>`
	saidEmpty   = `<SayResponse xmlns="urn:tiny"><SayResult><Words></Words></SayResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></SayResponse>`
	hushed      = `<HushResponse xmlns="urn:tiny"><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></HushResponse>`
)

func failed(side, code, message, more string) string {
	return "<ErrorResponse><Error><Type>" + side + "</Type><Code>" + code + "</Code><Message>" + message + "</Message>" + more +
		"</Error><RequestId>id</RequestId></ErrorResponse>"
}

func TestProtocol(t *testing.T) {
	const form = "application/x-www-form-urlencoded"
	unknown := "400 " + failed("Sender", "InvalidAction", "There is no such operation in this version of the service.", "")
	for _, c := range []struct{ method, target, contentType, body, want string }{
		{"POST", "/", form, "Action=Say&Version=2020-01-01", "200 " + saidNothing},
		{"POST", "/", form + "; charset=utf-8", "Words=&Version=2020-01-01&Action=Say", "200 " + saidEmpty},
		{"POST", "/?Action=Say&Version=2020-01-01", form, "Words=", "200 " + saidEmpty},
		{"POST", "/?Action=Say", "", "", "200 " + saidNothing},
		{"GET", "/?Version=2020-01-01&Action=%48ush&Words=", "", "", "200 " + hushed},
		{"POST", "/", form, "Action=Say&Words.member.1=a", "400 " + failed("Sender", "ValidationError", "1 validation error detected. Value at '/Words' is lonely", "")},
		{"POST", "/", form, "Action=Say&Words.member.2=a&Words.member.1=b", "507 " + failed("Receiver", "IsFull", "&lt;no&gt;", "<Size>7</Size>")},
		{"POST", "/", form, "Action=Say&Words.member.1=a&Words.member.2=a&Words.member.3=a", "500 " + failed("Receiver", "InternalFailure", "An internal error occurred.", "")},
		{"POST", "/", form, "Action=Say&Words.member.x=a", "400 " + failed("Sender", "SerializationException", "member Words: expected an index", "")},
		{"POST", "/", form, "Action=Say&Action=Say", "400 " + failed("Sender", "SerializationException", "the form has a key twice", "")},
		{"POST", "/", form, "Action=Say&Version=2019-01-01", unknown},
		{"POST", "/", form, "Action=say", unknown},
		{"POST", "/", form, "Version=2020-01-01", "400 " + failed("Sender", "MissingAction", "The request has no parameter Action.", "")},
		{"POST", "/", "", "", "400 " + failed("Sender", "MissingAction", "The request has no parameter Action.", "")},
		{"POST", "/", "application/json", "{}", "415 " + failed("Sender", "UnsupportedMediaTypeException", "The content type is not "+form+".", "")},
		{"PUT", "/", form, "Action=Say", "405 " + failed("Sender", "MethodNotAllowedException", "Requests are sent with GET or POST.", "")},
		{"POST", "/a", form, "Action=Say", "404 " + failed("Sender", "UnknownOperationException", "There is no such operation.", "")},
	} {
		r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
		if c.contentType != "" {
			r.Header.Set("Content-Type", c.contentType)
		}
		w := httptest.NewRecorder()
		handler(failing).ServeHTTP(w, r)
		if got := fmt.Sprint(w.Code, " ", w.Body); got != c.want {
			t.Errorf("%s %s %s:\n%s\nwant\n%s", c.method, c.target, c.body, got, c.want)
		}
		if w.Header().Get("Content-Type") != "text/xml" || w.Header().Get("X-Amzn-Requestid") != "id" || (w.Code == 405) != (w.Header().Get("Allow") == "GET, POST") {
			t.Errorf("%s %s %s: %v", c.method, c.target, c.body, w.Header())
		}
	}
}

func FuzzProtocol(f *testing.F) {
	h := handler(echoing)
	f.Add("/?Action=Say", "Words.member.1=a&Words.member.3=b&Words.member.2=c&Words.member.9=d")
	f.Add("/", "Action=Say&Words.1=a&Words=&Words.member=%zz")
	f.Fuzz(func(t *testing.T, target, body string) {
		r, err := http.NewRequest(http.MethodPost, target, strings.NewReader(body))
		if err != nil {
			return
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError {
			t.Fatalf("%s %q: %s", target, body, w.Body)
		}
	})
}

// TestLargeForm takes a form as large as the largest that an operation allows, for which one it is says only the form.
func TestLargeForm(t *testing.T) {
	form := "Action=Say&Unknown=" + strings.Repeat("x", runtime.DefaultMaxBody)
	for limit, want := range map[int64]int{0: http.StatusRequestEntityTooLarge, runtime.DefaultMaxBody + 1<<10: http.StatusOK} {
		h := server.NewHandler(&server.API{
			ID: "Tiny", Protocol: query.Protocol{},
			Operations: []server.Operation{
				{Name: "Say", MaxBody: limit, NewInput: func() server.Input { return new(text) }, Call: failing},
				{Name: "Hush", NewInput: func() server.Input { return new(text) }, Call: failing},
			},
		}, "a service", runtime.NoAuth, nil)
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(form))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != want {
			t.Errorf("%d: %d %s", limit, w.Code, w.Body)
		}
	}
}
