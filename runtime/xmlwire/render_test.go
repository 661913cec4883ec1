package xmlwire_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// render writes shapes as XML by reflection, in one of the many ways that mean
// the same: with prefixes, comments, attributes, CDATA and white space.
type render struct {
	bytes.Buffer
	*rand.Rand
	// reversed counts the open map entries with the value before the key.
	reversed int
}

func document(r *rand.Rand, v any) []byte {
	w := &render{Rand: r}
	w.WriteString(w.pick("", "\ufeff", `<?xml version="1.0" encoding="UTF-8"?>`+"\r\n", "<!-- c -->", "<?xml version='1.0'?><?pi a?>"))
	w.value(reflect.ValueOf(v).Elem(), &runtime.Member{}, "Root")
	w.noise()
	return w.Bytes()
}

func (w *render) pick(s ...string) string { return s[w.IntN(len(s))] }

// noise writes what means nothing between elements.
func (w *render) noise() {
	if w.IntN(6) == 0 {
		w.WriteString(w.pick(" ", "\r\n\t", "<!-- <x>&y; -->", "<?pi <x> ?>", "\n<!---->"))
	}
}

func (w *render) element(name string, content func()) {
	w.noise()
	if w.IntN(8) == 0 {
		name = "n:" + name
	}
	w.WriteString("<" + name)
	if w.IntN(8) == 0 {
		w.WriteString(w.pick(` xmlns:n="urn:n"`, " a = 'b>\"&lt;]]>'", "\n\tn:a=\"'\" b=''", " "))
	}
	before := w.Len()
	w.WriteString(">")
	content()
	if w.Len() == before+1 && w.IntN(2) == 0 {
		w.Truncate(before)
		w.WriteString("/>")
		return
	}
	w.WriteString("</" + name + w.pick(">", " >", "\n>"))
}

// value writes a value as one or, when it is flattened, more elements.
func (w *render) value(v reflect.Value, m *runtime.Member, name string) {
	flat := m.Flags&runtime.Flattened != 0
	switch {
	case v.Kind() == reflect.Pointer && v.IsNil():
		w.element(name, func() {})
	case v.Kind() == reflect.Pointer:
		w.value(v.Elem(), m, name)
	case v.Kind() == reflect.Map && flat:
		w.entries(v, m, name)
	case v.Kind() == reflect.Map:
		w.element(name, func() { w.entries(v, m, "entry") })
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8 && flat:
		w.items(v, m, name)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
		w.element(name, func() { w.items(v, m, m.Elem.Wire); w.noise() })
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		w.element(name, func() { w.members(v); w.noise() })
	default:
		w.element(name, func() { w.text(scalar(v, m)) })
	}
}

func (w *render) items(v reflect.Value, m *runtime.Member, name string) {
	for i := range v.Len() {
		w.value(v.Index(i), m.Elem, name)
	}
}

func (w *render) entries(v reflect.Value, m *runtime.Member, name string) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, k := range keys {
		// Structures write themselves through a pointer.
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(v.MapIndex(k))
		w.element(name, func() {
			if w.IntN(10) == 0 && w.reversed < 4 {
				w.reversed++
				w.value(value, m.Elem, m.Elem.Wire)
				w.value(k, m.Key, m.Key.Wire)
				w.reversed--
			} else {
				w.value(k, m.Key, m.Key.Wire)
				w.value(value, m.Elem, m.Elem.Wire)
			}
			w.noise()
		})
	}
}

// members writes the set members of a structure.
func (w *render) members(v reflect.Value) {
	table := v.Addr().Interface().(runtime.Decodable).MemberTable()
	for i := range table {
		f := v.Field(i)
		switch f.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			if f.IsNil() {
				continue
			}
		}
		w.value(f, &table[i], table[i].Wire)
	}
}

func (w *render) text(s string) {
	for s != "" {
		part := s
		if w.IntN(10) == 0 {
			part = s[:strings.IndexByte(s+" ", ' ')]
		}
		s = s[len(part):]
		switch {
		case part == "" || w.IntN(10) > 0:
			_ = xml.EscapeText(w, []byte(part))
			if part == "" {
				_ = xml.EscapeText(w, []byte(s))
				return
			}
		case !strings.Contains(part, "\r"):
			w.WriteString("<![CDATA[" + strings.ReplaceAll(part, "]]>", "]]]]><![CDATA[>") + "]]>")
		default:
			_ = xml.EscapeText(w, []byte(part))
		}
		w.WriteString(w.pick("", "", "", "", "<!--c-->", "<?p?>"))
	}
}

func scalar(v reflect.Value, m *runtime.Member) string {
	switch x := v.Interface().(type) {
	case []byte:
		return base64.StdEncoding.EncodeToString(x)
	case time.Time:
		switch m.Format {
		case runtime.FormatEpoch:
			return string(timestamp.AppendEpoch(nil, x))
		case runtime.FormatHTTPDate:
			return string(timestamp.AppendHTTPDate(nil, x))
		}
		return string(timestamp.AppendDateTime(nil, x))
	}
	if !v.CanFloat() {
		return fmt.Sprint(v.Interface())
	}
	if math.IsInf(v.Float(), 0) {
		return strings.TrimPrefix(strconv.FormatFloat(v.Float(), 'f', -1, 64), "+") + "inity"
	}
	return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
}
