// Package restjson is the client side of the rest-json protocol (Smithy 2.0,
// "AWS restJson1 protocol"): HTTP bindings around a JSON body.
package restjson

import (
	"cmp"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/httpbinding"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

const contentType = "application/json"

// Protocol is the rest-json protocol; its zero value is ready.
type Protocol struct{}

var _ runtime.Protocol = Protocol{}

// encoder is what one request needs, kept for reuse.
type encoder struct {
	http httpbinding.Writer
	json jsonwire.Writer
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// maxPooledBody is the largest body buffer that is kept, in bytes.
const maxPooledBody = 1 << 20

// EncodeRequest implements [runtime.Protocol].
func (Protocol) EncodeRequest(_ *runtime.Service, op *runtime.Operation, in runtime.Encodable, req *runtime.Request) error {
	e := encoders.Get().(*encoder)
	e.http.Reset(&e.json)
	e.json.Reset("{")
	in.Encode(runtime.Encoder{W: &e.http})
	err := e.http.Finish(op, req)
	if err == nil {
		err = e.json.Err()
	}
	if err == nil {
		e.body(op, req)
	}
	if cap(e.json.Buf) <= maxPooledBody {
		e.http.Reset(nil)
		encoders.Put(e)
	}
	return err
}

// body sets the request's body and its type.
func (e *encoder) body(op *runtime.Operation, req *runtime.Request) {
	if payload, payloadType := e.http.Payload(); payloadType != "" {
		req.Body, req.ContentType = payload, cmp.Or(op.PayloadType, payloadType)
		return
	}
	if !op.HasBody && !e.http.Whole() {
		return
	}
	text := e.json.Buf
	if e.http.Whole() {
		text = text[1:]
	} else {
		text = append(text, '}')
	}
	req.Body, req.ContentType = append(make([]byte, 0, len(text)), text...), contentType
}

// DecodeResponse implements [runtime.Protocol].
func (Protocol) DecodeResponse(_ *runtime.Operation, resp *runtime.Response, out runtime.Decodable) error {
	payload, err := httpbinding.ReadResponse(resp, out)
	if err != nil || len(resp.Body) == 0 {
		return err
	}
	if payload < 0 {
		return decodeBody(resp.Body, out)
	}
	return decodePayload(resp.Body, out, payload)
}

// decodeBody reads the body as an object.
func decodeBody(body []byte, v runtime.Decodable) error {
	r := jsonwire.NewReader(body)
	defer r.Release()
	return r.Object(v)
}

// decodePayload reads the body as the member bound to the payload.
func decodePayload(body []byte, out runtime.Decodable, i int) error {
	r := jsonwire.NewPayloadReader(body)
	out.DecodeMember(i, runtime.Decoder{R: r, A: new(runtime.Arena)})
	return r.End()
}
