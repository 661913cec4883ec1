package smithy

import (
	"strconv"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// readDefault reads what the absence of a member means. Booleans and numbers
// whose default is the zero value are never absent, unless clients may leave them
// out or the default came later; that a structure is an input is not looked at.
// So it is in aws-sdk-go-v2 (NullableIndex, CLIENT_ZERO_VALUE_V1_NO_INPUT).
func (r *reader) readDefault(m *model.Member, from *member) {
	n := from.traits[prelude+"default"]
	switch {
	case n == nil && r.v1:
		m.Default = r.zero(m.Target, from)
	case n == nil || n.Type == gjson.Null || from.traits[prelude+"clientOptional"] != nil:
	default:
		if what := unfit(m.Target, n); what != "" {
			n.Problem("%s", what)
			return
		}
		m.Default, m.DefaultPos = n.Raw, n.Pos()
	}
	switch m.Target.(type) {
	case *model.Boolean, *model.Integer, *model.Float:
		m.Value = isZero(m.Default) && from.traits[prelude+"addedDefault"] == nil
	}
}

// isZero reports whether a default is false or a zero in any spelling.
func isZero(literal string) bool {
	if literal == "" || literal == "false" {
		return literal != ""
	}
	v, err := strconv.ParseFloat(literal, 64)
	return err == nil && v == 0
}

// zero is the default of a member in Smithy 1.0: that of booleans and numbers
// that are not boxed.
func (r *reader) zero(target model.Shape, from *member) string {
	if from.traits[prelude+"box"] != nil || r.shapes[from.target.String()].isBoxed() {
		return ""
	}
	switch target.(type) {
	case *model.Boolean:
		return "false"
	case *model.Integer, *model.Float:
		return "0"
	}
	return ""
}

// unfit says why a value cannot be the default of a shape, or nothing.
func unfit(s model.Shape, n *node.Node) string {
	switch s := s.(type) {
	case *model.Boolean:
		return expect(n.Type == gjson.True || n.Type == gjson.False, "true or false")
	case *model.Integer:
		_, err := strconv.ParseInt(n.Raw, 10, s.Bits)
		return expect(n.Type == gjson.Number && err == nil, "an integer of "+strconv.Itoa(s.Bits)+" bits")
	case *model.Float, *model.BigInteger, *model.BigDecimal:
		return expect(n.Type == gjson.Number, "a number")
	case *model.String, *model.Enum, *model.Blob:
		return expect(n.Type == gjson.String, "a string")
	case *model.Timestamp:
		return expect(n.Type == gjson.String || n.Type == gjson.Number, "a string or a number")
	case *model.List:
		return expect(n.IsArray() && len(n.Array()) == 0, "an empty array")
	case *model.Map:
		return expect(n.IsObject() && len(n.Map()) == 0, "an empty object")
	case *model.Document:
		return ""
	}
	return "a structure cannot have a default"
}

func expect(ok bool, what string) string {
	if ok {
		return ""
	}
	return "the default must be " + what
}
