// Package query is the client side of the query protocol (Smithy 2.0, "AWS
// query protocol"): form-encoded requests and XML responses.
package query

import (
	"fmt"
	"sync"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/formwire"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

const contentType = "application/x-www-form-urlencoded"

// Protocol is the query protocol; its zero value is ready.
type Protocol struct{}

var _ runtime.Protocol = Protocol{}

var encoders = sync.Pool{New: func() any { return new(formwire.Writer) }}

// maxPooledBody is the largest body buffer that is kept, in bytes.
const maxPooledBody = 1 << 20

// The first two keys of every request.
var action, version = runtime.Member{Wire: "Action"}, runtime.Member{Wire: "Version"}

// EncodeRequest implements [runtime.Protocol].
func (Protocol) EncodeRequest(svc *runtime.Service, op *runtime.Operation, in runtime.Encodable, req *runtime.Request) error {
	w := encoders.Get().(*formwire.Writer)
	w.Reset("")
	w.String(&action, op.Name)
	w.String(&version, svc.APIVersion)
	in.Encode(runtime.Encoder{W: w})
	err := w.Err()
	req.Path = op.URI
	req.ContentType = contentType
	req.Body = append(make([]byte, 0, len(w.Buf)), w.Buf...)
	if cap(w.Buf) <= maxPooledBody {
		encoders.Put(w)
	}
	return err
}

// DecodeResponse implements [runtime.Protocol].
func (Protocol) DecodeResponse(op *runtime.Operation, resp *runtime.Response, out runtime.Decodable) error {
	runtime.SetDefaults(out)
	r := xmlwire.NewReader(resp.Body)
	defer r.Release()
	if r.Empty() || r.Root() == nil {
		return r.Err()
	}
	if op.ResultWrapper == "" {
		if len(out.MemberTable()) == 0 {
			r.Skip()
		} else {
			r.Struct(nil, out)
		}
		return r.End()
	}
	return decodeResult(r, op.ResultWrapper, out)
}

// decodeResult reads the result in the open element. A document without one is
// not the service's: it must not pass for an empty output.
func decodeResult(r *xmlwire.Reader, wrapper string, out runtime.Decodable) error {
	found := len(out.MemberTable()) == 0
	for name := r.Child(); name != nil; name = r.Child() {
		if string(name) == wrapper {
			found = true
			r.Struct(nil, out)
		} else {
			r.Skip()
		}
	}
	if err := r.End(); err != nil || found {
		return err
	}
	return fmt.Errorf("no element %s", wrapper)
}

// DecodeError implements [runtime.Protocol].
func (Protocol) DecodeError(op *runtime.Operation, resp *runtime.Response) *runtime.ErrorInfo {
	info := &runtime.ErrorInfo{Fault: smithy.FaultUnknown}
	err := readErrors(resp.Body, info, nil)
	if info.Code == "" {
		if err != nil && resp.StatusCode < 500 {
			info.Err = err
			return info
		}
		info.SetStatus(resp.StatusCode)
		return info
	}
	if info.Shape = op.NewError(info.Code); info.Shape != nil {
		info.Err = readErrors(resp.Body, new(runtime.ErrorInfo), info.Shape)
	}
	return info
}

// readErrors reads an error document: the elements every error has into info,
// or the members of shape when it is not nil. The Error element stands in an
// ErrorResponse, by way of an Errors element in some services. Of several
// errors the first counts.
func readErrors(body []byte, info *runtime.ErrorInfo, shape runtime.ErrorShape) error {
	r := xmlwire.NewReader(body)
	defer r.Release()
	if r.Empty() || r.Root() == nil {
		return r.Err()
	}
	read := func() { readError(r, info, shape) }
	for name := r.Child(); name != nil; name = r.Child() {
		switch string(name) {
		case "Errors":
			for inner := r.Child(); inner != nil; inner = r.Child() {
				read()
				read = r.Skip
			}
		case "Error":
			read()
			read = r.Skip
		case "RequestId", "RequestID":
			info.RequestID = r.Text()
		default:
			r.Skip()
		}
	}
	return r.End()
}

// readError reads the open Error element.
func readError(r *xmlwire.Reader, info *runtime.ErrorInfo, shape runtime.ErrorShape) {
	if shape != nil {
		r.Struct(nil, shape)
		return
	}
	for name := r.Child(); name != nil; name = r.Child() {
		switch string(name) {
		case "Code":
			info.Code = r.Text()
		case "Message", "message":
			info.Message = r.Text()
		case "Type":
			info.Fault = fault(r.Text())
		default:
			r.Skip()
		}
	}
}

func fault(kind string) smithy.ErrorFault {
	switch kind {
	case "Sender":
		return smithy.FaultClient
	case "Receiver":
		return smithy.FaultServer
	}
	return smithy.FaultUnknown
}
