package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A smithyModel is what the tests need to know of a model in Smithy's format.
type smithyModel struct {
	path   string
	shapes map[string]smithyShape
}

type smithyShape struct {
	Type    string
	Input   *smithyTarget
	Members map[string]smithyTarget
	Traits  map[string]json.RawMessage
}

type smithyTarget struct {
	Target string
	Traits map[string]json.RawMessage
}

// A smithyOperation is an operation, and an input that a client takes when any will do.
type smithyOperation struct {
	name  string
	input json.RawMessage
	// method and uri are the HTTP binding, empty in the query protocol.
	method, uri string
	// body is what a server needs in the body, nil for nothing.
	body json.RawMessage
}

// smithyModels reads all models in Smithy's format; they are found by the ids of their services.
func smithyModels(t *testing.T, folder string) map[string]*smithyModel {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "smithy", "models", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no models in Smithy's format (error %v)", err)
	}
	found := map[string]*smithyModel{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m := &smithyModel{path: path}
		if err := json.Unmarshal(data, &struct{ Shapes *map[string]smithyShape }{&m.shapes}); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for id, s := range m.shapes {
			if s.Type == "service" {
				found[id] = m
			}
		}
	}
	return found
}

// operation returns an operation by its id.
func (m *smithyModel) operation(id string) (smithyOperation, error) {
	shape, ok := m.shapes[id]
	if !ok || shape.Type != "operation" {
		return smithyOperation{}, fmt.Errorf("there is no operation %s", id)
	}
	input := map[string]any{}
	if shape.Input != nil {
		for name, member := range m.shapes[shape.Input.Target].Members {
			_, inPath := member.Traits["smithy.api#httpLabel"]
			_, inHost := member.Traits["smithy.api#hostLabel"]
			if inPath || inHost {
				input[name] = m.sample(member.Target)
			}
		}
	}
	var binding struct{ Method, URI string }
	if trait := shape.Traits["smithy.api#http"]; trait != nil {
		if err := json.Unmarshal(trait, &binding); err != nil {
			return smithyOperation{}, err
		}
	}
	text, err := json.Marshal(input)
	op := smithyOperation{name: localName(id), input: text, method: binding.Method, uri: binding.URI}
	if shape.Input != nil && err == nil {
		if required := m.required(shape.Input.Target); len(required) > 0 {
			op.body, err = json.Marshal(required)
		}
	}
	return op, err
}

// required are the required members that a structure has in the body, those that they need in turn included.
func (m *smithyModel) required(target string) map[string]any {
	out := map[string]any{}
	for name, member := range m.shapes[target].Members {
		_, required := member.Traits["smithy.api#required"]
		for _, elsewhere := range []string{"httpLabel", "httpHeader", "httpQuery"} {
			if _, bound := member.Traits["smithy.api#"+elsewhere]; bound {
				required = false
			}
		}
		switch {
		case !required:
		case m.shapes[member.Target].Type == "structure":
			out[name] = m.required(member.Target)
		case m.shapes[member.Target].Type == "list":
			out[name] = []any{}
		default:
			out[name] = m.sample(member.Target)
		}
	}
	return out
}

// sample is a value that a label may have.
func (m *smithyModel) sample(target string) any {
	kind := m.shapes[target].Type
	if kind == "" {
		kind = strings.ToLower(localName(target))
	}
	switch kind {
	case "string", "enum":
		return "a"
	case "boolean":
		return true
	default:
		return 1
	}
}

// localName is the name of a shape in its namespace.
func localName(id string) string {
	_, name, _ := strings.Cut(id, "#")
	return name
}
