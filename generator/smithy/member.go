package smithy

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

func (r *reader) linkMembers(s *shape) []*model.Member {
	members := make([]*model.Member, 0, len(s.members))
	for _, m := range s.members {
		out := &model.Member{Name: m.name}
		members = append(members, out)
		r.linkRef(&out.Ref, m, func(n *node.Node) bool { return r.readMemberTrait(out, n) })
		if out.Target == nil {
			continue
		}
		if r.wire.rest && s.bindings != 0 {
			r.bind(out, s.bindings, m.traits)
		}
		if _, ok := s.linked.(*model.Structure); ok {
			r.readDefault(out, m)
		}
		if u, ok := out.Target.(*model.Union); ok && r.isStream(m) && s.bindings&(asInput|asOutput) == 0 {
			m.node.Problem("an event stream must be a member of an input or output, and %s is one", u.Name)
		}
	}
	return members
}

func (r *reader) linkElem(ref *model.Ref, m *member) {
	if m == nil {
		return // reported where the shape is read
	}
	r.linkRef(ref, m, func(*node.Node) bool { return false })
}

// linkRef fills a reference: the target, and its traits under the reference's
// own. other takes the traits that only some references have.
func (r *reader) linkRef(ref *model.Ref, m *member, other func(n *node.Node) bool) {
	ref.Pos = m.node.Pos()
	target := r.shapeOf(m.target)
	if target == nil {
		return
	}
	ref.Target = target
	ref.Traits = r.shapes[m.target.String()].handOn()
	t := &ref.Traits
	for _, n := range m.traits.sorted() {
		switch {
		case misfit(target, n):
		case readTrait(t, target, n), other(n):
		case n.Key == prelude+"enum":
			values := &enumValues{seen: make(map[string]bool)}
			n.Items(values.read)
			t.Enum = values.all
		case !r.wire.reads(n.Key):
			keep(&t.Other, n, memberTraits)
		}
	}
	r.readNames(t, m.traits)
}

// inherited are the traits of a target that count for its references.
var inherited = []string{
	"sensitive", "internal", "unstable", "mediaType", "uniqueItems", "requiresLength", "streaming", "pattern", "length", "range", "timestampFormat",
}

// handOn is what a reference has from the shape, whose own traits may not be read
// yet.
func (s *shape) handOn() model.Traits {
	if s.handed == nil {
		s.handed = &model.Traits{UniqueItems: s.kind == "set"}
		for _, name := range inherited {
			if n := s.traits[prelude+name]; n != nil && !misfit(s.linked, n) {
				readTrait(s.handed, s.linked, n)
			}
		}
	}
	return *s.handed
}

// readNames reads the traits that change how a value is written, as far as the
// protocol looks at them.
func (r *reader) readNames(t *model.Traits, from traits) {
	if n := from[r.wire.name]; n != nil {
		t.LocationName = n.Text()
	}
	if !r.wire.xml {
		return
	}
	t.Flattened = from.has(prelude + "xmlFlattened")
	if n := from[prelude+"xmlNamespace"]; n != nil {
		t.XMLNamespace = readNamespace(n)
	}
}

// readMemberTrait reads the traits that only members of structures and unions
// have; it is false for the others.
func (r *reader) readMemberTrait(m *model.Member, n *node.Node) bool {
	switch n.Key {
	case prelude + "required":
		m.Required = annotation(n)
	case prelude + "idempotencyToken":
		m.IdempotencyToken = annotation(n)
	case prelude + "xmlAttribute":
		m.XMLAttribute = annotation(n) && r.wire.xml
	case prelude + "hostLabel":
		m.HostLabel = annotation(n)
	case prelude + "eventPayload":
		m.EventPayload = annotation(n)
	case prelude + "eventHeader":
		m.EventHeader = annotation(n)
	case prelude + "default":
	case prelude + "clientOptional":
		annotation(n)
	case "smithy.rules#contextParam":
		n.Each(func(c *node.Node) {
			if c.Key != "name" {
				c.Unknown()
				return
			}
			m.ContextParam = c.Text()
		})
		n.Need("name")
	default:
		return false
	}
	return true
}

// locations are the traits that bind members to places out of the body, in whom
// they count, and the model's words for them.
var locations = []struct {
	trait    string
	in       binding
	location string
}{
	{prelude + "httpLabel", asInput, "uri"},
	{prelude + "httpQuery", asInput, "querystring"},
	{prelude + "httpQueryParams", asInput, "querystring"},
	{prelude + "httpHeader", asInput | asOutput | asError, "header"},
	{prelude + "httpPrefixHeaders", asInput | asOutput | asError, "headers"},
	{prelude + "httpPayload", asInput | asOutput | asError, "payload"},
	{prelude + "httpResponseCode", asOutput | asError, "statusCode"},
}

// bind reads where a member of an input, output or error stands.
func (r *reader) bind(m *model.Member, in binding, from traits) {
	for _, l := range locations {
		n := from[l.trait]
		if n == nil || l.in&in == 0 {
			continue
		}
		if m.Location != "" {
			n.Problem("%q is bound to a %s already", m.Name, m.Location)
			continue
		}
		m.Location = l.location
		m.Traits.LocationName = ""
		switch strings.TrimPrefix(l.trait, prelude) {
		case "httpQuery", "httpHeader", "httpPrefixHeaders":
			m.Traits.LocationName = n.Text()
		case "httpQueryParams":
			annotation(n)
			if _, ok := m.Target.(*model.Map); !ok {
				n.Problem("the parameters of a query string need a map")
			}
		case "httpPayload":
			annotation(n)
			if r.wire.xml {
				r.readNames(&m.Traits, from)
			}
		default:
			annotation(n)
		}
	}
}

// isStream reports whether a member leads to an event stream.
func (r *reader) isStream(m *member) bool {
	target := r.shapes[m.target.String()]
	return target.kind == "union" && target.traits[prelude+"streaming"] != nil
}
