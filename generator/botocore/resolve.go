package botocore

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

func (l *linker) linkOperation(raw *rawOperation) {
	op := raw.Operation
	op.Input = l.structure(raw.input, (*node.Node).Unknown)
	op.Output = l.structure(raw.output, func(c *node.Node) {
		if c.Key == "resultWrapper" {
			op.ResultWrapper = c.Text()
		} else {
			c.Unknown()
		}
	})
	for _, e := range raw.errors {
		if s := l.structure(e, readErrorRef); s != nil {
			if s.Error == nil {
				e.Problem("%s is listed as an error but is no exception", s.Name)
			}
			op.Errors = append(op.Errors, s)
		}
	}
	l.service.Operations = append(l.service.Operations, op)
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
		case "locationName", "xmlNamespace":
			c.Unsupported()
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

// readNullability reads which scalars are never absent, a fact that botocore's
// format lost.
func (l *linker) readNullability(root *node.Node) {
	l.values = make(map[string]*node.Node)
	root.Each(func(n *node.Node) {
		switch n.Key {
		case "version":
		case "nonNullable":
			n.Each(func(c *node.Node) { l.values[c.Key] = c })
		default:
			n.Unknown()
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
			case nil:
			case *model.Boolean, *model.Integer, *model.Float:
				m.Value = true
				checkDefault(m.Target, n)
			default:
				n.Problem("only booleans and numbers can be values")
			}
		}
	}
	for id, n := range l.values {
		if !found[id] {
			n.Problem("no such member; remove the line")
		}
	}
}

// checkDefault reports a default other than the zero value: that is what codecs
// take for the absent value.
func checkDefault(s model.Shape, n *node.Node) {
	zero := "0"
	if _, ok := s.(*model.Boolean); ok {
		zero = "false"
	}
	if n.Raw != zero {
		n.Problem("a default other than %s is not supported", zero)
	}
}
