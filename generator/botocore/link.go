package botocore

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
	"github.com/modelsmith/modelsmith/generator/wellformed"
)

// linker turns names into references.
type linker struct {
	service  *model.Service
	problems *model.Problems
	// protocols are the protocols that are supported.
	protocols  []string
	operations []*rawOperation
	shapes     map[string]*rawShape
	order      []*rawShape
	// values are the members that are no pointers, by Shape$member.
	values map[string]*node.Node
	// signature and schemes are the two forms of a service's authentication.
	signature []model.Auth
	schemes   *node.Node
	extras    extras
	// lostUnions are structures of this service that are unions.
	lostUnions []string
	// byName are the operations, once one was asked for.
	byName map[string]*model.Operation
	// guesser says what wrong names may have meant.
	guesser closest.Guesser
}

// link resolves every reference, checks what only the whole model can tell, and
// keeps the shapes that an operation reaches.
func (l *linker) link() {
	for _, raw := range l.order {
		l.linkShape(raw)
	}
	l.linkNullability()
	l.checkExtras()
	for _, op := range l.operations {
		l.linkOperation(op)
	}
	l.keepReached()
	l.refuseEventStreams()
	shapes := make([]model.Shape, len(l.order))
	for i, raw := range l.order {
		shapes[i] = raw.Shape
	}
	*l.problems = append(*l.problems, wellformed.Check(shapes, l.service.Operations)...)
	for _, op := range l.service.Operations {
		op.Unsupported = op.Unsupported.Sort()
	}
	slices.SortFunc(l.service.Operations, func(a, b *model.Operation) int { return strings.Compare(a.Name, b.Name) })
}

// keepReached sorts the shapes into those that an operation reaches and the
// others.
func (l *linker) keepReached() {
	s := l.service
	reached := make(map[model.Shape]bool)
	for _, shape := range model.Reach(s.Operations) {
		reached[shape] = true
	}
	for _, raw := range l.order {
		if reached[raw.Shape] {
			s.Shapes = append(s.Shapes, raw.Shape)
		} else {
			s.Unreached = append(s.Unreached, model.Place{Name: raw.Info().Name, Pos: raw.Info().Pos})
		}
	}
	slices.SortFunc(s.Shapes, func(a, b model.Shape) int { return strings.Compare(a.Info().Name, b.Info().Name) })
	slices.SortFunc(s.Unreached, func(a, b model.Place) int { return strings.Compare(a.Name, b.Name) })
}

// target returns the shape that a reference names, nil for one with a problem.
func (l *linker) target(ref *node.Node) *rawShape {
	if !ref.IsObject() {
		return nil // reported where its keys are read
	}
	shape := ref.Child("shape")
	if shape == nil {
		ref.Problem("a reference needs a shape")
		return nil
	}
	if shape.Type != gjson.String {
		shape.Problem("expected a string")
		return nil
	}
	raw := l.shapes[shape.String()]
	switch {
	case raw == nil:
		ref.Problem("unknown shape %q%s", shape.String(), l.similar(shape.String()))
	case raw.Shape == nil:
		return nil
	}
	return raw
}

// similar names the shape that a wrong name may have meant.
func (l *linker) similar(name string) string { return closest.Hint(&l.guesser, name, l.shapes) }

// linkRef fills a reference: the target, and its traits under the reference's
// own. other takes the keys that only some references have.
func (l *linker) linkRef(ref *model.Ref, n *node.Node, other func(c *node.Node)) {
	ref.Pos = n.Pos()
	if !n.IsObject() {
		n.Problem("expected an object")
		return
	}
	raw := l.target(n)
	if raw == nil {
		return
	}
	ref.Target = raw.Shape
	ref.Traits = raw.Info().Traits
	// A reference has its own documentation and deprecation or none.
	ref.Traits.Documentation, ref.Traits.Deprecated = "", nil
	n.Each(func(c *node.Node) {
		switch {
		case c.Key == "shape" || c.Key == "box" || misfit(ref.Target, c):
		case c.Key == "enum":
			ref.Traits.Enum = readEnum(c)
		case readTrait(&ref.Traits, c):
		default:
			other(c)
		}
	})
	checkBounds(ref.Target, &ref.Traits, n)
}

func (l *linker) linkShape(raw *rawShape) {
	switch s := raw.Shape.(type) {
	case *model.List:
		l.linkRef(&s.Elem, raw.elem, readElem)
	case *model.Map:
		l.linkRef(&s.Key, raw.key, (*node.Node).Unknown)
		l.linkRef(&s.Value, raw.value, (*node.Node).Unknown)
		if s.Key.Target != nil && !isString(s.Key.Target) {
			raw.key.Problem("the key of a map must be a string")
		}
	case *model.Structure:
		s.Members = l.linkMembers(raw)
		if s.Error != nil {
			wellformed.CompleteError(s)
		}
	case *model.Union:
		s.Members = l.linkMembers(raw)
	}
}

func isString(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum:
		return true
	}
	return false
}
