package server

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
)

// A maker makes values that keep every constraint, as tagged JSON: the smallest ones, or the fullest.
type maker struct {
	*testing.T
	*botomodel.Model
	samplers samplers
	// full values have every member, the others have what is required.
	full bool
	// output values may have what only servers send.
	output bool
	// made counts the values, so that no two of them are alike.
	made int
	// depth is the number of structures around a value.
	depth int
}

// newMaker returns a maker of full values or of minimal ones.
func newMaker(t *testing.T, s *service, variant string) *maker {
	return &maker{T: t, Model: s.model, samplers: s.samplers, full: variant == maximal}
}

// structure is a value of what a reference to a structure leads to; nil leads to an empty one.
func (m *maker) structure(ref *botomodel.Shape) map[string]any {
	if ref == nil {
		return map[string]any{}
	}
	return m.value(m.Resolve(*ref)).(map[string]any)
}

// value is a value of a shape.
func (m *maker) value(s botomodel.Shape) any {
	m.made++
	switch s.Type {
	case "structure":
		return m.members(s)
	case "list":
		list := []any{}
		for range m.size(s, 3) {
			list = append(list, m.value(m.Resolve(*s.Member)))
		}
		return list
	case "map":
		return m.entries(s)
	case "string":
		return m.text(s)
	case "blob":
		return map[string]any{"$blob": base64.StdEncoding.EncodeToString([]byte{byte(m.made), 0, 0xff, '\n'}[:max(m.size(s, 4), 1)])}
	case "boolean":
		return m.full
	case "integer", "long":
		return m.number(s)
	case "timestamp":
		return m.instant()
	}
	m.Fatalf("no value of type %s", s.Type)
	return nil
}

func (m *maker) members(s botomodel.Shape) map[string]any {
	object := map[string]any{}
	// The query protocol cannot tell an empty structure from none.
	some := m.depth > 0 && !m.output && len(s.Required) == 0 && m.Metadata.Protocol == "query"
	m.depth++
	for _, name := range slices.Sorted(maps.Keys(s.Members)) {
		if m.full || some || slices.Contains(s.Required, name) {
			object[name] = m.value(m.Resolve(s.Members[name]))
			some = false
		}
	}
	m.depth--
	return object
}

func (m *maker) entries(s botomodel.Shape) map[string]any {
	object := map[string]any{}
	for range m.size(s, 3) {
		key := m.text(m.Resolve(*s.Key))
		m.made++
		object[key] = m.value(m.Resolve(*s.Value))
	}
	return object
}

// size is the number of elements, entries or bytes: the least, or what is wanted of a full value as far as the shape
// allows.
func (m *maker) size(s botomodel.Shape, wanted int64) int64 {
	least := botomodel.Number(s.Min, 0)
	if !m.full {
		return least
	}
	return max(least, min(wanted, botomodel.Number(s.Max, wanted)))
}

func (m *maker) number(s botomodel.Shape) any {
	n := botomodel.Number(s.Min, 0)
	if m.full {
		n = min(botomodel.Number(s.Max, 1<<30), max(n, 1000)+int64(m.made))
		if s.Type == "long" && s.Max == nil {
			n += 1 << 60
		}
	}
	return json.Number(strconv.FormatInt(n, 10))
}

// instant is a time, to the millisecond in a full value.
func (m *maker) instant() any {
	seconds := strconv.Itoa(1_700_000_000 + m.made)
	if m.full {
		seconds += ".125"
	}
	return map[string]any{"$time": seconds}
}

// text is a string that keeps enum, length and pattern. The text of a full value has what must be escaped wherever the
// shape allows it.
func (m *maker) text(s botomodel.Shape) string {
	if s.Enum != nil {
		if m.full {
			return s.Enum[m.made%len(s.Enum)]
		}
		return s.Enum[0]
	}
	least, most := botomodel.Number(s.Min, 0), botomodel.Number(s.Max, 4096)
	if s.Location == "uri" {
		least = max(least, 1)
	}
	if s.Shape == "policyDocumentType" && m.full && m.output {
		return url.PathEscape(fmt.Sprintf(`{"Version": "2012-10-17", "Id": "%d é+/&"}`, m.made))
	}
	if s.Pattern != "" {
		text, ok := m.samplers.sample(s.Pattern, least, most, m.full, m.made)
		if !ok {
			m.Fatalf("no text of %d to %d characters for %q", least, most, s.Pattern)
		}
		return text
	}
	var text string
	if m.full {
		text = fmt.Sprintf(" %d /+&<>\"'%%2F é漢😀?#\\=;,:@~*()[]{}|^`$!", m.made)
		if s.Location == "" {
			text += "\t\r\n]]>"
		}
		text += " "
	}
	if n := int64(utf8.RuneCountInString(text)); n < least {
		text += strings.Repeat("x", int(least-n))
	}
	return string([]rune(text)[:min(int64(len([]rune(text))), most)])
}
