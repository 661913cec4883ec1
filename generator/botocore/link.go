package botocore

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// linker turns names into references.
type linker struct {
	service    *model.Service
	protocol   *node
	operations []*rawOperation
	shapes     map[string]*rawShape
	order      []*rawShape
	// values are the members that are no pointers, by Shape$member.
	values map[string]*node
}

// link resolves every reference, checks what only the whole model can tell, and
// keeps the shapes that an operation reaches.
func (l *linker) link() {
	for _, raw := range l.order {
		l.linkShape(raw)
	}
	l.linkNullability()
	for _, op := range l.operations {
		l.linkOperation(op)
	}
	for _, raw := range l.order {
		if raw.reached {
			l.service.Shapes = append(l.service.Shapes, raw.Shape)
		}
	}
	slices.SortFunc(l.service.Operations, func(a, b *model.Operation) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(l.service.Shapes, func(a, b model.Shape) int { return strings.Compare(a.Info().Name, b.Info().Name) })
}

// target returns the shape that a reference names.
func (l *linker) target(ref *node) *rawShape {
	name := ref.Get("shape")
	if !name.Exists() {
		ref.problem("a reference needs a shape")
		return nil
	}
	raw := l.shapes[name.String()]
	if raw == nil {
		ref.problem("unknown shape %q%s", name.String(), l.similar(name.String()))
	}
	return raw
}

// similar names the shape that a wrong name may have meant.
func (l *linker) similar(name string) string {
	for _, raw := range l.order {
		have := raw.Info().Name
		if strings.EqualFold(have, name) || len(name) > 3 && (strings.HasPrefix(have, name) && len(have) <= len(name)+2 || strings.HasPrefix(name, have) && len(name) <= len(have)+2) {
			return "; did you mean " + have + "?"
		}
	}
	return ""
}

// linkRef fills a reference: the target, and its traits under the reference's
// own. other takes the keys that only some references have.
func (l *linker) linkRef(ref *model.Ref, n *node, other func(c *node)) {
	ref.Pos = n.pos()
	raw := l.target(n)
	if raw == nil {
		return
	}
	ref.Target = raw.Shape
	ref.Traits = raw.Info().Traits
	// A reference has its own documentation and deprecation or none.
	ref.Traits.Documentation, ref.Traits.Deprecated = "", nil
	n.each(func(c *node) {
		switch {
		case c.key == "shape" || c.key == "box":
		case c.key == "enum":
			ref.Traits.Enum = readEnum(c)
		case readTrait(&ref.Traits, c):
		default:
			other(c)
		}
	})
}

func (l *linker) linkShape(raw *rawShape) {
	switch s := raw.Shape.(type) {
	case *model.List:
		l.linkRef(&s.Elem, raw.elem, (*node).unknown)
	case *model.Map:
		l.linkRef(&s.Key, raw.key, (*node).unknown)
		l.linkRef(&s.Value, raw.value, (*node).unknown)
		if s.Key.Target != nil && !isString(s.Key.Target) {
			raw.key.problem("the key of a map must be a string")
		}
	case *model.Structure:
		s.Members = l.linkMembers(raw)
		if s.Error != nil {
			linkError(s)
		}
	case *model.Union:
		s.Members = l.linkMembers(raw)
		if len(s.Members) == 0 {
			raw.node.problem("a union needs members")
		}
		if len(raw.required) > 0 {
			raw.node.problem("members of a union cannot be required")
		}
	}
}

// linkError completes an error: who is at fault, and the message, which every
// error has on the wire though botocore's format leaves it out where it is the
// only member.
func linkError(s *model.Structure) {
	if s.Error.Fault == "" {
		s.Error.Fault = "client"
		if s.Error.Status >= 500 {
			s.Error.Fault = "server"
		}
	}
	for _, m := range s.Members {
		if strings.EqualFold(m.Name, "message") {
			return
		}
	}
	s.Members = append(s.Members, &model.Member{
		Name: "message",
		Ref:  model.Ref{Target: &model.String{Base: model.Base{Name: "message", Pos: s.Pos}}, Pos: s.Pos},
	})
}

func isString(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum:
		return true
	}
	return false
}

func (l *linker) linkMembers(raw *rawShape) []*model.Member {
	byName := make(map[string]*model.Member, len(raw.members))
	members := make([]*model.Member, 0, len(raw.members))
	for _, m := range raw.members {
		l.linkRef(&m.Ref, m.node, func(c *node) { readMember(m.Member, c) })
		byName[m.Name] = m.Member
		members = append(members, m.Member)
		if m.Target != nil {
			checkMember(m)
		}
	}
	for _, r := range raw.required {
		if m := byName[r.text()]; m != nil {
			m.Required = true
		} else {
			r.problem("%q is required but no member", r.String())
		}
	}
	if raw.payload != nil {
		if m := byName[raw.payload.text()]; m != nil {
			m.Location = "payload"
		} else {
			raw.payload.problem("%q is the payload but no member", raw.payload.String())
		}
	}
	return members
}

// readMember reads the keys that only members have.
func readMember(m *model.Member, c *node) {
	switch c.key {
	case "location":
		switch m.Location = c.text(); m.Location {
		case "uri", "querystring", "header", "headers", "statusCode":
		default:
			c.problem("unknown location %q", m.Location)
		}
	case "idempotencyToken":
		m.IdempotencyToken = c.flag()
	case "xmlAttribute":
		m.XMLAttribute = c.flag()
	case "jsonvalue":
		m.JSONValue = c.flag()
	case "hostLabel", "contextParam", "eventpayload", "eventheader", "streaming", "queryName":
		c.unsupported()
	default:
		c.unknown()
	}
}

// checkMember reports what a member's target cannot be.
func checkMember(m *rawMember) {
	_, isStruct := m.Target.(*model.Structure)
	_, isUnion := m.Target.(*model.Union)
	switch m.Location {
	case "uri", "querystring", "header", "statusCode":
		if isStruct || isUnion {
			m.node.problem("a %s cannot hold a structure", m.Location)
		}
	case "headers":
		if _, ok := m.Target.(*model.Map); !ok {
			m.node.problem("prefix headers need a map")
		}
	}
	if m.IdempotencyToken && !isString(m.Target) {
		m.node.problem("an idempotency token must be a string")
	}
	if m.XMLAttribute {
		m.node.problem("xmlAttribute is not supported")
	}
}
