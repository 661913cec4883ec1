package expression

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// infer makes a shape of what values have in common; nil for nothing.
func (s *suite) infer(name string, values []any) model.Shape {
	values = slices.DeleteFunc(slices.Clone(values), func(v any) bool { return v == nil })
	base := model.Base{Name: name}
	if len(values) == 0 {
		return &model.String{Base: base}
	}
	for _, v := range values {
		if reflect.TypeOf(v) != reflect.TypeOf(values[0]) {
			return nil
		}
	}
	switch values[0].(type) {
	case string:
		if s.narrow {
			e := &model.Enum{Base: base}
			s.service.Shapes = append(s.service.Shapes, e)
			return e
		}
		return &model.String{Base: base}
	case bool:
		return &model.Boolean{Base: base}
	case float64:
		for _, v := range values {
			if f := v.(float64); f != float64(int64(f)) {
				return &model.Float{Base: base, Bits: 64}
			}
		}
		if s.narrow && len(base.Name)%2 == 0 {
			return &model.Integer{Base: base, Bits: 32}
		}
		return &model.Integer{Base: base, Bits: 64}
	case []any:
		return s.inferList(base, values)
	}
	return s.inferStructure(base, values)
}

func (s *suite) inferList(base model.Base, values []any) model.Shape {
	var all []any
	for _, v := range values {
		all = append(all, v.([]any)...)
	}
	elem := s.infer(base.Name+"Item", all)
	if elem == nil {
		return nil
	}
	l := &model.List{Base: base, Elem: model.Ref{Target: elem}, Sparse: slices.Contains(all, any(nil))}
	s.service.Shapes = append(s.service.Shapes, l)
	return l
}

// isName is what the names of members of models look like.
var isName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`)

// inferStructure leaves out the members that have no shape.
func (s *suite) inferStructure(base model.Base, values []any) model.Shape {
	members := make(map[string][]any)
	for _, v := range values {
		for name, m := range v.(map[string]any) {
			members[name] = append(members[name], m)
		}
	}
	st := &model.Structure{Base: base}
	seen := make(map[string]bool)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		var shape model.Shape
		if key := strings.ToLower(name); isName.MatchString(name) && !seen[key] {
			seen[key] = true
			shape = s.infer(base.Name+"X"+name, members[name])
		}
		if shape == nil {
			s.partial[st] = true
			continue
		}
		st.Members = append(st.Members, &model.Member{Name: name, Ref: model.Ref{Target: shape}})
	}
	s.service.Shapes = append(s.service.Shapes, st)
	return st
}
