package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// comparison is what all rules look at: the things that both models have, in
// pairs, and those that only one has.
type comparison struct {
	old, new Side
	// formats is true when the models are of one format.
	formats bool
	// values is true when both models tell which scalars are never absent.
	values bool
	// docs is true when both models have documentation.
	docs  bool
	notes []string

	operations []operationPair
	// added and removed are the operations that only one model has.
	added, removed []*model.Operation
	shapes         []*shapePair
	members        []memberPair
	refs           []refPair
	traits         []traitPair
	// twin are the shapes of the new model by those of the old, origin the other
	// way round.
	twin, origin map[model.Shape]model.Shape
	oldFacts     *facts
	newFacts     *facts
	// effects are the fields whose Go type changed, by the path of the cause.
	effects map[string][]string
	// operationsOf remembers the operations that lead to shapes; budget bounds the
	// search for them.
	operationsOf map[[2]model.Shape][]string
	budget       int
	// relations remembers what patterns take.
	relations map[[2]model.Pattern]pattern.Relation
	// bound remembers the shapes and traits of what stands in headers or is a body.
	bound map[any]bool
	// endpoints remembers what the endpoint rules give.
	endpoints *endpointCounts
}

// operationPair is an operation that both models have.
type operationPair struct {
	old, new *model.Operation
	spot
}

// shapePair is a shape that both models have, or the inputs or outputs of an
// operation that are not one shape.
type shapePair struct {
	old, new model.Shape
	spot
	// labels are the Go types.
	labels []label
	// sent and received tell whether inputs, and outputs or errors, lead to it, in
	// both models.
	sent, received bool
	// input is true for the input of an operation, in either model.
	input bool
}

// memberPair is a member that both models have.
type memberPair struct {
	old, new *model.Member
	owner    *shapePair
	spot
}

// refPair is a reference that both models have: a member, an element, a key or a
// value.
type refPair struct {
	old, new       *model.Ref
	oldPtr, newPtr bool
	owner          *shapePair
	// isMember is true for members, nested for what two lists or maps hold that
	// are no pair: of their Go types the reference to them tells.
	isMember, nested bool
	spot
}

// traitPair is what has traits: a shape, or a reference that overlays its
// target's.
type traitPair struct {
	old, new *model.Traits
	// oldTarget and newTarget are the target's own when both are in the models and
	// a pair; else nil.
	oldTarget, newTarget *model.Traits
	oldShape, newShape   model.Shape
	owner                *shapePair
	// isShape is true for the traits of a shape, isMember for those of a member.
	isShape, isMember bool
	// holders are the references to a shape, of models of two formats.
	holders []traitPair
	spot
}

func newComparison(old, current Side) *comparison {
	c := &comparison{
		old: old, new: current, formats: old.Format == current.Format, values: old.Values == current.Values,
		oldFacts: newFacts(old.Service), newFacts: newFacts(current.Service), effects: make(map[string][]string),
		operationsOf: make(map[[2]model.Shape][]string), budget: maxSteps,
		relations: make(map[[2]model.Pattern]pattern.Relation),
	}
	c.docs = hasDocs(old.Service) && hasDocs(current.Service)
	c.takeNotes()
	c.match()
	c.pairOperations()
	c.pairShapes()
	c.findHolders()
	c.collectEffects()
	return c
}

// takeNotes says what cannot be compared.
func (c *comparison) takeNotes() {
	note := func(when bool, text string) {
		if when {
			c.notes = append(c.notes, text)
		}
	}
	note(!c.formats, "The models are of two formats: what only one of them can tell is not compared (paginators and waiters that one "+
		"lacks, names of enum values, dialects of patterns, XML namespaces, unions that were structures, traits that only Smithy has).")
	note(!c.values, "One of the models does not tell which booleans and numbers are never absent: defaults and pointers are not compared.")
	note(hasDocs(c.old.Service) != hasDocs(c.new.Service), "One of the models has no documentation: documentation is not compared.")
	note(c.old.Names == nil || c.new.Names == nil, "One of the models has no Go names that can be used, so that what the changes do to Go is "+
		"not told: "+short(cmp.Or(c.old.Unnamed, c.new.Unnamed)))
}

