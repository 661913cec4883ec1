package wellformed

import "github.com/modelsmith/modelsmith/generator/model"

// Kind is the kind of a shape, for messages.
func Kind(s model.Shape) string {
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
	case *model.Integer, *model.Float, *model.BigInteger, *model.BigDecimal:
		return "number"
	case *model.Timestamp:
		return "timestamp"
	case *model.Document:
		return "document"
	}
	return "blob"
}

func isString(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum:
		return true
	}
	return false
}

// isText reports whether a shape is a string. A reference without a target has
// a problem already.
func isText(s model.Shape) bool { return s == nil || isString(s) }

// isScalar reports whether a shape has one text.
func isScalar(s model.Shape) bool {
	switch s.(type) {
	case *model.Structure, *model.Union, *model.List, *model.Map, *model.Document:
		return false
	}
	return true
}
