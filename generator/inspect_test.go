package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/inspect"
	"github.com/modelsmith/modelsmith/models"
)

// rawModel is the part of a model that reports tell, as encoding/json reads it.
type rawModel struct {
	Operations map[string]struct {
		HTTP struct{ Method, RequestURI string }
	}
	Shapes map[string]struct {
		Type     string
		Pattern  string
		Enum     []string
		Min, Max json.Number
		Required []string
		Members  map[string]any
	}
}

// TestInspect compares reports with what the files say.
func TestInspect(t *testing.T) {
	for _, e := range models.List() {
		data, err := fs.ReadFile(models.FS(), e.Service+"/"+e.Version+"/service-2.json")
		if err != nil {
			t.Fatal(err)
		}
		var raw rawModel
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Fatal(err)
		}
		reports, err := generator.Inspect(t.Context(), nil, e.Service)
		if err != nil {
			t.Fatal(err)
		}
		r := reports[0]
		if len(r.Operations) != len(raw.Operations) {
			t.Errorf("%s: %d operations, not %d", e.Service, len(r.Operations), len(raw.Operations))
		}
		for _, op := range r.Operations {
			if http := raw.Operations[op.Name].HTTP; op.Method != http.Method || op.URI != http.RequestURI {
				t.Errorf("%s: %s %s, not %v", op.Name, op.Method, op.URI, http)
			}
		}
		compareConstraints(t, r, raw)
		var text bytes.Buffer
		for _, part := range append(inspect.Sections(), "") {
			if err := inspect.WriteTable(&text, r, part); err != nil {
				t.Error(err)
			}
		}
		if err := inspect.WriteJSON(&text, reports); err != nil || !strings.Contains(text.String(), r.Patterns[0].Pattern) {
			t.Error(err)
		}
	}
}

// compareConstraints wants of each shape and each required member what the model
// says, and nothing else.
func compareConstraints(t *testing.T, r *inspect.Report, raw rawModel) {
	t.Helper()
	have := make(map[string]inspect.Constraint)
	for _, c := range r.Constraints {
		have[c.Path] = c
	}
	for _, shape := range r.Shapes {
		want, path := raw.Shapes[shape.Name], "shapes."+shape.Name
		if got := have[path]; got.Pattern != want.Pattern || got.Values != len(want.Enum) || got.Min != want.Min.String() || got.Max != want.Max.String() {
			t.Errorf("%s: %+v, not %+v", path, got, want)
		}
		delete(have, path)
		for _, member := range want.Required {
			path := path + ".members." + member
			if !have[path].Required {
				t.Errorf("%s is required", path)
			}
			delete(have, path)
		}
		// An error that has no members in the file gets its message.
		if members := max(len(want.Members), len(want.Enum)); shape.Members != members && members > 0 {
			t.Errorf("%s has %d members, not %d", path, shape.Members, members)
		}
	}
	if len(have) > 0 {
		t.Error("constraints that no model has:", fmt.Sprint(have))
	}
}

// TestInspectProblems wants the problems of all models.
func TestInspectProblems(t *testing.T) {
	_, err := generator.Inspect(t.Context(), nil, casesDir+"/bad-bounds", "iam", casesDir+"/bad-types", casesDir+"/bad-json")
	if err == nil {
		t.Fatal("models with problems were inspected")
	}
	for _, name := range []string{"bad-bounds", "bad-types", "bad-json"} {
		if !strings.Contains(err.Error(), casesDir+"/"+name+"/service-2.json:") {
			t.Errorf("no word of %s: %v", name, err)
		}
	}
}
