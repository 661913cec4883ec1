package validation

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
	"github.com/modelsmith/modelsmith/runtime"
)

// clients are the generated clients, whose methods have the inputs.
var clients = map[string]any{"chime": new(chime.Client), "chime-sdk-identity": new(chimesdkidentity.Client), "iam": new(iam.Client)}

// newInput is an operation's input with the params.
func newInput(t *testing.T, service, operation string, params any) any {
	t.Helper()
	method, ok := reflect.TypeOf(clients[service]).MethodByName(operation)
	if !ok {
		t.Fatalf("the client has no method %s", operation)
	}
	in := reflect.New(method.Type.In(2).Elem()).Interface()
	data, err := json.Marshal(params)
	if err != nil {
		t.Fatal(err)
	}
	value, err := goshape.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (goshape.Filler{}).Fill(in, value); err != nil {
		t.Fatalf("%s %s: %v", service, data, err)
	}
	return in
}

// violations are what Validate says of an operation's input.
func violations(t *testing.T, service, operation string, params any) []runtime.Violation {
	t.Helper()
	err := newInput(t, service, operation, params).(interface{ Validate() error }).Validate()
	var invalid *runtime.ValidationError
	if err != nil && !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	if err == nil {
		return nil
	}
	return invalid.Violations
}
