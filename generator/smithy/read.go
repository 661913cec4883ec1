// Package smithy reads service models in Smithy's JSON AST, 1.0 and 2.0, into the
// linked model. Nothing else reads them. It may import packages closest,
// contextparam, model, node, source and wellformed, and gjson.
package smithy

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// Read reads the service of a model that was asked for, in the first of the
// given protocols that it has, and links it. All problems are reported together,
// sorted by place; with any there is no service.
func Read(src *source.Model, protocols []string) (*model.Service, model.Problems) {
	var problems model.Problems
	r := &reader{
		problems:  &problems,
		protocols: protocols,
		shapes:    make(map[string]*shape),
		applies:   make(map[string]applied),
		applied:   make(map[string][]string),
		names:     make(map[string]*shape),
		renames:   make(map[string]string),
		service:   &model.Service{Name: src.Name},
	}
	r.readRoot(node.Open(src.Files[source.SmithyFile], &problems))
	r.flattenAll()
	if s := r.choose(src.Service); s != nil && r.readService(s) {
		r.link(s)
	}
	if len(problems) > 0 {
		return nil, problems.Sort()
	}
	return r.service, nil
}

// reader turns the shapes of a file into a linked service.
type reader struct {
	service   *model.Service
	problems  *model.Problems
	protocols []string
	root      *node.Node
	// v1 is true for Smithy 1.0, where numbers and booleans have a default
	// unless they are boxed.
	v1     bool
	shapes map[string]*shape
	order  []*shape
	// applies are the traits that stand apart, by the id of their target; applied
	// are the members that have some, by the id of their shape.
	applies map[string]applied
	applied map[string][]string
	// inherited counts the members that came from mixins.
	inherited int
	// operationsRead are the operations of the service, paginated what it says of
	// the pages of all.
	operationsRead []linkedOperation
	paginated      *node.Node
	// errors counts those that operations list; tooMany is true once that was a
	// problem.
	errors  int
	tooMany bool
	// wire is what the protocol makes of names and bindings.
	wire wire
	// renames are the names that the service gives to shapes, by id.
	renames map[string]string
	// names are the shapes that are linked, by name; queue are those whose
	// members are not.
	names map[string]*shape
	queue []*shape
	// linked are all shapes that the service leads to.
	linked []*shape
	// guesser says what wrong ids may have meant.
	guesser closest.Guesser
}

func (r *reader) readRoot(root *node.Node) {
	r.root = root
	r.service.Pos, r.service.IDPos = root.Pos(), root.Pos()
	var shapes *node.Node
	root.Each(func(n *node.Node) {
		switch n.Key {
		case "smithy":
			r.readVersion(n)
		case "shapes":
			shapes = n
		case "metadata":
		default:
			n.Unknown()
		}
	})
	root.Need("smithy", "shapes")
	if shapes != nil {
		shapes.Each(r.readShape)
	}
}

func (r *reader) readVersion(n *node.Node) {
	switch n.Text() {
	case "1", "1.0":
		r.v1 = true
	case "2", "2.0":
	default:
		if n.Type == gjson.String {
			n.Problem("version %q of Smithy is not supported; supported are 1.0 and 2.0", n.String())
		}
	}
}

// link links the operations of the service and all shapes that they lead to.
func (r *reader) link(s *shape) {
	for _, op := range r.operations(s) {
		r.linkOperation(s, op)
	}
	for i := 0; i < len(r.queue); i++ {
		r.linkShape(r.queue[i])
	}
	r.linkTraitsOfOperations()
	reached := make(map[*shape]bool)
	var all []model.Shape
	for _, raw := range r.linked {
		reached[raw] = true
		if st, ok := raw.linked.(*model.Structure); ok && st.Error != nil {
			wellformed.CompleteError(st)
		}
		if raw.scalar() && raw.prelude {
			continue // as little a shape of the service as a type of Go is
		}
		all = append(all, raw.linked)
	}
	for _, raw := range r.order {
		if raw.isData() && !reached[raw] {
			r.pass(raw)
		}
	}
	r.service.Shapes = all
	*r.problems = append(*r.problems, wellformed.Check(all, r.service.Operations)...)
	*r.problems = append(*r.problems, wellformed.Expressions(r.service.Operations)...)
	r.sort()
}

// pass notes a shape that the service does not lead to. Of such a one only the
// targets are checked: it may be part of another service.
func (r *reader) pass(s *shape) {
	for _, m := range s.members {
		r.lookup(m.target)
	}
	if s.traits["smithy.api#trait"] == nil && s.traits["smithy.api#mixin"] == nil {
		r.service.Unreached = append(r.service.Unreached, model.Place{Name: s.id, Pos: s.node.Pos()})
	}
}

func (r *reader) sort() {
	s := r.service
	slices.SortFunc(s.Operations, func(a, b *model.Operation) int { return strings.Compare(a.Name, b.Name) })
	slices.SortStableFunc(s.Shapes, func(a, b model.Shape) int { return strings.Compare(a.Info().Name, b.Info().Name) })
	slices.SortFunc(s.Unreached, func(a, b model.Place) int { return strings.Compare(a.Name, b.Name) })
}
