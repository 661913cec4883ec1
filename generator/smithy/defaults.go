package smithy

import (
	"strconv"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// readDefault reads what the absence of a member means. Booleans and numbers
// with a default are never absent, unless clients may leave them out; that a
// structure is an input is not looked at, as in aws-sdk-go-v2.
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
		m.Value = m.Default != ""
	}
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
