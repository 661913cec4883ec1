package server

import (
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/models"
)

// A rawModel is a service as botocore's file has it: the test reads it by itself.
type rawModel struct {
	Metadata   struct{ Protocol string }
	Operations map[string]rawOperation
	Shapes     map[string]rawShape
}

// A rawOperation is an operation of a model.
type rawOperation struct {
	Input, Output *rawShape
	Errors        []rawShape
}

// A rawShape is a shape, or a reference to one.
type rawShape struct {
	Shape, Type        string
	Members            map[string]rawShape
	Required, Enum     []string
	Member, Key, Value *rawShape
	Min, Max           *int64
	Pattern            string
	Location           string
	IdempotencyToken   bool
	Error              struct{ Code string }
}

func readModel(t *testing.T, file string) *rawModel {
	t.Helper()
	data, err := fs.ReadFile(models.FS(), file)
	if err != nil {
		t.Fatal(err)
	}
	m := new(rawModel)
	if err := json.Unmarshal(data, m); err != nil {
		t.Fatal(err)
	}
	return m
}

// operations are the names of all operations.
func (m *rawModel) operations() []string { return slices.Sorted(maps.Keys(m.Operations)) }

// resolve is the target of a reference, with the name and the place that the reference has.
func (m *rawModel) resolve(ref rawShape) rawShape {
	s := m.Shapes[ref.Shape]
	s.Shape, s.Location, s.IdempotencyToken = ref.Shape, ref.Location, ref.IdempotencyToken
	return s
}

// code is the wire code of an error.
func (m *rawModel) code(shape string) string {
	if code := m.Shapes[shape].Error.Code; code != "" {
		return code
	}
	return shape
}

// tokens are the members of an operation's input that clients fill in.
func (m *rawModel) tokens(operation string) (names []string) {
	input := m.Operations[operation].Input
	if input == nil {
		return nil
	}
	for name, member := range m.resolve(*input).Members {
		if member.IdempotencyToken {
			names = append(names, name)
		}
	}
	return names
}
