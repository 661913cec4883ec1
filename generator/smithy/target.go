package smithy

import (
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/node"
)

// target returns the shape that a reference names, nil for one with a problem.
func (r *reader) target(ref *node.Node) *shape {
	if !ref.IsObject() {
		ref.Problem("expected an object")
		return nil
	}
	target := ref.Child("target")
	if target == nil {
		ref.Problem("target is missing")
		return nil
	}
	return r.lookup(target)
}

// lookup returns the shape of the id that a node holds, nil for one with a
// problem.
func (r *reader) lookup(n *node.Node) *shape {
	if n == nil {
		return nil // reported where the reference is read
	}
	if n.Type != gjson.String {
		n.Problem("expected a string")
		return nil
	}
	id := n.String()
	s := r.shapes[id]
	if s == nil {
		s = r.preludeShape(id, n)
	}
	if s == nil {
		n.Problem("unknown shape %q%s", id, r.similar(id))
	}
	return s
}

// similar names the shape that a wrong id may have meant.
func (r *reader) similar(id string) string { return closest.Hint(&r.guesser, id, r.shapes) }

// prelude is the namespace of the shapes that Smithy comes with.
const prelude = "smithy.api#"

// preludeKinds are the shapes that Smithy comes with.
var preludeKinds = map[string]string{
	"String": "string", "Blob": "blob", "Timestamp": "timestamp", "Document": "document", "Boolean": "boolean",
	"BigInteger": "bigInteger", "BigDecimal": "bigDecimal",
	"Byte": "byte", "Short": "short", "Integer": "integer", "Long": "long", "Float": "float", "Double": "double",
	"PrimitiveBoolean": "boolean", "PrimitiveByte": "byte", "PrimitiveShort": "short", "PrimitiveInteger": "integer",
	"PrimitiveLong": "long", "PrimitiveFloat": "float", "PrimitiveDouble": "double",
	"Unit": unit,
}

// unit is the kind of the shape without a value. No shape of a file has it.
const unit = "unit"

// preludeShape returns a shape that Smithy comes with, nil for none. Its place is
// that of its first use.
func (r *reader) preludeShape(id string, ref *node.Node) *shape {
	name, ok := strings.CutPrefix(id, prelude)
	kind := preludeKinds[name]
	if !ok || kind == "" {
		return nil
	}
	s := &shape{id: id, kind: kind, node: ref, state: flat, prelude: true}
	r.shapes[id] = s
	return s
}

// isBoxed reports whether a number or boolean may be absent by its own: in Smithy
// 1.0 the others have a default.
func (s *shape) isBoxed() bool {
	if s.prelude {
		return !strings.HasPrefix(nameOf(s.id), "Primitive")
	}
	return s.traits["smithy.api#box"] != nil
}
