package goshape

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strconv"
)

// Diff lists the places where two dumped or decoded values differ, one line each; numbers are compared by value.
func Diff(want, got any) []string {
	d := &differ{}
	d.compare(want, got)
	return d.lines
}

// absent marks the side of a pair that has no such member.
type absent struct{}

// differ is one run of Diff.
type differ struct {
	path  []string
	lines []string
}

// compare descends where both sides have the same form, and reports the pair where they do not.
func (d *differ) compare(want, got any) {
	switch want := want.(type) {
	case map[string]any:
		if got, ok := got.(map[string]any); ok {
			d.objects(want, got)
			return
		}
	case []any:
		if got, ok := got.([]any); ok {
			d.lists(want, got)
			return
		}
	case json.Number:
		if got, ok := got.(json.Number); ok && sameNumber(want, got) {
			return
		}
	}
	if !reflect.DeepEqual(want, got) {
		d.lines = append(d.lines, fmt.Sprintf("%s: want %s, got %s", d.where(), render(want), render(got)))
	}
}

// objects compares the members that either side has.
func (d *differ) objects(want, got map[string]any) {
	names := map[string]bool{}
	for name := range want {
		names[name] = true
	}
	for name := range got {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		d.step(name, memberOf(want, name), memberOf(got, name))
	}
}

// lists compares item by item to the end of the longer list.
func (d *differ) lists(want, got []any) {
	for i := range max(len(want), len(got)) {
		d.step(strconv.Itoa(i), itemOf(want, i), itemOf(got, i))
	}
}

// step compares one member or item, with its name in the path.
func (d *differ) step(name string, want, got any) {
	d.path = append(d.path, name)
	d.compare(want, got)
	d.path = d.path[:len(d.path)-1]
}

// where names the place; the outermost value has no path of its own.
func (d *differ) where() string {
	if len(d.path) == 0 {
		return "the value"
	}
	return pathOf(d.path)
}

// memberOf is a member, or the mark of its absence.
func memberOf(object map[string]any, name string) any {
	if value, ok := object[name]; ok {
		return value
	}
	return absent{}
}

// itemOf is an item, or the mark of its absence.
func itemOf(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return absent{}
}

// sameNumber compares without rounding, so 2^63-1 and 2^63 differ while 1 and 1.0 do not.
func sameNumber(a, b json.Number) bool {
	x, okX := new(big.Rat).SetString(a.String())
	y, okY := new(big.Rat).SetString(b.String())
	return okX && okY && x.Cmp(y) == 0
}

// renderLimit keeps a line of a report readable when a whole structure is missing.
const renderLimit = 300

// render shows a value on one line, every character visible.
func render(value any) string {
	switch value := value.(type) {
	case absent:
		return "nothing"
	case string:
		return strconv.QuoteToASCII(value)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprintf("%#v", value)
	}
	if len(text) > renderLimit {
		return string(text[:renderLimit]) + "…"
	}
	return string(text)
}
