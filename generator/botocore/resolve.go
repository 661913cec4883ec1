package botocore

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

func (l *linker) linkOperation(raw *rawOperation) {
	op := raw.Operation
	op.Input = l.structure(raw.input, raw.readRef)
	op.Output = l.structure(raw.output, raw.readRef)
	for _, e := range raw.errors {
		if s := l.structure(e, readErrorRef); s != nil {
			if s.Error == nil {
				e.Problem("%s is listed as an error but is no exception", s.Name)
			}
			op.Errors = append(op.Errors, s)
		}
	}
	if raw.URI != "" {
		checkURI(raw)
	}
	checkHostPrefix(raw)
	l.service.Operations = append(l.service.Operations, op)
}

// readRef reads the keys that only references to input and output have. Those
// that name the body's element matter to XML only.
func (raw *rawOperation) readRef(c *node.Node) {
	switch {
	case c.Key == "resultWrapper":
		raw.ResultWrapper = c.Text()
	case c.Key == "locationName" || c.Key == "xmlNamespace":
		raw.Other = append(raw.Other, model.Trait{Name: c.Key, JSON: c.Raw, Pos: c.Pos()})
	default:
		c.Unknown()
	}
}

// readErrorRef takes the keys that a reference to an error may repeat.
func readErrorRef(c *node.Node) {
	switch c.Key {
	case "exception", "fault":
		c.Flag()
	case "error":
		c.Each(func(*node.Node) {})
	default:
		c.Unknown()
	}
}

// structure resolves an operation's reference to a structure; nil stands for no
// reference and for one with a problem. other takes the keys that only some
// references have.
func (l *linker) structure(ref *node.Node, other func(c *node.Node)) *model.Structure {
	if ref == nil {
		return nil
	}
	ref.Each(func(c *node.Node) {
		switch c.Key {
		case "shape":
		case "documentation":
			c.Text()
		default:
			other(c)
		}
	})
	raw := l.target(ref)
	if raw == nil {
		return nil
	}
	s, ok := raw.Shape.(*model.Structure)
	if !ok {
		ref.Problem("%s is no structure", raw.Info().Name)
		return nil
	}
	return s
}

// checkURI compares the labels of the URI with the members bound to them.
func checkURI(raw *rawOperation) {
	labels, ok := readLabels(raw)
	if !ok {
		return
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
			raw.uri.Problem("member %q is bound to label %q, which the URI %q lacks", m.Name, name, raw.URI)
		}
		delete(labels, name)
	}
	for name := range labels {
		raw.uri.Problem("label %q of the URI %q has no member", name, raw.URI)
	}
}

// readLabels returns the names of the labels in the URI's path.
func readLabels(raw *rawOperation) (labels map[string]bool, ok bool) {
	path, query, _ := strings.Cut(raw.URI, "?")
	switch {
	case strings.ContainsFunc(raw.URI, func(c rune) bool { return c <= ' ' || c > '~' || c == '#' }):
		raw.uri.Problem("the URI %q has a character that must be escaped", raw.URI)
		return nil, false
	case !strings.HasPrefix(path, "/"):
		raw.uri.Problem("the URI %q must start with a slash", raw.URI)
		return nil, false
	case strings.ContainsAny(query, "{}"):
		raw.uri.Problem("the URI %q has a label in its query", raw.URI)
		return nil, false
	}
	labels = make(map[string]bool)
	for rest := path; ; {
		before, after, found := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		if name = strings.TrimSuffix(name, "+"); strings.Contains(before, "}") || found && (!closed || name == "" || strings.Contains(name, "{")) {
			raw.uri.Problem("the URI %q has a malformed label", raw.URI)
			return nil, false
		}
		if !found {
			return labels, true
		}
		if labels[name] {
			raw.uri.Problem("the URI %q has label %q twice", raw.URI, name)
		}
		labels[name], rest = true, tail
	}
}

func inputMembers(s *model.Structure) []*model.Member {
	if s == nil {
		return nil
	}
	return s.Members
}
