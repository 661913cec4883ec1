package goshape

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// A Filler builds Go values from tagged JSON; its zero value serves types without unions and documents.
type Filler struct {
	// Member finds the type of a union's member by its name, such as AttributeValueMemberS.
	Member func(name string) reflect.Type
	// Document wraps plain data as the document type of the package under test.
	Document func(value any) any
}

// Fill sets what dst points to from src, which Decode has read. It returns the paths of members that src sets to a
// zero which the Go type cannot tell from an absent member.
func (f Filler) Fill(dst, src any) (unheld []string, err error) {
	target := reflect.ValueOf(dst)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return nil, fmt.Errorf("want a pointer to fill, have %T", dst)
	}
	filling := &filling{Filler: f}
	if err := filling.value(target.Elem(), src); err != nil {
		return nil, err
	}
	return filling.unheld, nil
}

// filling is one run of Fill: where it is in the value, and what it has met.
type filling struct {
	Filler
	path   []string
	unheld []string
}

var timeType = reflect.TypeFor[time.Time]()

// value sets dst from src; null leaves it unset.
func (f *filling) value(dst reflect.Value, src any) error {
	if src == nil {
		return nil
	}
	if dst.Type() == timeType {
		t, err := instant(src)
		if err != nil {
			return f.fault(err)
		}
		dst.Set(reflect.ValueOf(t))
		return nil
	}
	switch dst.Kind() {
	case reflect.Pointer:
		dst.Set(reflect.New(dst.Type().Elem()))
		return f.value(dst.Elem(), src)
	case reflect.Interface:
		return f.dynamic(dst, src)
	case reflect.Struct:
		return f.structure(dst, src)
	case reflect.Slice:
		return f.list(dst, src)
	case reflect.Map:
		return f.mapping(dst, src)
	default:
		return f.fault(scalar(dst, src))
	}
}

// at runs one step with the path lengthened, for messages.
func (f *filling) at(step string, fill func() error) error {
	f.path = append(f.path, step)
	err := fill()
	f.path = f.path[:len(f.path)-1]
	return err
}

// structure sets the fields that src names; a member without a field is an error, for it would be lost in silence.
func (f *filling) structure(dst reflect.Value, src any) error {
	members, ok := src.(map[string]any)
	if !ok {
		return f.fault(fmt.Errorf("want an object for %s, have %s", dst.Type(), render(src)))
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		err := f.at(name, func() error {
			field := dst.FieldByName(GoName(name))
			if !field.IsValid() {
				// A name that a method has is given an underscore.
				field = dst.FieldByName(GoName(name) + "_")
			}
			if !field.IsValid() {
				return f.fault(fmt.Errorf("%s has no field %s", dst.Type(), GoName(name)))
			}
			if err := f.value(field, members[name]); err != nil {
				return err
			}
			if members[name] != nil && isScalar(field.Kind()) && field.IsZero() {
				f.unheld = append(f.unheld, pathOf(f.path))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// list sets a slice, never to nil: an empty list is not an absent one.
func (f *filling) list(dst reflect.Value, src any) error {
	if dst.Type().Elem().Kind() == reflect.Uint8 {
		data, err := blob(src)
		if err != nil {
			return f.fault(err)
		}
		dst.SetBytes(append([]byte{}, data...))
		return nil
	}
	items, ok := src.([]any)
	if !ok {
		return f.fault(fmt.Errorf("want a list for %s, have %s", dst.Type(), render(src)))
	}
	dst.Set(reflect.MakeSlice(dst.Type(), len(items), len(items)))
	for i, item := range items {
		err := f.at(strconv.Itoa(i), func() error { return f.value(dst.Index(i), item) })
		if err != nil {
			return err
		}
	}
	return nil
}

// mapping sets a map whose keys are strings or enums.
func (f *filling) mapping(dst reflect.Value, src any) error {
	entries, ok := src.(map[string]any)
	if !ok {
		return f.fault(fmt.Errorf("want an object for %s, have %s", dst.Type(), render(src)))
	}
	dst.Set(reflect.MakeMapWithSize(dst.Type(), len(entries)))
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		value := reflect.New(dst.Type().Elem()).Elem()
		if err := f.at(key, func() error { return f.value(value, entries[key]) }); err != nil {
			return err
		}
		dst.SetMapIndex(reflect.ValueOf(key).Convert(dst.Type().Key()), value)
	}
	return nil
}

// fault says where in the value an error is.
func (f *filling) fault(err error) error {
	if err == nil || len(f.path) == 0 {
		return err
	}
	var placed *pathError
	if errors.As(err, &placed) {
		return err
	}
	return &pathError{path: pathOf(f.path), cause: err}
}
