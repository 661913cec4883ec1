package botocore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// A target is a family of clients to hold against botocore.
type target struct {
	// services makes a client of each, under botocore's name of the service.
	services map[string]func(*wire) any
	// deviations are the differences that are meant to be.
	deviations []deviation
}

// What every client is configured with; nothing is ever sent there.
const (
	region   = "us-east-1"
	endpoint = "http://localhost"
)

// credentials sign the requests; the signature is no part of the comparison.
var credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}, nil
})

// A wire is the HTTP client that each client is given: it keeps the request and answers from the case.
type wire struct {
	answer wireResponse
	sent   []wireRequest
}

// Do implements the HTTPClient of every generated package.
func (w *wire) Do(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	w.sent = append(w.sent, wireRequest{
		Method:      r.Method,
		Target:      r.URL.RequestURI(),
		ContentType: r.Header.Get("Content-Type"),
		Body:        string(body),
	})
	header := http.Header{}
	for name, value := range w.answer.Headers {
		header.Set(name, value)
	}
	return &http.Response{
		Status:        http.StatusText(w.answer.Status),
		StatusCode:    w.answer.Status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(strings.NewReader(w.answer.Body)),
		ContentLength: int64(len(w.answer.Body)),
		Request:       r,
	}, nil
}

// A call is what one call of an operation did.
type call struct {
	sent   wireRequest
	output reflect.Value
	err    error
	// unheld has the members that the Go input cannot tell from absent ones.
	unheld []string
}

// invoke calls an operation of a client with parameters, answered as told. Its error is about the call's not
// happening; the operation's own error is in the call.
func invoke(newClient func(*wire) any, operation string, params json.RawMessage, answer wireResponse) (
	c call, err error,
) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v", fault)
		}
	}()
	w := &wire{answer: answer}
	method := reflect.ValueOf(newClient(w)).MethodByName(operation)
	if !method.IsValid() {
		return c, fmt.Errorf("the client has no method %s", operation)
	}
	input := reflect.New(method.Type().In(1).Elem())
	if c.unheld, err = fill(input.Interface(), params); err != nil {
		return c, fmt.Errorf("%s: %w", input.Type().Elem(), err)
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), input})
	c.output = results[0]
	c.err, _ = results[1].Interface().(error)
	if len(w.sent) != 1 {
		return c, errors.Join(fmt.Errorf("sent %d requests", len(w.sent)), c.err)
	}
	c.sent = w.sent[0]
	return c, nil
}

// fill sets what dst points to from the oracle's JSON.
func fill(dst any, source json.RawMessage) (unheld []string, err error) {
	value, err := goshape.Decode(source)
	if err != nil {
		return nil, err
	}
	return goshape.Filler{}.Fill(dst, value)
}

// operationsOf lists the operations of a client: its methods that take a context and an input.
func operationsOf(client any) []string {
	var names []string
	t := reflect.TypeOf(client)
	for method := range t.Methods() {
		if method.Type.NumIn() == 4 && method.Type.In(1) == reflect.TypeFor[context.Context]() {
			names = append(names, method.Name)
		}
	}
	return names
}
