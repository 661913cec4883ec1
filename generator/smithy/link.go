package smithy

import (
	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// shapeOf returns the linked shape of a reference, nil for one with a problem.
// Its members are linked later.
func (r *reader) shapeOf(ref *node.Node) model.Shape {
	s := r.lookup(ref)
	if s == nil {
		return nil
	}
	if !s.isData() {
		ref.Problem("%s has the type %s; expected a shape of values", s.id, s.kind)
		return nil
	}
	if s.linked == nil {
		s.linked = newShape(s, r.base(s))
		r.queue = append(r.queue, s)
		r.linked = append(r.linked, s)
	}
	return s.linked
}

// base is what all kinds of shapes have. A name that two shapes of the service
// want is a problem at the later one, unless both are simple.
func (r *reader) base(s *shape) model.Base {
	name := r.renames[s.id]
	if name == "" {
		name = nameOf(s.id)
	}
	path := s.node.Path()
	if s.prelude {
		path = "shapes." + s.id
	}
	if other := r.names[name]; other == nil {
		r.names[name] = s
	} else if !s.scalar() || !other.scalar() {
		s.node.Problem("the name %s is that of %s too; rename one of them in the service", name, other.id)
	}
	return model.Base{Name: name, Path: path, Pos: s.node.Pos()}
}

// newShape returns the shape of a kind.
func newShape(s *shape, base model.Base) model.Shape {
	switch s.kind {
	case "structure", unit:
		return &model.Structure{Base: base}
	case "union":
		return &model.Union{Base: base}
	case "list", "set":
		return &model.List{Base: base}
	case "map":
		return &model.Map{Base: base}
	case "enum":
		return &model.Enum{Base: base}
	case "string":
		if s.traits[prelude+"enum"] != nil {
			return &model.Enum{Base: base}
		}
		return &model.String{Base: base}
	case "boolean":
		return &model.Boolean{Base: base}
	case "timestamp":
		return &model.Timestamp{Base: base}
	case "document":
		return &model.Document{Base: base}
	case "bigInteger":
		return &model.BigInteger{Base: base}
	case "bigDecimal":
		return &model.BigDecimal{Base: base}
	case "float":
		return &model.Float{Base: base, Bits: 32}
	case "double":
		return &model.Float{Base: base, Bits: 64}
	case "byte", "short", "integer", "intEnum", "long":
		return &model.Integer{Base: base, Bits: bits[s.kind]}
	}
	return &model.Blob{Base: base}
}

// bits are the sizes of integers.
var bits = map[string]int{"byte": 8, "short": 16, "integer": 32, "intEnum": 32, "long": 64}

// linkShape links the members of a shape and reads its traits.
func (r *reader) linkShape(s *shape) {
	info := s.linked.Info()
	for _, n := range s.traits.sorted() {
		if !misfit(s.linked, n) && !readTrait(&info.Traits, s.linked, n) && !r.readKindTrait(s, n) {
			keep(&info.Traits.Other, n, shapeTraits)
		}
	}
	if r.wire.xml {
		r.readNames(&info.Traits, s.traits)
	}
	switch linked := s.linked.(type) {
	case *model.Structure:
		linked.Members = r.linkMembers(s)
	case *model.Union:
		linked.EventStream = info.Traits.Streaming
		linked.Members = r.linkMembers(s)
	case *model.List:
		info.Traits.UniqueItems = info.Traits.UniqueItems || s.kind == "set"
		r.linkElem(&linked.Elem, s.byName["member"])
	case *model.Map:
		r.linkElem(&linked.Key, s.byName["key"])
		r.linkElem(&linked.Value, s.byName["value"])
		if key := linked.Key.Target; key != nil && !isString(key) {
			s.byName["key"].node.Problem("the key of a map must be a string")
		}
	case *model.Enum:
		r.readEnum(s, linked)
	case *model.Integer:
		if s.kind == "intEnum" {
			readIntEnum(s, linked)
		}
	}
}

func isString(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum:
		return true
	}
	return false
}

// readKindTrait reads the traits that belong to a kind of shape; it is false for
// the others.
func (r *reader) readKindTrait(s *shape, n *node.Node) bool {
	id := n.Key
	switch linked := s.linked.(type) {
	case *model.Structure:
		return r.readErrorTrait(s, linked, n)
	case *model.List:
		linked.Sparse = linked.Sparse || id == prelude+"sparse" && annotation(n)
	case *model.Map:
		linked.Sparse = linked.Sparse || id == prelude+"sparse" && annotation(n)
	case *model.Enum:
		return id == prelude+"enum" // read with the values
	}
	return id == prelude+"sparse"
}

// readErrorTrait reads what makes a structure an error; it is false for other
// traits.
func (r *reader) readErrorTrait(s *shape, st *model.Structure, n *node.Node) bool {
	switch n.Key {
	case prelude + "error":
		e := errorOf(s, st)
		e.Fault = n.OneOf("fault", "client", "server")
	case prelude + "retryable":
		e := errorOf(s, st)
		e.Retryable = true
		n.Each(func(c *node.Node) {
			if c.Key != "throttling" {
				c.Unknown()
				return
			}
			e.Throttling = c.Flag()
		})
	case prelude + "httpError":
		if status, ok := n.Integer(); ok && (status < 300 || status > 599) {
			n.Problem("%d is no HTTP status of an error", status)
		} else if e := errorOf(s, st); e.Status == 0 {
			e.Status = status
		}
	case "aws.protocols#awsQueryError":
		if r.wire.queryErrors {
			readQueryError(errorOf(s, st), n)
			return true
		}
		return false
	default:
		return false
	}
	if s.traits[prelude+"error"] == nil {
		n.Problem("a structure without the trait error cannot have %s", n.Key)
	}
	return true
}

// errorOf is the error of a structure, made when there is none. Renaming does not
// change the code.
func errorOf(s *shape, st *model.Structure) *model.Error {
	if st.Error == nil {
		st.Error = &model.Error{Code: nameOf(s.id)}
	}
	return st.Error
}

// readQueryError reads the code of an error in the query protocol, and its
// status, which outdoes that of other protocols.
func readQueryError(e *model.Error, n *node.Node) {
	n.Each(func(c *node.Node) {
		switch c.Key {
		case "code":
			if e.Code = c.Text(); e.Code == "" && c.Type == gjson.String {
				c.Problem("an error code cannot be empty")
			}
		case "httpResponseCode":
			if status, ok := c.Integer(); ok && (status < 300 || status > 599) {
				c.Problem("%d is no HTTP status of an error", status)
			} else if ok {
				e.Status = status
			}
		default:
			c.Unknown()
		}
	})
	n.Need("code")
}
