package botocore

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

func (l *linker) linkOperation(raw *rawOperation) {
	op := raw.Operation
	op.Input = l.structure(raw.input, raw.readRef)
	op.Output = l.structure(raw.output, func(c *node.Node) {
		if c.Key == "resultWrapper" {
			op.ResultWrapper = c.Text()
		} else {
			raw.readRef(c)
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

// readRef reads the keys that only references to input and output have: the
// name of the body's element, which matters to XML only.
func (raw *rawOperation) readRef(c *node.Node) {
	if c.Key != "locationName" && c.Key != "xmlNamespace" {
		c.Unknown()
		return
	}
	raw.Other = append(raw.Other, model.Trait{Name: c.Key, JSON: c.Raw, Pos: c.Pos()})
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
