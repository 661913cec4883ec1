package validation

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
)

// absent takes a member out of its structure.
type absent struct{}

// A maker makes values that keep all constraints.
type maker struct {
	*testing.T
	*botomodel.Model
	corpus map[string][]sample
}

// with is a value of a shape that holds leaf at the end of the steps, and otherwise nothing that is not required.
func (m maker) with(shape botomodel.Shape, steps []step, leaf any) any {
	if len(steps) == 0 {
		return leaf
	}
	next := steps[0]
	switch {
	case next.member != "":
		object := m.valid(shape).(map[string]any)
		value := m.with(m.Resolve(shape.Members[next.member]), steps[1:], leaf)
		if _, out := value.(absent); out {
			delete(object, next.member)
		} else {
			object[next.member] = value
		}
		return object
	case next.list != "":
		list := m.valid(shape).([]any)
		value := m.with(m.Resolve(*shape.Member), steps[1:], leaf)
		if len(list) == 0 {
			return []any{value}
		}
		list[0] = value
		return list
	}
	return map[string]any{next.entry: m.with(m.Resolve(*shape.Value), steps[1:], leaf)}
}

// valid is a minimal value of a shape.
func (m maker) valid(s botomodel.Shape) any {
	switch s.Type {
	case "structure":
		object := map[string]any{}
		for _, name := range s.Required {
			object[name] = m.valid(m.Resolve(s.Members[name]))
		}
		if first := slices.Sorted(maps.Keys(s.Members)); len(object) == 0 && len(first) > 0 && !m.isInput(s) {
			// Forms cannot say that a structure is there and empty.
			object[first[0]] = m.valid(m.Resolve(s.Members[first[0]]))
		}
		return object
	case "list":
		list := []any{}
		for range botomodel.Number(s.Min, 0) {
			list = append(list, m.valid(m.Resolve(*s.Member)))
		}
		return list
	case "map":
		return map[string]any{}
	case "string":
		return m.text(s)
	case "blob":
		return blob(max(1, botomodel.Number(s.Min, 1)))
	case "boolean":
		return true
	case "integer", "long":
		return json.Number(strconv.FormatInt(botomodel.Number(s.Min, 1), 10))
	case "timestamp":
		return map[string]any{"$time": "1"}
	}
	m.Fatalf("no value of type %s", s.Type)
	return nil
}

// isInput reports whether a shape is the input of an operation.
func (m maker) isInput(s botomodel.Shape) bool {
	for _, op := range m.Operations {
		if op.Input != nil && op.Input.Shape == s.Shape {
			return true
		}
	}
	return false
}

// text is a string that keeps length, enum and pattern.
func (m maker) text(s botomodel.Shape) string {
	if s.Enum != nil {
		return s.Enum[0]
	}
	least, most := botomodel.Number(s.Min, 0), botomodel.Number(s.Max, 1<<20)
	if s.Pattern == "" {
		return strings.Repeat("x", int(max(1, least)))
	}
	for _, c := range m.corpus[s.Pattern] {
		if n := int64(utf8.RuneCountInString(c.text)); c.matches && n >= max(1, least) && n <= most {
			return c.text
		}
	}
	if text, ok := m.fit(s, max(1, least)); ok {
		return text
	}
	m.Fatalf("the corpus has no text of %d to %d characters for the pattern %q", least, most, s.Pattern)
	return ""
}

func blob(n int64) any {
	return map[string]any{"$blob": base64.StdEncoding.EncodeToString(make([]byte, n))}
}

// long is a value of a shape that is n long, with elements that are valid, and whether it keeps the pattern.
func (m maker) long(s botomodel.Shape, n int64) (any, bool) {
	switch s.Type {
	case "string":
		if text, ok := m.fit(s, n); ok {
			return text, true
		}
		return strings.Repeat("é", int(n)), false
	case "blob":
		return blob(n), true
	}
	list := []any{}
	for range n {
		list = append(list, m.valid(m.Resolve(*s.Member)))
	}
	return list, true
}