func hasDocs(s *model.Service) bool {
	if s.Documentation != "" || slices.ContainsFunc(s.Operations, func(op *model.Operation) bool { return op.Documentation != "" }) {
		return true
	}
	for _, shape := range s.Shapes {
		found := shape.Info().Traits.Documentation != ""
		model.Refs(shape, func(r *model.Ref) { found = found || r.Traits.Documentation != "" })
		if found {
			return true
		}
	}
	return false
}

func (c *comparison) pairOperations() {
	old := byName(c.old.Service)
	for _, op := range c.new.Service.Operations {
		before := old[op.Name]
		if before == nil {
			c.added = append(c.added, op)
			continue
		}
		delete(old, op.Name)
		c.operations = append(c.operations, operationPair{before, op, operationSpot(op, before.Pos, op.Pos)})
	}
	for _, op := range c.old.Service.Operations {
		if old[op.Name] != nil {
			c.removed = append(c.removed, op)
		}
	}
}

func byName(s *model.Service) map[string]*model.Operation {
	out := make(map[string]*model.Operation, len(s.Operations))
	for _, op := range s.Operations {
		out[op.Name] = op
	}
	return out
}

func operationSpot(op *model.Operation, old, current model.Pos) spot {
	path := "operations." + op.Name
	return spot{subject: path, path: path, old: old, new: current, operations: func() []string { return []string{op.Name} }}
}

// pairShapes collects the pairs of shapes and all that they hold.
func (c *comparison) pairShapes() {
	var pairs []*shapePair
	for _, s := range c.new.Service.Shapes {
		if before := c.origin[s]; before != nil {
			pairs = append(pairs, c.shapePair(before, s))
		}
	}
	for _, op := range c.operations {
		pairs = append(pairs, c.bodyPair(op, "input", op.old.Input, op.new.Input)...)
		pairs = append(pairs, c.bodyPair(op, "output", op.old.Output, op.new.Output)...)
	}
	for _, p := range pairs {
		c.pairRefs(p)
		c.shapes = append(c.shapes, p)
	}
}

func (c *comparison) shapePair(old, current model.Shape) *shapePair {
	name := current.Info().Name
	p := &shapePair{
		old: old, new: current, labels: c.labels(old, current),
		sent: c.oldFacts.sent[old] && c.newFacts.sent[current], received: c.oldFacts.received[old] && c.newFacts.received[current],
		input: c.oldFacts.inputs[old] != nil || c.newFacts.inputs[current] != nil,
		spot: spot{
			subject: "shapes." + name, path: "shapes." + name, old: old.Info().Pos, new: current.Info().Pos,
			operations: func() []string { return c.leading(old, current) },
		},
	}
	if before := old.Info().Name; before != name {
		p.oldPath = "shapes." + before
	}
	p.addTraits(c, p.spot, &old.Info().Traits, &current.Info().Traits)
	return p
}

// addTraits adds the traits of a shape.
func (p *shapePair) addTraits(c *comparison, s spot, old, current *model.Traits) {
	c.traits = append(c.traits, traitPair{
		old: old, new: current, oldShape: p.old, newShape: p.new, owner: p, isShape: true, spot: s,
	})
}

// bodyPair pairs the inputs or outputs of an operation when they are two shapes:
// in Go they have the operation's name.
func (c *comparison) bodyPair(op operationPair, what string, old, current *model.Structure) []*shapePair {
	if old == current || old != nil && current != nil && c.twin[old] == model.Shape(current) {
		return nil
	}
	p := &shapePair{sent: what == "input", received: what == "output", input: what == "input", spot: op.in(what)}
	p.old, p.new = orEmpty(old, op.old), orEmpty(current, op.new)
	p.spot.old, p.spot.new = p.old.Info().Pos, p.new.Info().Pos
	if c.old.Names != nil && c.new.Names != nil {
		p.labels = []label{{c.new.Names.Operation(op.new) + strings.ToUpper(what[:1]) + what[1:], what}}
	}
	return []*shapePair{p}
}

func orEmpty(s *model.Structure, op *model.Operation) *model.Structure {
	if s == nil {
		return &model.Structure{Base: model.Base{Pos: op.Pos}}
	}
	return s
}
