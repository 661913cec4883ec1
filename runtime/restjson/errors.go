package restjson

import (
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/httpbinding"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// DecodeError implements [runtime.Protocol]. The code comes from the header
// X-Amzn-Errortype, else from the body.
func (Protocol) DecodeError(op *runtime.Operation, resp *runtime.Response) *runtime.ErrorInfo {
	body, err := jsonwire.ReadErrorBody(resp.Body)
	info := &runtime.ErrorInfo{Code: resp.Get("X-Amzn-Errortype"), Message: body.Message, Fault: smithy.FaultUnknown}
	if info.Code == "" {
		info.Code = body.Code
	}
	info.Code = runtime.SanitizeErrorCode(info.Code)
	if info.Code == "" {
		if err != nil && resp.StatusCode < 500 {
			info.Err = err
			return info
		}
		info.SetStatus(resp.StatusCode)
		return info
	}
	if shape := op.NewError(info.Code); shape != nil {
		info.Shape = shape
		info.Err = decodeShape(resp, shape)
	}
	return info
}

func decodeShape(resp *runtime.Response, shape runtime.ErrorShape) error {
	if _, err := httpbinding.ReadResponse(resp, shape); err != nil {
		return err
	}
	return decodeBody(resp.Body, shape)
}
