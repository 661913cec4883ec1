// Package query is the server side of the query protocol (Smithy 2.0, "AWS query
// protocol"): it reads what package runtime/query writes, and writes what that
// reads.
package query

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/formwire"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

// The content types of requests and responses.
const (
	formType = "application/x-www-form-urlencoded"
	xmlType  = "text/xml"
)

// Protocol is the query protocol; its zero value is ready.
type Protocol struct{}

var _ server.Protocol = Protocol{}

// router finds operations by the parameters Action and Version.
type router struct {
	version string
	// byName are the operations sorted by name.
	byName []*server.Operation
}

// NewRouter implements [server.Protocol].
func (Protocol) NewRouter(api *server.API) server.Router {
	r := &router{version: api.Version}
	for i := range api.Operations {
		r.byName = append(r.byName, &api.Operations[i])
	}
	slices.SortFunc(r.byName, func(a, b *server.Operation) int { return strings.Compare(a.Name, b.Name) })
	return r
}

// NeedsBody implements [server.Router].
func (*router) NeedsBody() bool { return true }

var forms = sync.Pool{New: func() any { return new(formwire.Form) }}

// maxKept is the largest form that is kept for reuse, in keys.
const maxKept = 1 << 12

// Route implements [server.Router]. The parameters stand in the body, in the
// query string, or in both.
func (r *router) Route(x *server.Exchange) *runtime.ServerError {
	if path := x.HTTP.URL.Path; path != "/" && path != "" {
		return server.UnknownOperation()
	}
	if x.HTTP.Method != http.MethodPost && x.HTTP.Method != http.MethodGet {
		return &runtime.ServerError{
			Status: http.StatusMethodNotAllowed, Code: runtime.CodeMethodNotAllowed,
			Message: "Requests are sent with GET or POST.", Allow: "GET, POST",
		}
	}
	if len(x.Body) > 0 && !isForm(x.HTTP.Header["Content-Type"]) {
		return &runtime.ServerError{
			Status: http.StatusUnsupportedMediaType, Code: runtime.CodeUnsupportedMediaType,
			Message: "The content type is not " + formType + ".",
		}
	}
	form := forms.Get().(*formwire.Form)
	form.Reset()
	x.Form = form
	err := form.Add(x.HTTP.URL.RawQuery)
	if err == nil && len(x.Body) > 0 {
		err = form.Add(string(x.Body))
	}
	if err != nil {
		return server.Malformed(err)
	}
	return r.find(x, form)
}

func isForm(values []string) bool {
	if len(values) == 0 {
		return false
	}
	value, _, _ := strings.Cut(values[0], ";")
	return value == formType || strings.EqualFold(strings.TrimSpace(value), formType)
}

// find finds the operation that a form names.
func (r *router) find(x *server.Exchange, form *formwire.Form) *runtime.ServerError {
	action := form.Get("Action")
	if action == "" {
		return &runtime.ServerError{Status: http.StatusBadRequest, Code: "MissingAction", Message: "The request has no parameter Action."}
	}
	i, found := slices.BinarySearchFunc(r.byName, action, func(op *server.Operation, name string) int { return strings.Compare(op.Name, name) })
	if version := form.Get("Version"); !found || version != "" && version != r.version {
		return &runtime.ServerError{
			Status: http.StatusBadRequest, Code: "InvalidAction", Message: "There is no such operation in this version of the service.",
		}
	}
	x.Route.Op = r.byName[i]
	return nil
}

// Decode implements [server.Protocol].
func (Protocol) Decode(x *server.Exchange, in server.Input) error {
	form := x.Form.(*formwire.Form)
	err := form.Sort()
	if err == nil {
		err = form.Read(in)
	}
	form.Reset()
	if x.Form = nil; form.Cap() <= maxKept {
		forms.Put(form)
	}
	if err != nil {
		return server.Malformed(err)
	}
	return nil
}

var writers = sync.Pool{New: func() any { return new(xmlwire.Writer) }}

// begin returns a writer into the exchange's buffer.
func begin(x *server.Exchange) *xmlwire.Writer {
	w := writers.Get().(*xmlwire.Writer)
	w.Buf = x.Out
	w.Reset("")
	return w
}

// end takes over what was written.
func end(x *server.Exchange, w *xmlwire.Writer) error {
	x.Out, x.ContentType = w.Buf, xmlType
	err := w.Err()
	w.Buf = nil
	writers.Put(w)
	return err
}

// Encode implements [server.Protocol].
func (Protocol) Encode(x *server.Exchange, out runtime.Encodable) error {
	op := x.Route.Op
	w := begin(x)
	name := op.Name + "Response"
	w.Start(name, x.API.Namespace)
	if op.ResultWrapper != "" {
		w.Start(op.ResultWrapper, "")
	}
	if out != nil {
		server.Encode(w, out)
	}
	if op.ResultWrapper != "" {
		w.End(op.ResultWrapper)
	}
	w.Start("ResponseMetadata", "")
	w.Text("RequestId", x.RequestID)
	w.End("ResponseMetadata")
	w.End(name)
	return end(x, w)
}
