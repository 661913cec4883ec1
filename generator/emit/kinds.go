package emit

import (
	"strconv"

	"github.com/modelsmith/modelsmith/generator/model"
)

// isText reports whether a shape is a string in Go, an enum or not.
func isText(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum:
		return true
	}
	return false
}

// scalarMethod is the method of Encoder and Decoder for a scalar.
func scalarMethod(s model.Shape) string {
	switch s := s.(type) {
	case *model.Boolean:
		return "Bool"
	case *model.Integer:
		return "Int" + strconv.Itoa(s.Bits)
	case *model.Float:
		return "Float" + strconv.Itoa(s.Bits)
	case *model.Timestamp:
		return "Time"
	case *model.Blob:
		return "Blob"
	case *model.BigInteger:
		return "BigInt"
	case *model.BigDecimal:
		return "BigFloat"
	case *model.Document:
		return "Document"
	}
	return "String"
}

// isNilable reports whether an element of a sparse list or map can be nil where
// those of others cannot: all but an enum, whose type is a string or a number.
func isNilable(s model.Shape) bool {
	switch s.(type) {
	case *model.Enum, *model.Document:
		return false
	}
	return !isIntEnum(s)
}

// isSkipped reports whether a dense list or map may hold a nil of the shape,
// which is left out.
func isSkipped(s model.Shape) bool {
	switch s.(type) {
	case *model.Union, *model.BigInteger, *model.BigDecimal:
		return true
	}
	return false
}
