package restjson

import (
	"cmp"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
)

// checkTypes checks the media types that a request has and accepts.
func checkTypes(x *server.Exchange) error {
	header, op := x.HTTP.Header, x.Route.Op
	if !takes(op, header["Content-Type"], len(x.Body)) {
		return &runtime.ServerError{
			Status: http.StatusUnsupportedMediaType, Code: runtime.CodeUnsupportedMediaType,
			Message: "The content type is not the one of the operation's input.",
		}
	}
	if values := header["Accept"]; values != nil && !accepts(values, cmp.Or(op.OutputType, contentType)) {
		return &runtime.ServerError{
			Status: http.StatusNotAcceptable, Code: runtime.CodeNotAcceptable,
			Message: "The operation does not answer with an accepted content type.",
		}
	}
	return nil
}

// takes reports whether an operation takes a body of a content type. Where no
// body is modelled there must be no type, but for the empty object that some
// clients send for an empty input.
func takes(op *server.Operation, values []string, length int) bool {
	want := cmp.Or(op.InputType, contentType)
	if want == server.AnyType {
		return true
	}
	if len(values) == 0 || values[0] == "" {
		return length == 0 || op.SetStream != nil || op.Traits&server.HasBody == 0
	}
	if op.Traits&(server.HasBody|server.EmptyInput) == 0 {
		return false
	}
	return sameType(values[0], want)
}

// sameType compares a media type, whose parameters say nothing here, with a
// plain one.
func sameType(value, want string) bool {
	if value == want {
		return true
	}
	value, _, _ = strings.Cut(value, ";")
	return strings.EqualFold(strings.TrimSpace(value), want)
}

// accepts reports whether a type is among those that a client accepts.
func accepts(values []string, have string) bool {
	if have == server.AnyType {
		return true
	}
	for _, value := range values {
		for item := range strings.SplitSeq(value, ",") {
			if item = strings.TrimSpace(item); item == "*/*" || item == have || item == "" || matches(item, have) {
				return true
			}
		}
	}
	return false
}

// matches compares a media range with a type (RFC 9110, section 12.5.1).
func matches(item, have string) bool {
	accepted, params, err := mime.ParseMediaType(item)
	if err != nil {
		return false
	}
	if q, err := strconv.ParseFloat(params["q"], 64); err == nil && q <= 0 {
		return false
	}
	kind, _, _ := strings.Cut(have, "/")
	return accepted == "*/*" || strings.EqualFold(accepted, have) || strings.EqualFold(accepted, kind+"/*")
}
