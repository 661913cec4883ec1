package smithy

import (
	"strconv"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// readEnum reads the values of an enum: a shape of its own, or a string with the
// trait of Smithy 1.0.
func (r *reader) readEnum(s *shape, e *model.Enum) {
	if s.kind == "enum" {
		r.readEnumMembers(s, e)
		return
	}
	values := &enumValues{seen: make(map[string]bool)}
	s.traits[prelude+"enum"].Items(values.read)
	e.Values, e.Internal = values.all, values.internal
	if values.named {
		e.Names = values.names
	}
	if len(e.Values) == 0 {
		s.traits[prelude+"enum"].Problem("an enum needs values")
	}
}

func (r *reader) readEnumMembers(s *shape, e *model.Enum) {
	seen := make(map[string]bool)
	for _, m := range s.members {
		value, at := m.name, m.node
		if n := m.traits[prelude+"enumValue"]; n != nil {
			value, at = n.Text(), n
			if n.Type != gjson.String {
				continue
			}
		}
		if seen[value] {
			at.Problem("enum value %q comes twice", value)
		}
		seen[value] = true
		e.Values = append(e.Values, value)
		e.Names = append(e.Names, m.name)
		if m.traits.has(prelude + "internal") {
			e.Internal = append(e.Internal, value)
		}
	}
	if len(s.members) == 0 {
		s.node.Problem("an enum needs values")
	}
}

// enumValues are the values of an enum trait.
type enumValues struct {
	all, names, internal []string
	// named is true when one has a name.
	named bool
	seen  map[string]bool
}

func (v *enumValues) read(n *node.Node) {
	var value, name string
	internal := false
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "value":
			if value = c.Text(); v.seen[value] && c.Type == gjson.String {
				c.Problem("enum value %q comes twice", value)
			}
		case "name":
			name, v.named = c.Text(), true
		case "tags":
			c.Items(func(t *node.Node) { internal = internal || t.Text() == "internal" })
		case "documentation":
			c.Text()
		case "deprecated":
			c.Flag()
		default:
			c.Unknown()
		}
	})
	n.Need("value")
	v.seen[value] = true
	v.all, v.names = append(v.all, value), append(v.names, name)
	if internal {
		v.internal = append(v.internal, value)
	}
}

// readIntEnum reads the values of an integer with known ones.
func readIntEnum(s *shape, i *model.Integer) {
	seen := make(map[int]bool)
	for _, m := range s.members {
		n := m.traits[prelude+"enumValue"]
		if n == nil {
			m.node.Problem("a value of an intEnum needs the trait enumValue")
			continue
		}
		value, ok := n.Integer()
		if ok && seen[value] {
			n.Problem("enum value %s comes twice", strconv.Itoa(value))
		}
		seen[value] = true
		i.Values = append(i.Values, model.IntValue{Name: m.name, Value: int32(value)})
	}
	if len(i.Values) == 0 {
		s.node.Problem("an enum needs values")
	}
}
