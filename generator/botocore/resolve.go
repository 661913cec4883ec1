package botocore

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func (l *linker) linkOperation(raw *rawOperation) {
	op := raw.Operation
	op.Input = l.structure(raw.input, nil)
	op.Output = l.structure(raw.output, func(c *node) {
		if c.key == "resultWrapper" {
			op.ResultWrapper = c.text()
		}
	})
	for _, e := range raw.errors {
		if s := l.structure(e, nil); s != nil {
			if s.Error == nil {
				e.problem("%s is listed as an error but is no exception", s.Name)
			}
			op.Errors = append(op.Errors, s)
		}
	}
	l.checkURI(raw)
	l.service.Operations = append(l.service.Operations, op)
}

// structure resolves an operation's reference to a structure; nil stands for no
// reference and for one with a problem.
func (l *linker) structure(ref *node, wrapper func(*node)) *model.Structure {
	if ref == nil {
		return nil
	}
	ref.each(func(c *node) {
		switch c.key {
		case "shape", "documentation", "exception", "error", "fault":
		case "resultWrapper":
			if wrapper != nil {
				wrapper(c)
			}
		case "locationName", "xmlNamespace":
			c.unsupported()
		default:
			c.unknown()
		}
	})
	raw := l.target(ref)
	if raw == nil {
		return nil
	}
	s, ok := raw.Shape.(*model.Structure)
	if !ok {
		ref.problem("%s is no structure", raw.Info().Name)
		return nil
	}
	l.reach(raw)
	return s
}

// reach marks a shape and all it leads to.
func (l *linker) reach(raw *rawShape) {
	if raw.reached {
		return
	}
	raw.reached = true
	model.Refs(raw.Shape, func(r *model.Ref) {
		if r.Target == nil {
			return
		}
		if next := l.shapes[r.Target.Info().Name]; next != nil && next.Shape == r.Target {
			l.reach(next)
		}
	})
}

// checkURI compares the labels of the URI with the members bound to them.
func (l *linker) checkURI(raw *rawOperation) {
	labels := make(map[string]bool)
	path, _, _ := strings.Cut(raw.URI, "?")
	if !strings.HasPrefix(path, "/") {
		raw.node.problem("the URI %q must start with a slash", raw.URI)
	}
	for rest := path; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		if name = strings.TrimSuffix(name, "+"); !closed || name == "" {
			raw.node.problem("the URI %q has a malformed label", raw.URI)
			return
		}
		if labels[name] {
			raw.node.problem("the URI %q has label %q twice", raw.URI, name)
		}
		labels[name], rest = true, tail
	}
	for _, m := range inputMembers(raw.Input) {
		if m.Location != "uri" {
			continue
		}
		name := m.Traits.LocationName
		if name == "" {
			name = m.Name
		}
		if !labels[name] {
			raw.node.problem("member %s is bound to label %q, which the URI %q lacks", m.Name, name, raw.URI)
		}
		delete(labels, name)
	}
	for name := range labels {
		raw.node.problem("label %q of the URI %q has no member", name, raw.URI)
	}
}

func inputMembers(s *model.Structure) []*model.Member {
	if s == nil {
		return nil
	}
	return s.Members
}

// readNullability reads which scalars are never absent, a fact that botocore's
// format lost.
func (l *linker) readNullability(root *node) {
	l.values = make(map[string]*node)
	root.each(func(n *node) {
		switch n.key {
		case "version":
		case "nonNullable":
			n.each(func(c *node) { l.values[c.key] = c })
		default:
			n.unknown()
		}
	})
}

func (l *linker) linkNullability() {
	found := make(map[string]bool)
	for _, raw := range l.order {
		for _, m := range raw.members {
			id := raw.Info().Name + "$" + m.Name
			n := l.values[id]
			if n == nil {
				continue
			}
			found[id] = true
			switch m.Target.(type) {
			case *model.Boolean, *model.Integer, *model.Float:
				m.Value = true
			default:
				n.problem("only booleans and numbers can be values")
			}
		}
	}
	for id, n := range l.values {
		if !found[id] {
			n.problem("no such member; remove the line")
		}
	}
}
