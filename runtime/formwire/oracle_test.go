package formwire_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// flatten adds what the query protocol makes of a value under a key, by
// reflection.
func flatten(form url.Values, v reflect.Value, m *runtime.Member, key string) {
	if at, ok := v.Interface().(time.Time); ok {
		form.Add(key, stamp(m, at))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			flatten(form, v.Elem(), m, key)
		}
	case reflect.Struct:
		flattenStruct(form, v, key)
	case reflect.Slice:
		flattenList(form, v, m, key)
	case reflect.Map:
		flattenMap(form, v, m, key)
	case reflect.Float32, reflect.Float64:
		form.Add(key, number(v.Float(), v.Type().Bits()))
	default:
		form.Add(key, fmt.Sprint(v.Interface()))
	}
}

func stamp(m *runtime.Member, at time.Time) string {
	switch m.Format {
	case runtime.FormatEpoch:
		return string(timestamp.AppendEpoch(nil, at))
	case runtime.FormatHTTPDate:
		return string(timestamp.AppendHTTPDate(nil, at))
	}
	return string(timestamp.AppendDateTime(nil, at))
}

func number(v float64, bits int) string {
	if math.IsInf(v, 0) {
		return strings.TrimPrefix(fmt.Sprint(v), "+") + "inity"
	}
	var text []byte
	if bits == 32 {
		text, _ = json.Marshal(float32(v))
	} else {
		text, _ = json.Marshal(v)
	}
	return string(text)
}

func flattenStruct(form url.Values, v reflect.Value, key string) {
	table := v.Addr().Interface().(runtime.Decodable).MemberTable()
	for i := range table {
		f := v.Field(i)
		unset := f.IsZero() && f.Kind() != reflect.Pointer
		if !unset {
			flatten(form, f, &table[i], strings.TrimPrefix(key+"."+table[i].Wire, "."))
		}
	}
}

func flattenList(form url.Values, v reflect.Value, m *runtime.Member, key string) {
	if b, ok := v.Interface().([]byte); ok {
		form.Add(key, base64.StdEncoding.EncodeToString(b))
		return
	}
	if v.Len() == 0 {
		form.Add(key, "")
		return
	}
	if m.Flags&runtime.Flattened == 0 {
		key += "." + m.Elem.Wire
	}
	n := 0
	for i := range v.Len() {
		e := v.Index(i)
		if e.Kind() == reflect.Pointer && e.IsNil() {
			continue
		}
		n++
		flatten(form, e, m.Elem, key+"."+strconv.Itoa(n))
	}
}

func flattenMap(form url.Values, v reflect.Value, m *runtime.Member, key string) {
	if m.Flags&runtime.Flattened == 0 {
		key += ".entry"
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for i, k := range keys {
		entry := key + "." + strconv.Itoa(i+1) + "."
		form.Add(entry+m.Key.Wire, k.String())
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(v.MapIndex(k))
		flatten(form, value, m.Elem, entry+m.Elem.Wire)
	}
}
