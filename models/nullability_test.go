package models_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/models"
	"github.com/sebdah/goldie/v2"
)

// nullability is the content of a nullability-1 file.
type nullability struct {
	Version     string                     `json:"version"`
	NonNullable map[string]json.RawMessage `json:"nonNullable"`
}

// smithyModel is what the derivation reads of a Smithy JSON AST.
type smithyModel struct {
	Smithy string                 `json:"smithy"`
	Shapes map[string]smithyShape `json:"shapes"`
}

type smithyShape struct {
	Type    string                  `json:"type"`
	Members map[string]smithyMember `json:"members"`
}

type smithyMember struct {
	Target string                     `json:"target"`
	Traits map[string]json.RawMessage `json:"traits"`
}

// TestNullabilityMatchesSmithy derives the nullability facts from the Smithy
// models of the services; with -update it writes them.
func TestNullabilityMatchesSmithy(t *testing.T) {
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE does not name the folder of the conformance data, whose Smithy models this test reads")
	}
	golden := goldie.New(t, goldie.WithFixtureDir("."), goldie.WithNameSuffix(".json"), goldie.WithDirPerms(0o755))
	for _, e := range models.List() {
		t.Run(e.Service, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join(dir, "models", e.Service+".smithy.json"))
			if err != nil {
				t.Fatal(err)
			}
			var m smithyModel
			if err := json.Unmarshal(raw, &m); err != nil {
				t.Fatal(err)
			}
			text, err := json.MarshalIndent(derive(t, m), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden.Assert(t, path.Join(e.Dir(), "nullability-1"), append(text, '\n'))
		})
	}
}

// derive applies the rule of aws-sdk-go-v2: a boolean or a number is a value
// where its member has a default other than null and is not client-optional. In
// Smithy 2 a member repeats the default of its target, so the target is not
// looked at.
func derive(t *testing.T, m smithyModel) nullability {
	t.Helper()
	if !strings.HasPrefix(m.Smithy, "2") {
		t.Fatalf("the Smithy model has version %q; the rule is that of version 2", m.Smithy)
	}
	n := nullability{Version: "1.0", NonNullable: map[string]json.RawMessage{}}
	for id, s := range m.Shapes {
		for name, member := range s.Members {
			value, ok := member.Traits["smithy.api#default"]
			_, optional := member.Traits["smithy.api#clientOptional"]
			if s.Type == "structure" && ok && string(value) != "null" && !optional && m.scalar(member.Target) {
				_, local, _ := strings.Cut(id, "#")
				n.NonNullable[local+"$"+name] = value
			}
		}
	}
	return n
}

// scalar tells whether a shape is a boolean or a number.
func (m smithyModel) scalar(id string) bool {
	kind := m.Shapes[id].Type
	if builtin, ok := strings.CutPrefix(id, "smithy.api#"); ok {
		kind = strings.ToLower(strings.TrimPrefix(builtin, "Primitive"))
	}
	switch kind {
	case "boolean", "byte", "short", "integer", "intEnum", "long", "float", "double":
		return true
	default:
		return false
	}
}

// botocoreModel is what the tests read of a service-2 file.
type botocoreModel struct {
	Shapes map[string]struct {
		Type    string `json:"type"`
		Members map[string]struct {
			Shape string `json:"shape"`
		} `json:"members"`
	} `json:"shapes"`
}

// TestNullabilityNamesScalars finds every id of the facts in the service model,
// as a member that is a boolean or a number, and a default of that type.
func TestNullabilityNamesScalars(t *testing.T) {
	for _, e := range models.List() {
		var (
			facts nullability
			model botocoreModel
		)
		readEmbedded(t, path.Join(e.Dir(), "nullability-1.json"), &facts)
		readEmbedded(t, path.Join(e.Dir(), "service-2.json"), &model)
		if facts.Version != "1.0" {
			t.Errorf("%s: version %q, want 1.0", e.Service, facts.Version)
		}
		for id, value := range facts.NonNullable {
			structure, member, _ := strings.Cut(id, "$")
			ref, ok := model.Shapes[structure].Members[member]
			if !ok {
				t.Errorf("%s: no member %s", e.Service, id)
				continue
			}
			kind := model.Shapes[ref.Shape].Type
			if !fits(kind, value) {
				t.Errorf("%s: default %s of %s does not fit type %s", e.Service, value, id, kind)
			}
		}
	}
}

// fits tells whether a default is a value of a scalar type.
func fits(kind string, value json.RawMessage) bool {
	var err error
	switch kind {
	case "boolean":
		err = json.Unmarshal(value, new(bool))
	case "integer":
		err = json.Unmarshal(value, new(int32))
	case "long":
		err = json.Unmarshal(value, new(int64))
	case "float", "double":
		err = json.Unmarshal(value, new(float64))
	default:
		return false
	}
	return err == nil
}

func readEmbedded(t *testing.T, name string, into any) {
	t.Helper()
	raw, err := fs.ReadFile(models.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
