package smithy

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// shape is a shape of the file, whose references are still ids.
type shape struct {
	id   string
	kind string
	node *node.Node
	// keys are the values that kinds of shapes have but for members, lists the
	// references in those that are lists.
	keys    map[string]*node.Node
	lists   map[string][]*node.Node
	members []*member
	byName  map[string]*member
	traits  traits
	mixins  []*node.Node
	// state says whether the mixins are resolved.
	state state
	// prelude is true for the shapes that Smithy comes with.
	prelude bool
	// bindings are the places out of the body that members may have.
	bindings binding
	linked   model.Shape
	// handed is what references to the shape have from it, once there was one.
	handed *model.Traits
}

// member is a member of a shape; those of lists and maps are named for their
// keys.
type member struct {
	name   string
	node   *node.Node
	target *node.Node
	traits traits
}

// applied are traits that stand apart from their target.
type applied struct {
	node   *node.Node
	traits traits
}

// traits are traits by id.
type traits map[string]*node.Node

// binding says what a structure is to operations: only such ones have members
// out of the body.
type binding uint8

const (
	asInput binding = 1 << iota
	asOutput
	asError
)

// state is how far a shape's mixins are resolved.
type state uint8

const (
	raw state = iota
	active
	flat
)

// keysOf are the keys of each kind of shape, beside type, traits and mixins.
var keysOf = map[string][]string{
	"structure": {"members"}, "union": {"members"}, "enum": {"members"}, "intEnum": {"members"},
	"list": {"member"}, "set": {"member"}, "map": {"key", "value"},
	"string": nil, "blob": nil, "boolean": nil, "timestamp": nil, "document": nil,
	"byte": nil, "short": nil, "integer": nil, "long": nil, "float": nil, "double": nil,
	"bigInteger": nil, "bigDecimal": nil,
	"service":   {"version", "operations", "resources", "errors", "rename"},
	"operation": {"input", "output", "errors"},
	"resource": {
		"identifiers", "properties", "create", "put", "read", "update", "delete", "list",
		"operations", "collectionOperations", "resources",
	},
	"apply": nil,
}

// readShape reads a shape, or traits that are applied to one.
func (r *reader) readShape(n *node.Node) {
	s := &shape{
		id: n.Key, node: n, keys: make(map[string]*node.Node), lists: make(map[string][]*node.Node),
		byName: make(map[string]*member),
	}
	if !n.IsObject() {
		n.Problem("expected an object")
		return
	}
	kind := n.Child("type")
	if kind == nil {
		n.Problem("type is missing")
		return
	}
	s.kind = kind.Text()
	if _, ok := keysOf[s.kind]; !ok {
		if kind.Type == gjson.String {
			kind.Problem("unknown type %q", s.kind)
		}
		return
	}
	if !isID(n.Key, s.kind == "apply") {
		n.Problem("%q is no id of a shape", n.Key)
		return
	}
	n.Each(s.readKey)
	if s.kind == "apply" {
		r.applies[s.id] = applied{node: n, traits: s.traits}
		return
	}
	if slices.Contains([]string{"list", "set"}, s.kind) {
		n.Need("member")
	} else if s.kind == "map" {
		n.Need("key", "value")
	}
	r.shapes[s.id] = s
	r.order = append(r.order, s)
}

func (s *shape) readKey(c *node.Node) {
	switch c.Key {
	case "type":
		return
	case "traits":
		s.traits = readTraits(c)
		return
	case "mixins":
		if s.kind != "apply" {
			c.Items(func(m *node.Node) { s.mixins = append(s.mixins, m) })
			return
		}
	}
	if !slices.Contains(keysOf[s.kind], c.Key) {
		c.Unknown()
		return
	}
	switch c.Key {
	case "members":
		c.Each(s.readMember)
	case "member", "key", "value":
		s.readMember(c)
	case "operations", "resources", "errors", "collectionOperations":
		c.Items(func(ref *node.Node) { s.lists[c.Key] = append(s.lists[c.Key], ref) })
	default:
		s.keys[c.Key] = c
	}
}

func (s *shape) readMember(n *node.Node) {
	m := &member{name: n.Key, node: n}
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "target":
			m.target = c
			c.Text()
		case "traits":
			m.traits = readTraits(c)
		default:
			c.Unknown()
		}
	})
	n.Need("target")
	s.add(m)
}

func (s *shape) add(m *member) {
	s.members = append(s.members, m)
	s.byName[m.name] = m
}

// readTraits reads traits; their values are read by what knows them.
func readTraits(n *node.Node) traits {
	t := make(traits)
	n.Each(func(c *node.Node) {
		if !isID(c.Key, false) {
			c.Problem("%q is no id of a trait", c.Key)
			return
		}
		t[c.Key] = c
	})
	return t
}

// isID reports whether text is the id of a shape, or of a member where one may
// be: namespace#Shape$member.
func isID(text string, withMember bool) bool {
	namespace, name, ok := strings.Cut(text, "#")
	if shape, member, has := strings.Cut(name, "$"); has && withMember {
		if name = shape; !isName(member) {
			return false
		}
	}
	for part := range strings.SplitSeq(namespace, ".") {
		ok = ok && isName(part)
	}
	return ok && isName(name)
}

// isName reports whether text is an identifier of Smithy.
func isName(text string) bool {
	return text != "" && (text[0] < '0' || text[0] > '9') && !strings.ContainsFunc(text, func(c rune) bool {
		return c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9')
	})
}

// nameOf is the name in an id.
func nameOf(id string) string {
	_, name, _ := strings.Cut(id, "#")
	return name
}

// isData reports whether a shape is one of values.
func (s *shape) isData() bool {
	return s.kind != "service" && s.kind != "operation" && s.kind != "resource"
}

// scalar reports whether a shape has neither members nor a type in Go.
func (s *shape) scalar() bool {
	return len(keysOf[s.kind]) == 0 && s.kind != unit && s.traits[prelude+"enum"] == nil
}
