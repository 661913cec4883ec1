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

// bound reports whether the member stands outside of the body, or is the body.
func (t smithyTarget) bound() bool {
	for trait := range t.Traits {
		if strings.HasPrefix(trait, "smithy.api#http") {
			return true
		}
	}
	return false
}

// A smithyOperation is an operation, and an input that a client takes when any will do.
type smithyOperation struct {
	name  string
	input json.RawMessage
	// members are those of the input.
	members map[string]smithyTarget
	// method and uri are the HTTP binding, empty in the query protocol.
	method, uri string
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
	var members map[string]smithyTarget
	if shape.Input != nil {
		input, members = m.object(shape.Input.Target), m.shapes[shape.Input.Target].Members
	}
	var binding struct{ Method, URI string }
	if trait := shape.Traits["smithy.api#http"]; trait != nil {
		if err := json.Unmarshal(trait, &binding); err != nil {
			return smithyOperation{}, err
		}
	}
	text, err := json.Marshal(input)
	return smithyOperation{localName(id), text, members, binding.Method, binding.URI}, err
}

// object is a structure with what is required, and with what goes to the path and to the host.
func (m *smithyModel) object(target string) map[string]any {
	object := map[string]any{}
	for name, member := range m.shapes[target].Members {
		for _, trait := range []string{"required", "httpLabel", "hostLabel"} {
			if _, ok := member.Traits["smithy.api#"+trait]; ok {
				object[name] = m.sample(member.Target)
			}
		}
	}
	return object
}

// sample is a value that a member may have.
func (m *smithyModel) sample(target string) any {
	kind := m.shapes[target].Type
	if kind == "" {
		kind = strings.ToLower(localName(target))
	}
	switch kind {
	case "structure":
		return m.object(target)
	case "list":
		return []any{}
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
