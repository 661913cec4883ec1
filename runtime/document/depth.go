package document

import "reflect"

// checkDepth fails for a Go value that is cyclic or nested too deep: the
// encoder follows it without a bound.
func checkDepth(v any) error {
	if !within(reflect.ValueOf(v), 2*MaxDepth) {
		return errDepth
	}
	return nil
}

// within reports whether a value nests at most depth deep, pointers included.
func within(v reflect.Value, depth int) bool {
	if !v.IsValid() || flat(v.Type()) {
		return true
	}
	if depth == 0 {
		return false
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return within(v.Elem(), depth-1)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if !within(v.Index(i), depth-1) {
				return false
			}
		}
	case reflect.Map:
		for entries := v.MapRange(); entries.Next(); {
			if !within(entries.Value(), depth-1) {
				return false
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !within(v.Field(i), depth-1) {
				return false
			}
		}
	}
	return true
}

// flat reports whether a type holds no others: most of a document's values.
func flat(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Array, reflect.Map:
		return t.Kind() == reflect.Slice && flat(t.Elem())
	case reflect.Struct:
		return t.NumField() == 0
	}
	return true
}
