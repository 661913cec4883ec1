package botocore

import (
	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// readShape reads a shape. A faulty one is known without a shape, so that the
// references to it are no faults too.
func (l *linker) readShape(n *node.Node) {
	raw := &rawShape{node: n}
	l.shapes[n.Key] = raw
	if raw.Shape = l.asUnion(newShape(n, l.extras.shapes[n.Key])); raw.Shape == nil {
		return
	}
	n.Each(raw.readKey)
	if extra := l.extras.shapes[n.Key]; extra != nil {
		extra.Each(raw.readKey)
	}
	checkBounds(raw.Shape, &raw.Info().Traits, n)
	if what := raw.lacks(); what != "" {
		n.Problem("a %s needs a %s", wellformed.Kind(raw.Shape), what)
		raw.Shape = nil
		return
	}
	l.order = append(l.order, raw)
}

// readKey reads one key of a shape.
func (raw *rawShape) readKey(c *node.Node) {
	if !misfit(raw.Shape, c) && !raw.readKind(c) && !readTrait(&raw.Info().Traits, c) {
		readOther(c)
	}
}

// lacks names a reference that a list or map does not have.
func (raw *rawShape) lacks() string {
	switch raw.Shape.(type) {
	case *model.List:
		if raw.elem == nil {
			return "member"
		}
	case *model.Map:
		if raw.key == nil {
			return "key"
		}
		if raw.value == nil {
			return "value"
		}
	}
	return ""
}

// newShape returns the shape of a node's kind, nil for an unknown one. The kind
// may come from the extras.
func newShape(n, extra *node.Node) model.Shape {
	if !n.IsObject() {
		n.Problem("expected an object")
		return nil
	}
	kind := n.Child("type")
	if extra != nil && extra.Child("type") != nil {
		kind = extra.Child("type")
	}
	if kind == nil {
		n.Problem("type is missing")
		return nil
	}
	name := kind.Text()
	s := shapeOf(name, n, model.Base{Name: n.Key, Path: n.Path(), Pos: n.Pos()})
	if s == nil && kind.Type == gjson.String {
		kind.Problem("unknown type %q", name)
	}
	return s
}

// shapeOf returns the shape of a kind, nil for an unknown one. The keys that
// decide on it are checked later, with all others.
func shapeOf(kind string, n *node.Node, base model.Base) model.Shape {
	switch kind {
	case "structure":
		switch {
		case n.Get("union").Bool():
			return &model.Union{Base: base}
		case n.Get("eventstream").Bool():
			return &model.Union{Base: base, EventStream: true}
		case n.Get("document").Bool():
			return &model.Document{Base: base}
		}
		s := &model.Structure{Base: base}
		if n.Get("exception").Bool() {
			s.Error = &model.Error{Code: base.Name}
		}
		return s
	case "list":
		return &model.List{Base: base}
	case "map":
		return &model.Map{Base: base}
	case "string", "character":
		if n.Get("enum").Exists() {
			return &model.Enum{Base: base}
		}
		return &model.String{Base: base}
	case "boolean":
		return &model.Boolean{Base: base}
	case "integer":
		return &model.Integer{Base: base, Bits: 32}
	case "long":
		return &model.Integer{Base: base, Bits: 64}
	case "float":
		return &model.Float{Base: base, Bits: 32}
	case "double":
		return &model.Float{Base: base, Bits: 64}
	case "timestamp":
		return &model.Timestamp{Base: base}
	case "blob":
		return &model.Blob{Base: base}
	}
	return nil
}

// readKind reads the keys that belong to a kind of shape; it is false for the
// others.
func (raw *rawShape) readKind(c *node.Node) bool {
	switch c.Key {
	case "type":
	case "exception", "union", "eventstream", "event", "document":
		c.Flag()
	case "retryable":
		raw.readRetryable(c)
	case "members":
		c.Each(func(m *node.Node) {
			raw.members = append(raw.members, &rawMember{Member: &model.Member{Name: m.Key}, node: m})
		})
	case "required":
		c.Items(func(r *node.Node) { raw.required = append(raw.required, r) })
	case "payload":
		raw.payload = c
	case "member":
		raw.elem = c
	case "key":
		raw.key = c
	case "value":
		raw.value = c
	case "sparse":
		switch s := raw.Shape.(type) {
		case *model.List:
			s.Sparse = c.Flag()
		case *model.Map:
			s.Sparse = c.Flag()
		}
	case "enum":
		if e, ok := raw.Shape.(*model.Enum); ok {
			e.Values = readEnum(c)
		}
	case "error":
		raw.readError(c)
	case "fault":
		if e := raw.exception(c); e != nil && c.Flag() {
			e.Fault = "server"
		}
	default:
		return false
	}
	return true
}

func readEnum(c *node.Node) []string {
	var values []string
	seen := make(map[string]bool)
	c.Items(func(v *node.Node) {
		s := v.Text()
		if seen[s] && v.Type == gjson.String {
			v.Problem("enum value %q comes twice", s)
		}
		seen[s] = true
		values = append(values, s)
	})
	if len(values) == 0 && c.IsArray() {
		c.Problem("an enum needs values")
	}
	return values
}

// readOther reads the keys of shapes that no emitter needs, or none knows.
func readOther(c *node.Node) {
	switch c.Key {
	case "box", "wrapper", "synthetic", "xmlOrder":
	default:
		c.Unknown()
	}
}
