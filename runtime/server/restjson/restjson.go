// Package restjson is the server side of the rest-json protocol (Smithy 2.0,
// "AWS restJson1 protocol"): it reads what package runtime/restjson writes, and
// writes what that reads.
package restjson

import (
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/httpbinding"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
	"github.com/modelsmith/modelsmith/runtime/server"
)

const contentType = "application/json"

// Protocol is the rest-json protocol; its zero value is ready.
type Protocol struct{}

var _ server.Protocol = Protocol{}

// NewRouter implements [server.Protocol].
func (Protocol) NewRouter(api *server.API) server.Router { return server.NewRESTRouter(api) }

// encoder is what one response needs, kept for reuse.
type encoder struct {
	http httpbinding.Writer
	json jsonwire.Writer
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// Encode implements [server.Protocol].
func (Protocol) Encode(x *server.Exchange, out runtime.Encodable) error {
	op := x.Route.Op
	if out == nil {
		if op.Traits&server.HasOutput != 0 && op.OutputType == "" {
			x.ContentType, x.Out = contentType, append(x.Out, "{}"...)
		}
		return nil
	}
	e := begin(x)
	server.Encode(&e.http, out)
	if err := e.finish(x); err != nil {
		return err
	}
	e.body(x, op)
	e.end()
	return nil
}

// begin returns an encoder that writes into the exchange's buffer.
func begin(x *server.Exchange) *encoder {
	e := encoders.Get().(*encoder)
	e.http.Reset(&e.json)
	e.json.Buf = x.Out
	e.json.Reset("{")
	return e
}

// finish takes over what stands outside of the body.
func (e *encoder) finish(x *server.Exchange) error {
	status, header, err := e.http.FinishResponse()
	if err == nil {
		err = e.json.Err()
	}
	if err != nil {
		return err
	}
	if x.Header = header; status != 0 {
		x.Status = status
	}
	return nil
}

// end gives the encoder back.
func (e *encoder) end() {
	e.http.Reset(nil)
	e.json.Buf = nil
	encoders.Put(e)
}

// body sets the body of a response: the payload, or the members in the body.
func (e *encoder) body(x *server.Exchange, op *server.Operation) {
	payload, payloadType := e.http.Payload()
	switch {
	case payloadType != "":
		x.Out, x.ContentType = append(e.json.Buf[:0], payload...), payloadType
		if op.OutputType != "" && op.OutputType != server.AnyType {
			x.ContentType = op.OutputType
		}
	case e.http.Whole():
		// The brace at the front was for members.
		x.Out, x.ContentType = append(e.json.Buf[:0], e.json.Buf[1:]...), contentType
	case op.OutputType != "" || op.Traits&server.HasOutput == 0:
		if x.Out = e.json.Buf[:0]; op.Stream != nil {
			x.ContentType = streamType(op)
		}
	default:
		x.Out, x.ContentType = append(e.json.Buf, '}'), contentType
	}
}

// streamType is the media type of an output that streams.
func streamType(op *server.Operation) string {
	if op.OutputType == server.AnyType {
		return "application/octet-stream"
	}
	return op.OutputType
}

// Decode implements [server.Protocol].
func (Protocol) Decode(x *server.Exchange, in server.Input) error {
	if err := checkTypes(x); err != nil {
		return err
	}
	runtime.SetDefaults(in)
	payload := -1
	table := in.MemberTable()
	for i := range table {
		if table[i].Loc == runtime.InPayload {
			payload = i
		}
	}
	if err := readBody(x, in, payload); err != nil {
		return server.Malformed(err)
	}
	req := httpbinding.Incoming{
		Header: x.HTTP.Header, Query: x.HTTP.URL.RawQuery, Labels: x.Route.Labels, LabelMembers: x.Route.Members,
	}
	if err := httpbinding.ReadRequest(req, in); err != nil {
		return server.Malformed(err)
	}
	return nil
}

// readBody reads the body: first, so that its defaults do not replace what stands
// elsewhere.
func readBody(x *server.Exchange, in server.Input, payload int) error {
	switch {
	case len(x.Body) == 0 || x.Route.Op.SetStream != nil:
		return nil
	case payload >= 0:
		r := jsonwire.NewStrictPayloadReader(x.Body)
		in.DecodeMember(payload, runtime.Decoder{R: r, A: new(runtime.Arena)})
		return r.End()
	case x.Route.Op.Traits&(server.HasBody|server.EmptyInput) == 0:
		return nil
	}
	r := jsonwire.NewStrictReader(x.Body)
	defer r.Release()
	return r.Object(in)
}
