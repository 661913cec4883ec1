package botocore

import "github.com/modelsmith/modelsmith/generator/model"

func (l *linker) readShape(n *node) {
	kind := n.Get("type")
	raw := &rawShape{node: n}
	base := model.Base{Name: n.key, Pos: n.pos()}
	if raw.Shape = newShape(n, kind.String(), base); raw.Shape == nil {
		if !kind.Exists() {
			n.problem("type is missing")
		} else {
			at := &node{Result: kind, parent: n, key: "type", doc: n.doc}
			// Get does not tell where a value of an object stands in the file.
			at.Index += n.Index
			at.problem("unknown type %q", kind.String())
		}
		return
	}
	n.each(func(c *node) {
		if !raw.readKind(c) && !readTrait(&raw.Info().Traits, c) {
			readOther(c)
		}
	})
	if raw.elem == nil && isList(raw.Shape) {
		n.problem("a list needs a member")
	}
	if _, ok := raw.Shape.(*model.Map); ok && (raw.key == nil || raw.value == nil) {
		n.problem("a map needs a key and a value")
	}
	checkBounds(raw, n)
	l.shapes[n.key] = raw
	l.order = append(l.order, raw)
}

func isList(s model.Shape) bool {
	_, ok := s.(*model.List)
	return ok
}

// newShape returns the shape of a kind, nil for an unknown one.
func newShape(n *node, kind string, base model.Base) model.Shape {
	switch kind {
	case "structure":
		if n.Get("union").Bool() {
			return &model.Union{Base: base}
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
func (raw *rawShape) readKind(c *node) bool {
	switch c.key {
	case "type", "exception", "union":
	case "members":
		c.each(func(m *node) {
			raw.members = append(raw.members, &rawMember{Member: &model.Member{Name: m.key}, node: m})
		})
	case "required":
		c.items(func(r *node) { raw.required = append(raw.required, r) })
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
			s.Sparse = c.flag()
		case *model.Map:
			s.Sparse = c.flag()
		}
	case "enum":
		if e, ok := raw.Shape.(*model.Enum); ok {
			e.Values = readEnum(c)
		} else {
			c.problem("only a string can have an enum")
		}
	case "error":
		raw.readError(c)
	case "fault":
		if s, ok := raw.Shape.(*model.Structure); ok && s.Error != nil && c.flag() {
			s.Error.Fault = "server"
		}
	default:
		return false
	}
	return true
}

func (raw *rawShape) readError(c *node) {
	s, ok := raw.Shape.(*model.Structure)
	if !ok || s.Error == nil {
		c.problem("only a structure that is an exception can have an error")
		return
	}
	c.each(func(n *node) {
		switch n.key {
		case "code":
			s.Error.Code = n.text()
		case "httpStatusCode":
			if s.Error.Status = n.integer(); s.Error.Status < 300 || s.Error.Status > 599 {
				n.problem("%d is no HTTP status of an error", s.Error.Status)
			}
		case "senderFault":
			if n.flag() {
				s.Error.Fault = "client"
			}
		case "fault":
			if n.flag() {
				s.Error.Fault = "server"
			}
		default:
			n.unknown()
		}
	})
}

func readEnum(c *node) []string {
	var values []string
	seen := make(map[string]bool)
	c.items(func(v *node) {
		s := v.text()
		if seen[s] {
			v.problem("enum value %q comes twice", s)
		}
		seen[s] = true
		values = append(values, s)
	})
	if len(values) == 0 {
		c.problem("an enum needs values")
	}
	return values
}

// readOther reads the keys of shapes that no emitter needs, or none knows.
func readOther(c *node) {
	switch c.key {
	case "box", "wrapper", "synthetic", "xmlOrder", "retryable", "requiresLength":
	case "document", "eventstream", "event", "streaming":
		if c.flag() {
			c.unsupported()
		}
	default:
		c.unknown()
	}
}
