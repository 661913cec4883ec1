package botocore

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// checkMembers reports what the targets of a shape's members cannot be. All
// shapes are linked by then.
func checkMembers(raw *rawShape) {
	for _, m := range raw.members {
		if m.Target == nil {
			continue
		}
		if what := misplaced(m.Member); what != "" {
			m.node.Problem("%s", what)
		}
		if raw.payload != nil && m.Location == "" {
			m.node.Problem("the payload takes the whole body")
		}
		if m.IdempotencyToken && !isString(m.Target) {
			m.node.Problem("an idempotency token must be a string")
		}
	}
}

// misplaced says why a member cannot stand at its location, or nothing.
func misplaced(m *model.Member) string {
	switch m.Location {
	case "uri", "statusCode", "header", "querystring":
		if m.Location == "header" && !isHeaderName(cmp.Or(m.Traits.LocationName, m.Name)) {
			return fmt.Sprintf("%q is no name of a header", cmp.Or(m.Traits.LocationName, m.Name))
		}
		if fits(m.Location, m.Target) {
			return ""
		}
		return fmt.Sprintf("a %s cannot hold a %s", m.Location, kindOf(m.Target))
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
		switch m.Target.(type) {
		case *model.Structure, *model.Union, *model.Blob, *model.String, *model.Enum:
		default:
			return fmt.Sprintf("a %s as the payload is not supported", kindOf(m.Target))
		}
	}
	return ""
}

// fits reports whether text at a location can hold a shape: the status an
// integer, a label a scalar, a header also a list, the query string also a map.
func fits(location string, s model.Shape) bool {
	switch s := s.(type) {
	case *model.Structure, *model.Union:
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

// isHeaderName reports whether text is made of the characters that the names of
// headers may have (RFC 9110, token).
func isHeaderName(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool {
		return c <= ' ' || c > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
	})
}

// isText reports whether a shape is a string. A reference without a target has
// a problem already.
func isText(s model.Shape) bool { return s == nil || isString(s) }

// isScalar reports whether a shape has one text.
func isScalar(s model.Shape) bool {
	switch s.(type) {
	case *model.Structure, *model.Union, *model.List, *model.Map:
		return false
	}
	return true
}

// kindOf is the kind of a shape, for messages.
func kindOf(s model.Shape) string {
	switch s.(type) {
	case *model.Structure:
		return "structure"
	case *model.Union:
		return "union"
	case *model.List:
		return "list"
	case *model.Map:
		return "map"
	case *model.Enum, *model.String:
		return "string"
	case *model.Boolean:
		return "boolean"
	case *model.Integer, *model.Float:
		return "number"
	case *model.Timestamp:
		return "timestamp"
	}
	return "blob"
}
