package validation

import (
	"maps"
	"slices"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
)

// A step leads into a structure's member, a list's element or a map's value.
type step struct{ member, list, entry string }

// A site is a place in an input that has a shape.
type site struct {
	steps    []step
	shape    botomodel.Shape
	required bool
}

// sites are all places of an input.
func sites(m *botomodel.Model, input botomodel.Shape) (out []site) {
	var walk func(at site, open []string)
	walk = func(at site, open []string) {
		out = append(out, at)
		if slices.Contains(open, at.shape.Shape) {
			return
		}
		open = append(open, at.shape.Shape)
		below := func(s step, ref botomodel.Shape, required bool) {
			walk(site{append(slices.Clone(at.steps), s), m.Resolve(ref), required}, open)
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
