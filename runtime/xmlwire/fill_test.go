package xmlwire_test

import (
	"encoding/base64"
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

var errMisfit = errors.New("the value does not fit the shape")

// fill sets dst to what an element says, by reflection.
func fill(dst reflect.Value, m *runtime.Member, n *node) error {
	switch dst.Kind() {
	case reflect.Pointer:
		p := reflect.New(dst.Type().Elem())
		dst.Set(p)
		return fill(p.Elem(), m, n)
	case reflect.Slice:
		if dst.Type().Elem().Kind() != reflect.Uint8 {
			return fillList(dst, m, n)
		}
	case reflect.Map:
		return fillMap(dst, m, n)
	case reflect.Struct:
		if dst.Type() != reflect.TypeFor[time.Time]() {
			return fillStruct(dst, n)
		}
	}
	if len(n.children) > 0 {
		return errMisfit
	}
	return fillScalar(dst, n.text.String())
}

func fillScalar(dst reflect.Value, text string) error {
	s := strings.Trim(text, " \t\r\n")
	var err error
	switch dst.Kind() {
	case reflect.String:
		dst.SetString(text)
	case reflect.Bool:
		v, ok := map[string]bool{"true": true, "false": false, "1": true, "0": false}[s]
		dst.SetBool(v)
		if !ok {
			err = errMisfit
		}
	case reflect.Slice:
		var v []byte
		v, err = base64.StdEncoding.DecodeString(s)
		dst.SetBytes(v)
	case reflect.Struct:
		var v time.Time
		if v, err = timestamp.ParseDateTime(s); err != nil {
			if v, err = timestamp.ParseHTTPDate(s); err != nil {
				v, err = timestamp.ParseEpoch(s)
			}
		}
		dst.Set(reflect.ValueOf(v))
	case reflect.Float32, reflect.Float64:
		v, named := map[string]float64{"NaN": math.NaN(), "Infinity": math.Inf(1), "-Infinity": math.Inf(-1)}[s]
		if !named {
			if v, err = strconv.ParseFloat(s, dst.Type().Bits()); strings.ContainsAny(strings.ToLower(s), "xnipb_") {
				err = errMisfit
			}
		}
		dst.SetFloat(v)
	default:
		var v int64
		v, err = strconv.ParseInt(s, 10, dst.Type().Bits())
		dst.SetInt(v)
	}
	return err
}

// fillStruct relies on the table having the order of the fields.
func fillStruct(dst reflect.Value, n *node) error {
	table := dst.Addr().Interface().(runtime.Decodable).MemberTable()
	for _, child := range n.children {
		for i := range table {
			if table[i].Wire != child.name {
				continue
			}
			if err := fill(dst.Field(i), &table[i], child); err != nil {
				return err
			}
		}
	}
	return nil
}

func fillList(dst reflect.Value, m *runtime.Member, n *node) error {
	items := []*node{n}
	if m.Flags&runtime.Flattened == 0 {
		items = named(n, m.Elem.Wire)
	}
	if m.Flags&runtime.Flattened == 0 || dst.IsNil() {
		dst.Set(reflect.MakeSlice(dst.Type(), 0, len(items)))
	}
	for _, item := range items {
		e := reflect.New(dst.Type().Elem()).Elem()
		if err := fill(e, m.Elem, item); err != nil {
			return err
		}
		dst.Set(reflect.Append(dst, e))
	}
	return nil
}

func fillMap(dst reflect.Value, m *runtime.Member, n *node) error {
	entries := n.children
	if m.Flags&runtime.Flattened != 0 {
		entries = []*node{n}
	}
	if m.Flags&runtime.Flattened == 0 || dst.IsNil() {
		dst.Set(reflect.MakeMap(dst.Type()))
	}
	for _, entry := range entries {
		keys, values := named(entry, m.Key.Wire), named(entry, m.Elem.Wire)
		if len(keys) > 0 && len(keys[0].children) > 0 {
			return errMisfit
		}
		if len(keys) == 0 || len(values) == 0 {
			continue
		}
		e := reflect.New(dst.Type().Elem()).Elem()
		if err := fill(e, m.Elem, values[0]); err != nil {
			return err
		}
		dst.SetMapIndex(reflect.ValueOf(keys[0].text.String()), e)
	}
	return nil
}

func named(n *node, name string) (out []*node) {
	for _, child := range n.children {
		if child.name == name {
			out = append(out, child)
		}
	}
	return out
}
