package server

import (
	"context"
	"errors"
	"reflect"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// sdkPeer calls with aws-sdk-go-v2.
type sdkPeer struct{}

func (sdkPeer) call(b *backend, operation string, _ access, params map[string]any) (answer, error) {
	in, _, _ := types(reflect.TypeOf(b.aws), operation)
	input := reflect.New(in)
	if _, err := (goshape.Filler{}).Fill(input.Interface(), params); err != nil {
		return answer{}, err
	}
	results := reflect.ValueOf(b.aws).MethodByName(operation).Call([]reflect.Value{reflect.ValueOf(context.Background()), input})
	err, failed := results[1].Interface().(error)
	if !failed {
		return answer{Output: goshape.Dump(results[0].Interface(), "ResultMetadata")}, nil
	}
	var api smithy.APIError
	if !errors.As(err, &api) {
		return answer{Code: "no error of the service", Message: err.Error()}, nil
	}
	out := answer{Code: api.ErrorCode(), Message: api.ErrorMessage(), Class: reflect.TypeOf(api).Elem().Name()}
	if out.Class != "GenericAPIError" {
		out.Members = goshape.Dump(api, "ErrorCodeOverride")
	}
	return out, nil
}

// wanted gives the expected value the form of what the client returns.
func (sdkPeer) wanted(b *backend, operation string, params map[string]any) (any, error) {
	_, out, _ := types(reflect.TypeOf(b.aws), operation)
	value := reflect.New(out).Interface()
	_, err := goshape.Filler{}.Fill(value, params)
	return goshape.Dump(value, "ResultMetadata"), err
}
