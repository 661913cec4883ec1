package runtime

import (
	"maps"
	"slices"
)

// Strings writes a list of strings or enum values unless it is nil.
//
//go:noinline
func Strings[S ~string](e Encoder, m *Member, v []S) {
	if v == nil {
		return
	}
	e.W.BeginList(m, len(v))
	for _, s := range v {
		e.W.String(m.Elem, string(s))
	}
	e.W.EndList(m)
}

// Structs writes a list of structures unless it is nil.
//
//go:noinline
func Structs[T any, P interface {
	*T
	Encodable
}](e Encoder, m *Member, v []T) {
	if v == nil {
		return
	}
	e.W.BeginList(m, len(v))
	for i := range v {
		e.W.Struct(m.Elem, P(&v[i]))
	}
	e.W.EndList(m)
}

// StringMap writes a map of strings or enum values unless it is nil, in the
// order of its keys.
//
//go:noinline
func StringMap[S ~string](e Encoder, m *Member, v map[string]S) {
	if v == nil {
		return
	}
	e.W.BeginMap(m, len(v))
	for _, k := range Keys(v) {
		e.W.Key(m, k)
		e.W.String(m.Elem, string(v[k]))
	}
	e.W.EndMap(m)
}

// Keys returns the keys of a map in order, so that equal inputs give equal
// requests.
func Keys[V any](v map[string]V) []string {
	return slices.Sorted(maps.Keys(v))
}
