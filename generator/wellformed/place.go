package wellformed

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// misplaced says why a member cannot stand at its location, or nothing.
func misplaced(m *model.Member) string {
	if _, ok := m.Target.(*model.Blob); ok && m.Traits.Streaming && m.Location != "payload" {
		return "a streaming blob must be the payload"
	}
	switch m.Location {
	case "uri", "statusCode", "header", "querystring":
		if m.Location == "header" && !isHeaderName(cmp.Or(m.Traits.LocationName, m.Name)) {
			return fmt.Sprintf("%q is no name of a header", cmp.Or(m.Traits.LocationName, m.Name))
		}
		if !fits(m.Location, m.Target) {
			return fmt.Sprintf("a %s cannot hold a %s", m.Location, Kind(m.Target))
		}
	case "headers":
		if !isHeaderName(m.Traits.LocationName) {
			return fmt.Sprintf("%q begins no name of a header", m.Traits.LocationName)
		}
		if dict, ok := m.Target.(*model.Map); !ok {
			return "prefix headers need a map"
		} else if !isText(dict.Value.Target) {
			return "prefix headers need a map of strings"
		}
	case "payload":
		if !fitsPayload(m.Target) {
			return fmt.Sprintf("a %s as the payload is not supported", Kind(m.Target))
		}
	}
	return ""
}

// fits reports whether text at a location can hold a shape: the status an
// integer, a label a scalar, a header also a list, the query string also a map.
func fits(location string, s model.Shape) bool {
	switch s := s.(type) {
	case *model.Structure, *model.Union, *model.Document:
		return false
	case *model.Integer:
		return true
	case *model.List:
		return location != "uri" && location != "statusCode" && isScalar(s.Elem.Target)
	case *model.Map:
		if list, ok := s.Value.Target.(*model.List); ok {
			return location == "querystring" && isText(list.Elem.Target)
		}
		return location == "querystring" && isText(s.Value.Target)
	}
	return location != "statusCode"
}

// fitsPayload reports whether a shape can be a body on its own.
func fitsPayload(s model.Shape) bool {
	switch s.(type) {
	case *model.Structure, *model.Union, *model.List, *model.Map, *model.Document, *model.Blob, *model.String, *model.Enum:
		return true
	}
	return false
}

// isHeaderName reports whether text is made of the characters that the names of
// headers may have (RFC 9110, token).
func isHeaderName(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool {
		return c <= ' ' || c > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
	})
}
