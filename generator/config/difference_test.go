package config_test

import (
	"fmt"
	"reflect"
)

// difference is the first field in which two structures differ, empty for none.
func difference(have, want any) string {
	h, w := reflect.ValueOf(have), reflect.ValueOf(want)
	for i := range h.NumField() {
		if f := h.Field(i); f.Kind() != reflect.Func && !reflect.DeepEqual(f.Interface(), w.Field(i).Interface()) {
			return fmt.Sprintf("%s: %+v, want %+v", h.Type().Field(i).Name, f, w.Field(i))
		}
	}
	return ""
}
