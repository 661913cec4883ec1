package validation

import (
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/models"
)

// files are the models of the services.
var files = map[string]string{
	"chime":              "chime/2018-05-01/service-2.json",
	"chime-sdk-identity": "chime-sdk-identity/2021-04-20/service-2.json",
	"iam":                "iam/2010-05-08/service-2.json",
}

// A rawModel is what constraints are read from.
type rawModel struct {
	Operations map[string]struct{ Input *rawShape }
	Shapes     map[string]rawShape
}

// A rawShape is a shape, or a reference with what it overlays.
type rawShape struct {
	Shape, Type        string
	Members            map[string]rawShape
	Required, Enum     []string
	Member, Key, Value *rawShape
	Min, Max           *json.Number
	Pattern            *string
	IdempotencyToken   bool
}

func readModel(t *testing.T, service string) *rawModel {
	t.Helper()
	data, err := fs.ReadFile(models.FS(), files[service])
	if err != nil {
		t.Fatal(err)
	}
	m := new(rawModel)
	if err := json.Unmarshal(data, m); err != nil {
		t.Fatal(err)
	}
	return m
}

// resolve is the target of a reference with its overlay.
func (m *rawModel) resolve(ref rawShape) rawShape {
	s := m.Shapes[ref.Shape]
	s.Shape = ref.Shape
	if ref.Min != nil {
		s.Min = ref.Min
	}
	if ref.Max != nil {
		s.Max = ref.Max
	}
	if ref.Pattern != nil {
		s.Pattern = ref.Pattern
	}
	if ref.Enum != nil {
		s.Enum = ref.Enum
	}
	return s
}

// A step leads into a structure's member, a list's element or a map's value.
type step struct{ member, list, entry string }

// A site is a place in an input that has a shape.
type site struct {
	steps    []step
	shape    rawShape
	required bool
}

// sites are all places of an input.
func (m *rawModel) sites(input rawShape) (out []site) {
	var walk func(at site, open []string)
	walk = func(at site, open []string) {
		out = append(out, at)
		if slices.Contains(open, at.shape.Shape) {
			return
		}
		open = append(open, at.shape.Shape)
		below := func(s step, ref rawShape, required bool) {
			walk(site{append(slices.Clone(at.steps), s), m.resolve(ref), required}, open)
		}
		switch at.shape.Type {
		case "structure":
			for _, name := range slices.Sorted(maps.Keys(at.shape.Members)) {
				below(step{member: name}, at.shape.Members[name], slices.Contains(at.shape.Required, name))
			}
		case "list":
			below(step{list: "0"}, *at.shape.Member, false)
		case "map":
			below(step{entry: "key"}, *at.shape.Value, false)
		}
	}
	walk(site{shape: input}, nil)
	return out
}

// pointer is the JSON pointer of a site.
func (s site) pointer() (out string) {
	for _, step := range s.steps {
		out += "/" + step.member + step.list + step.entry
	}
	return out
}
