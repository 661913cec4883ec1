package runtime_test

import (
	"bytes"
	"testing"

	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

// A body of many small structures must not cost a hundred times its size.
func TestStructuresAreBounded(t *testing.T) {
	const n = 2 * jsonwire.MaxStructures
	json := append([]byte(`{"Users":[{}`), bytes.Repeat([]byte(",{}"), n)...)
	out := new(iam.ListUsersOutput)
	if err := jsonwire.NewReader(append(json, "]}"...)).Object(out); err == nil || len(out.Users) > jsonwire.MaxStructures {
		t.Errorf("JSON: %d structures: %v", len(out.Users), err)
	}
	xml := append([]byte(`<r><Users>`), bytes.Repeat([]byte("<member/>"), n)...)
	r := xmlwire.NewReader(append(xml, "</Users></r>"...))
	r.Root()
	r.Struct(nil, out)
	if err := r.End(); err == nil {
		t.Errorf("XML: %d structures", len(out.Users))
	}
}
