package restjson

import (
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// EncodeError implements [server.Protocol].
func (Protocol) EncodeError(x *server.Exchange, f *server.Fault) error {
	e := begin(x)
	if f.Shape != nil {
		server.Encode(&e.http, f.Shape)
	} else {
		describe(&e.json, f)
	}
	if err := e.finish(x); err != nil {
		return err
	}
	x.Out = append(e.json.Buf, '}')
	e.end()
	x.Status, x.ContentType = f.Status, contentType
	if x.Header == nil {
		x.Header = make(map[string][]string, 2)
	}
	x.Header["X-Amzn-Errortype"] = []string{code(f)}
	if f.Allow != "" {
		x.Header["Allow"] = []string{f.Allow}
	}
	return nil
}

// code is the code as the JSON services have it.
func code(f *server.Fault) string {
	if f.Shape == nil {
		switch f.Code {
		case sigv4.CodeInvalidClientTokenID:
			return "UnrecognizedClientException"
		case sigv4.CodeSignatureDoesNotMatch:
			return sigv4.CodeInvalidSignature
		case sigv4.CodeMissingAuthenticationToken, sigv4.CodeIncompleteSignature:
			return f.Code + "Exception"
		}
	}
	return f.Code
}

// The members of errors that no model has.
var (
	message   = runtime.Member{Wire: "message"}
	path      = runtime.Member{Wire: "path"}
	fieldList = runtime.Member{Wire: "fieldList", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element}}
)

// describe writes the body of an error that no model has.
func describe(w *jsonwire.Writer, f *server.Fault) {
	w.String(&message, f.Message)
	if f.Violations == nil {
		return
	}
	w.BeginList(&fieldList, len(f.Violations))
	for i := range f.Violations {
		w.Struct(fieldList.Elem, field(f.Violations[i]))
	}
	w.EndList(&fieldList)
}

// field is an entry of the list of violations.
type field runtime.Violation

// Encode implements [runtime.Encodable].
func (f field) Encode(e runtime.Encoder) {
	e.String(&path, &f.Path)
	e.String(&message, &f.Message)
}
