// Package jmespath is what JMESPath expressions that are compiled to Go are made
// of. Null is a nil pointer, or the zero value of what has no other one. It imports
// package slices.
package jmespath

import "slices"

// Get is what a pointer points to, or a zero value, so that the members of null
// are null.
func Get[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// Is reports whether a value is there and equals another one.
func Is[T comparable](p *T, v T) bool { return p != nil && *p == v }

// At is an element of a list, from the end for a negative index, or null.
func At[T any](list []T, i int) *T {
	if i < 0 {
		i += len(list)
	}
	if i < 0 || i >= len(list) {
		return nil
	}
	return &list[i]
}

// Key is the value of a key of a map, or null.
func Key[T any](m map[string]T, key string) *T {
	v, ok := m[key]
	if !ok {
		return nil
	}
	return &v
}

// Ref points to a value that is there.
func Ref[T any](v T) *T { return &v }

// RefNonZero points to a value, and is null for a zero value.
func RefNonZero[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// All reports whether a list has elements and each equals a value.
func All[T comparable](list []T, v T) bool {
	for _, e := range list {
		if e != v {
			return false
		}
	}
	return len(list) > 0
}

// Any reports whether a list has an element that equals one of some values.
func Any[T comparable](list []T, values ...T) bool {
	return slices.ContainsFunc(list, func(e T) bool { return slices.Contains(values, e) })
}
