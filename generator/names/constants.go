package names

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
)

// enumValues names the values of an enum: by the names that the model has for
// them, else by the values themselves. Renames go by the value.
func (r *resolver) enumValues(scope *scope, e *model.Enum, name, path string) {
	own := slices.Clone(e.Values)
	for i, n := range e.Names {
		if n != "" {
			own[i] = n
		}
	}
	r.constants(scope, e, name, path, e.Values, own)
}

// intValues names the values of an integer with known values, whose renames go
// by name.
func (r *resolver) intValues(scope *scope, i *model.Integer, name, path string) {
	own := make([]string, len(i.Values))
	for n, v := range i.Values {
		own[n] = v.Name
	}
	r.constants(scope, i, name, path, own, own)
}

// constants names the constants of a type. own are the names of its values in
// the model, ids what renames know them by.
func (r *resolver) constants(scope *scope, s model.Shape, name, path string, ids, own []string) {
	seen := make(map[string]bool, len(own))
	constants := make([]string, len(own))
	for i, v := range own {
		rule := name + constant(v)
		if seen[rule] {
			// Two values that differ in case or punctuation only keep their own
			// spelling.
			rule = name + export(v)
		}
		at := path + ".enum." + ids[i]
		c := r.renames.or(at, rule)
		seen[c] = true
		constants[i] = c
		scope.reserve(c, s.Info().Pos, at)
	}
	r.names.values[s] = constants
}
