package goshape

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// Dump turns a Go value into tagged JSON under Go's field names. Nil fields and zero scalars of fields that are no
// pointers are left out: they are what an absent member leaves. Fields of the outermost structure that skip names
// are left out too.
func Dump(v any, skip ...string) any {
	return dump(reflect.ValueOf(v), skip)
}

// dump is Dump of a value that reflection has reached.
func dump(v reflect.Value, skip []string) any {
	if !v.IsValid() {
		return nil
	}
	if v.Type() == timeType {
		return tagInstant(v.Interface().(time.Time))
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return dump(v.Elem(), skip)
	case reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return dumpDynamic(v)
	case reflect.Struct:
		return dumpStruct(v, skip)
	case reflect.Slice:
		return dumpSlice(v)
	case reflect.Map:
		return dumpMap(v)
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Float32, reflect.Float64:
		return tagFloat(v.Float(), v.Type().Bits())
	default:
		return json.Number(strconv.FormatInt(v.Int(), 10))
	}
}

// dumpStruct dumps the exported fields that are set.
func dumpStruct(v reflect.Value, skip []string) any {
	members := map[string]any{}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() || slices.Contains(skip, field.Name) {
			continue
		}
		value := v.Field(i)
		if isScalar(value.Kind()) && value.IsZero() {
			continue
		}
		if dumped := dump(value, nil); dumped != nil {
			members[field.Name] = dumped
		}
	}
	return members
}

// dumpSlice keeps nil and empty apart.
func dumpSlice(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return tagBlob(v.Bytes())
	}
	items := make([]any, v.Len())
	for i := range items {
		items[i] = dump(v.Index(i), nil)
	}
	return items
}

// dumpMap keeps nil and empty apart.
func dumpMap(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	entries := make(map[string]any, v.Len())
	for iterator := v.MapRange(); iterator.Next(); {
		entries[iterator.Key().String()] = dump(iterator.Value(), nil)
	}
	return entries
}
