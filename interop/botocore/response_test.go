package botocore

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// metadataField is the field of an output that is no member of the model.
const metadataField = "ResultMetadata"

// The fields of an error that are no members, or that are compared by way of the error's methods.
var errorFields = []string{"Message", "ErrorCodeOverride"}

// checkResponse says how the output of a call differs from what botocore's parser returns.
func checkResponse(c oracleCase, done call) []string {
	if done.err != nil {
		return []string{fmt.Sprintf("the call failed: %v", done.err)}
	}
	if done.output.IsNil() {
		return []string{"neither an output nor an error"}
	}
	want := reflect.New(done.output.Type().Elem())
	if _, err := fill(want.Interface(), c.Parsed); err != nil {
		return []string{fmt.Sprintf("%s cannot hold the result: %v", want.Type().Elem(), err)}
	}
	problems := goshape.Diff(
		goshape.Dump(want.Interface(), metadataField),
		goshape.Dump(done.output.Interface(), metadataField),
	)
	if id := requestID(done.output.Elem()); id != c.RequestID {
		problems = append(problems, fmt.Sprintf("request id: want %q, got %q", c.RequestID, id))
	}
	return problems
}

// requestID is the id in an output's metadata, if it has any.
func requestID(output reflect.Value) string {
	field := output.FieldByName(metadataField)
	if !field.IsValid() {
		return ""
	}
	metadata, _ := field.Interface().(middleware.Metadata)
	id, _ := awsmiddleware.GetRequestIDMetadata(metadata)
	return id
}

// checkError says how the error of a call differs from the one that botocore reads from the response.
func checkError(c oracleCase, done call) []string {
	want := c.Error
	if done.err == nil {
		return []string{fmt.Sprintf("no error, want %s", want.Code)}
	}
	var problems []string
	if !done.output.IsNil() {
		problems = append(problems, "an output beside the error")
	}
	var got smithy.APIError
	if !errors.As(done.err, &got) {
		return append(problems, fmt.Sprintf("want %s, got an error that is no smithy.APIError: %v", want.Code, done.err))
	}
	if got.ErrorCode() != want.Code {
		problems = append(problems, fmt.Sprintf("code: want %q, got %q", want.Code, got.ErrorCode()))
	}
	if got.ErrorMessage() != want.Message {
		problems = append(problems, fmt.Sprintf("message: want %+q, got %+q", want.Message, got.ErrorMessage()))
	}
	if fault := got.ErrorFault().String(); want.Fault != "" && fault != want.Fault {
		problems = append(problems, fmt.Sprintf("fault: want %s, got %s", want.Fault, fault))
	}
	var traced interface{ ServiceRequestID() string }
	if want.RequestID != "" && (!errors.As(done.err, &traced) || traced.ServiceRequestID() != want.RequestID) {
		problems = append(problems, fmt.Sprintf("request id: want %q in %v", want.RequestID, done.err))
	}
	if want.Shape != "" {
		problems = append(problems, checkModelled(want, done.err)...)
	}
	return problems
}

// checkModelled looks for the error type that is named after the shape, as errors.As would by that type, and compares
// its members. The message is compared elsewhere: botocore finds none in a query error's own members, for the model
// spells it in lower case.
func checkModelled(want wireError, err error) []string {
	found := findNamed(err, want.Shape)
	if found == nil {
		return []string{fmt.Sprintf("no error of type %s in %v", want.Shape, err)}
	}
	as := reflect.New(reflect.TypeOf(found))
	if !errors.As(err, as.Interface()) {
		return []string{fmt.Sprintf("errors.As does not find %s", as.Type().Elem())}
	}
	members := reflect.New(reflect.TypeOf(found).Elem())
	if _, err := fill(members.Interface(), want.Members); err != nil {
		return []string{fmt.Sprintf("%s cannot hold the error: %v", members.Type().Elem(), err)}
	}
	return goshape.Diff(goshape.Dump(members.Interface(), errorFields...), goshape.Dump(found, errorFields...))
}

// findNamed returns the error in the chain that is a pointer to a structure of that name in a package named types.
func findNamed(err error, name string) error {
	for ; err != nil; err = errors.Unwrap(err) {
		t := reflect.TypeOf(err)
		if t.Kind() == reflect.Pointer && t.Elem().Name() == name && strings.HasSuffix(t.Elem().PkgPath(), "/types") {
			return err
		}
	}
	return nil
}
