package lint

import "github.com/modelsmith/modelsmith/generator/model"

// kind names the kind of a shape, for messages and comparisons.
func kind(s model.Shape) string {
	switch s.(type) {
	case *model.Enum, *model.String:
		return "string"
	case *model.Integer, *model.BigInteger:
		return "integer"
	case *model.Float, *model.BigDecimal:
		return "decimal"
	case *model.List:
		return "list"
	case *model.Map:
		return "map"
	case *model.Boolean:
		return "boolean"
	case *model.Timestamp:
		return "timestamp"
	case *model.Blob:
		return "blob"
	case *model.Document:
		return "document"
	case *model.Union:
		return "union"
	}
	return "structure"
}
