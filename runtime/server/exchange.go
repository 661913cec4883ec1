package server

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
)

// Exchange is a request and its response on their way. Handlers keep exchanges
// for reuse: nothing of one may be kept.
type Exchange struct {
	API  *API
	HTTP *http.Request
	// Body is the body of the request, unless it is a stream.
	Body      []byte
	RequestID string
	// Route is what the router found: the operation, and where its labels stand.
	Route Route
	// Form is what the query protocol read.
	Form any

	// Status, ContentType, Header and Out are the response. Header is nil for no
	// further headers; Out is not kept.
	Status      int
	ContentType string
	Header      map[string][]string
	Out         []byte

	body    bytes.Buffer
	started bool
	// identity is what the authenticator said of the sender.
	identity any
	// cancel ends the context of a call that has a time-out.
	cancel context.CancelFunc
}

// Route is a found operation.
type Route struct {
	Op *Operation
	// Labels are the values of the labels, as they stand in the path.
	Labels []string
	// Members are the indices of the labels' members.
	Members []int
}

var exchanges = sync.Pool{New: func() any { return new(Exchange) }}

// maxKept is the largest buffer that is kept for reuse, in bytes.
const maxKept = 1 << 20

// release gives the exchange back.
func (x *Exchange) release() {
	if x.body.Cap() > maxKept || cap(x.Out) > maxKept {
		return
	}
	clear(x.Route.Labels)
	x.body.Reset()
	x.reset()
	x.API, x.HTTP, x.Body, x.RequestID, x.Form = nil, nil, nil, "", nil
	x.started, x.identity, x.cancel = false, nil, nil
	x.Route = Route{Labels: x.Route.Labels[:0]}
	exchanges.Put(x)
}

// reset drops what was written of a response.
func (x *Exchange) reset() {
	x.Status, x.ContentType, x.Header, x.Out = 0, "", nil, x.Out[:0]
}

// headerValues are the values of the headers that every response has, in one
// piece: a response's headers may outlive its exchange.
type headerValues struct{ id, length, contentType [1]string }

// smallBody is up to where net/http's servers find out the length by themselves, in
// bytes; what they do not have to be told costs them less.
const smallBody = 2048

// writeHead writes the status and the headers. A negative length is not known.
func (x *Exchange) writeHead(w http.ResponseWriter, length int) {
	values, header := new(headerValues), w.Header()
	for name, v := range x.Header {
		header[name] = v
	}
	values.id[0] = x.RequestID
	header["X-Amzn-Requestid"] = values.id[:]
	isHead := x.HTTP.Method == http.MethodHead
	if x.ContentType != "" && header["Content-Type"] == nil && !isHead {
		values.contentType[0] = x.ContentType
		header["Content-Type"] = values.contentType[:]
	}
	switch {
	case !hasBody(x.Status):
		delete(header, "Content-Type")
		delete(header, "Content-Length")
	case length < 0 || isHead:
		// What the output says of a stream, or of what is not sent, is all there is.
	case length > smallBody:
		values.length[0] = strconv.Itoa(length)
		header["Content-Length"] = values.length[:]
	default:
		delete(header, "Content-Length")
	}
	x.started = true
	w.WriteHeader(x.Status)
}

// hasBody reports whether a response of a status may have a body.
func hasBody(status int) bool {
	return status >= 200 && status != http.StatusNoContent && status != http.StatusNotModified
}

// write writes the response.
func (x *Exchange) write(w http.ResponseWriter) error {
	if x.Status == 0 {
		x.Status = http.StatusOK
	}
	if !hasBody(x.Status) {
		x.Out = x.Out[:0]
	}
	x.writeHead(w, len(x.Out))
	if len(x.Out) == 0 || x.HTTP.Method == http.MethodHead {
		return nil
	}
	_, err := w.Write(x.Out)
	return err
}

// Malformed returns the error for a request that cannot be decoded.
func Malformed(err error) *runtime.ServerError {
	return &runtime.ServerError{Status: http.StatusBadRequest, Code: runtime.CodeSerialization, Message: err.Error(), Err: err}
}
