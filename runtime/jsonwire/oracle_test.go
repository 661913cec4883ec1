package jsonwire_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// The oracle reads shapes with encoding/json and reflection. It has a tree of
// its own instead of a map, to see equal keys in their order.
type (
	object []pair
	pair   struct {
		key   string
		value any
	}
)

var errMisfit = errors.New("the value does not fit the shape")

// oracle reads a body as [jsonwire.Reader] is documented to.
func oracle(body []byte, dst runtime.Decodable) error {
	if len(bytes.Trim(body, " \t\r\n")) == 0 {
		return nil
	}
	if !json.Valid(body) || !utf8.Valid(body) || depth(body) > jsonwire.MaxDepth {
		return errors.New("malformed JSON")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	v := tree(d)
	if v == nil {
		return nil
	}
	return fill(reflect.ValueOf(dst).Elem(), &runtime.Member{}, v)
}

// depth is how deep valid JSON nests.
func depth(body []byte) (most int) {
	d, now := json.NewDecoder(bytes.NewReader(body)), 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			return most
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			now++
			most = max(most, now)
		case json.Delim('}'), json.Delim(']'):
			now--
		}
	}
}

// tree reads one value of valid JSON.
func tree(d *json.Decoder) any {
	t, err := d.Token()
	if err != nil {
		panic(err)
	}
	switch t {
	case json.Delim('{'):
		o := object{}
		for d.More() {
			key, _ := d.Token()
			o = append(o, pair{key.(string), tree(d)})
		}
		_, _ = d.Token()
		return o
	case json.Delim('['):
		list := []any{}
		for d.More() {
			list = append(list, tree(d))
		}
		_, _ = d.Token()
		return list
	}
	return t
}

// fill sets dst to a value that is not null.
func fill(dst reflect.Value, m *runtime.Member, v any) error {
	switch dst.Interface().(type) {
	case time.Time:
		return fillTime(dst, v)
	case []byte:
		s, ok := v.(string)
		b, err := base64.StdEncoding.DecodeString(s)
		dst.SetBytes(b)
		return check(ok && err == nil)
	}
	switch dst.Kind() {
	case reflect.Pointer:
		p := reflect.New(dst.Type().Elem())
		dst.Set(p)
		return fill(p.Elem(), m, v)
	case reflect.Struct:
		return fillStruct(dst, v)
	case reflect.Slice:
		return fillList(dst, m, v)
	case reflect.Map:
		return fillMap(dst, m, v)
	case reflect.String:
		s, ok := v.(string)
		dst.SetString(s)
		return check(ok)
	case reflect.Bool:
		b, ok := v.(bool)
		dst.SetBool(b)
		return check(ok)
	case reflect.Float32, reflect.Float64:
		return fillFloat(dst, v)
	}
	n, ok := v.(json.Number)
	i, err := strconv.ParseInt(n.String(), 10, dst.Type().Bits())
	dst.SetInt(i)
	return check(ok && err == nil && !strings.ContainsAny(n.String(), ".eE"))
}

func check(ok bool) error {
	if !ok {
		return errMisfit
	}
	return nil
}

func fillTime(dst reflect.Value, v any) error {
	var t time.Time
	var err error = errMisfit
	switch v := v.(type) {
	case json.Number:
		t, err = timestamp.ParseEpoch(v.String())
	case string:
		if t, err = timestamp.ParseDateTime(v); err != nil {
			if t, err = timestamp.ParseHTTPDate(v); err != nil {
				t, err = timestamp.ParseEpoch(v)
			}
		}
	}
	dst.Set(reflect.ValueOf(t))
	return err
}

func fillFloat(dst reflect.Value, v any) error {
	switch v := v.(type) {
	case json.Number:
		f, err := strconv.ParseFloat(v.String(), dst.Type().Bits())
		dst.SetFloat(f)
		return err
	case string:
		f, ok := map[string]float64{"NaN": math.NaN(), "Infinity": math.Inf(1), "-Infinity": math.Inf(-1)}[v]
		dst.SetFloat(f)
		return check(ok)
	}
	return errMisfit
}

// fillStruct relies on the table having the order of the fields.
func fillStruct(dst reflect.Value, v any) error {
	o, ok := v.(object)
	table := dst.Addr().Interface().(runtime.Decodable).MemberTable()
	for _, p := range o {
		for i := range table {
			if table[i].Wire != p.key || p.value == nil {
				continue
			}
			if err := fill(dst.Field(i), &table[i], p.value); err != nil {
				return err
			}
		}
	}
	return check(ok)
}

// fillList appends to what a flattened list has, as the shapes do.
func fillList(dst reflect.Value, m *runtime.Member, v any) error {
	list, ok := v.([]any)
	if m.Flags&runtime.Flattened == 0 || dst.IsNil() {
		dst.Set(reflect.MakeSlice(dst.Type(), 0, len(list)))
	}
	for _, x := range list {
		e := reflect.New(dst.Type().Elem()).Elem()
		if x == nil && e.Kind() != reflect.Pointer {
			continue
		}
		if x != nil {
			if err := fill(e, m.Elem, x); err != nil {
				return err
			}
		}
		dst.Set(reflect.Append(dst, e))
	}
	return check(ok)
}

func fillMap(dst reflect.Value, m *runtime.Member, v any) error {
	o, ok := v.(object)
	if m.Flags&runtime.Flattened == 0 || dst.IsNil() {
		dst.Set(reflect.MakeMap(dst.Type()))
	}
	for _, p := range o {
		e := reflect.New(dst.Type().Elem()).Elem()
		if p.value == nil && e.Kind() != reflect.Pointer {
			continue
		}
		if p.value != nil {
			if err := fill(e, m.Elem, p.value); err != nil {
				return err
			}
		}
		dst.SetMapIndex(reflect.ValueOf(p.key), e)
	}
	return check(ok)
}
