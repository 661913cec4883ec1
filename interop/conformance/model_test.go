package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"testing/fstest"
)

// A clientModel is a model that a suite gives, and its client.
type clientModel struct {
	// name is the model's directory.
	name string
	// path is the model's file, for one in Smithy's format; it needs none of what follows.
	path     string
	endpoint string
	metadata map[string]any
	shapes   json.RawMessage
	// operations are the operations by name.
	operations map[string]json.RawMessage
	// Package is the client package; empty when there is none.
	Package string
	// problems say why there is none.
	problems []string
}

// defaultEndpoint is where requests go unless the suite says otherwise.
const defaultEndpoint = "https://example.com"

// models lists the models of a suite and the one that each of its cases needs. More than one is needed where cases
// understand the same operation differently.
func (s suite) models(name string) (models []*clientModel, ofCase []*clientModel, err error) {
	for _, c := range s.Cases {
		op, err := c.operation()
		if err != nil {
			return nil, nil, err
		}
		var found *clientModel
		for _, m := range models {
			if given := m.operations[op.Name]; given == nil || bytes.Equal(given, c.Given) {
				found = m
				break
			}
		}
		if found == nil {
			found = s.newModel(fmt.Sprintf("%s-%d", name, len(models)))
			models = append(models, found)
		}
		found.operations[op.Name] = c.Given
		ofCase = append(ofCase, found)
	}
	return models, ofCase, nil
}

// newModel returns a model without operations.
func (s suite) newModel(name string) *clientModel {
	m := &clientModel{
		name: name, endpoint: s.ClientEndpoint, shapes: s.Shapes, metadata: maps.Clone(s.Metadata),
		operations: map[string]json.RawMessage{},
	}
	if m.endpoint == "" {
		m.endpoint = defaultEndpoint
	}
	// What a suite leaves out and a service has.
	m.metadata["serviceId"] = strings.ReplaceAll(name, "-", " ")
	m.metadata["serviceFullName"] = s.Description
	m.metadata["endpointPrefix"] = name
	m.metadata["uid"] = name
	m.metadata["signatureVersion"] = "v4"
	return m
}

// service returns the model as service-2.json has it.
func (m *clientModel) service() ([]byte, error) {
	operations := map[string]any{}
	for name, given := range m.operations {
		var op map[string]any
		if err := json.Unmarshal(given, &op); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		// Models of the query protocol name the element around the result; the suites leave it to the test.
		if output, ok := op["output"].(map[string]any); ok && m.metadata["protocol"] == "query" {
			output["resultWrapper"] = name + "Result"
		}
		operations[name] = op
	}
	return json.Marshal(map[string]any{
		"version": "2.0", "metadata": m.metadata, "operations": operations, "shapes": m.shapes,
	})
}

// modelsFS returns models as a models directory.
func modelsFS(models []*clientModel) (fs.FS, error) {
	dir := fstest.MapFS{}
	for _, m := range models {
		if m.path != "" {
			continue
		}
		data, err := m.service()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		dir[fmt.Sprintf("%s/%s/service-2.json", m.name, m.metadata["apiVersion"])] = &fstest.MapFile{Data: data}
	}
	return dir, nil
}
