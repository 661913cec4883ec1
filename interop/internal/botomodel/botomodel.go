// Package botomodel reads a service as botocore's file has it, for tests that must not rely on our own reader. It
// imports package models, which has the files, and the standard library.
package botomodel

import (
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/models"
)

// Files are the models of the services, by name.
var Files = map[string]string{
	"chime":              "chime/2018-05-01/service-2.json",
	"chime-sdk-identity": "chime-sdk-identity/2021-04-20/service-2.json",
	"iam":                "iam/2010-05-08/service-2.json",
}

// A Model is a service.
type Model struct {
	Metadata   struct{ Protocol string }
	Operations map[string]Operation
	Shapes     map[string]Shape
}

// An Operation is an operation of a model.
type Operation struct {
	Input, Output *Shape
	Errors        []Shape
}

// A Shape is a shape, or a reference to one with what it overlays.
type Shape struct {
	Shape, Type        string
	Members            map[string]Shape
	Required, Enum     []string
	Member, Key, Value *Shape
	Min, Max           *json.Number
	Pattern            string
	Location           string
	IdempotencyToken   bool
	Error              struct{ Code string }
}

// Read reads the model of a service.
func Read(t *testing.T, service string) *Model {
	t.Helper()
	data, err := fs.ReadFile(models.FS(), Files[service])
	if err != nil {
		t.Fatal(err)
	}
	m := new(Model)
	if err := json.Unmarshal(data, m); err != nil {
		t.Fatal(err)
	}
	return m
}

// Resolve is the target of a reference with its overlay.
func (m *Model) Resolve(ref Shape) Shape {
	s := m.Shapes[ref.Shape]
	s.Shape, s.Location, s.IdempotencyToken = ref.Shape, ref.Location, ref.IdempotencyToken
	if ref.Min != nil {
		s.Min = ref.Min
	}
	if ref.Max != nil {
		s.Max = ref.Max
	}
	if ref.Pattern != "" {
		s.Pattern = ref.Pattern
	}
	if ref.Enum != nil {
		s.Enum = ref.Enum
	}
	return s
}

// OperationNames are the names of all operations.
func (m *Model) OperationNames() []string { return slices.Sorted(maps.Keys(m.Operations)) }

// ErrorCode is the wire code of an error.
func (m *Model) ErrorCode(shape string) string {
	if code := m.Shapes[shape].Error.Code; code != "" {
		return code
	}
	return shape
}

// Tokens are the members of an operation's input that clients fill in.
func (m *Model) Tokens(operation string) (names []string) {
	input := m.Operations[operation].Input
	if input == nil {
		return nil
	}
	for name, member := range m.Resolve(*input).Members {
		if member.IdempotencyToken {
			names = append(names, name)
		}
	}
	return names
}

// Number is a bound, or what stands for none.
func Number(n *json.Number, otherwise int64) int64 {
	if n == nil {
		return otherwise
	}
	v, err := n.Int64()
	if err != nil {
		panic(err)
	}
	return v
}
