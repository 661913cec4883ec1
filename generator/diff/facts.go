package diff

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// facts are what rules ask about one of the models.
type facts struct {
	// sent and received are the shapes that inputs, and outputs or errors, reach.
	sent, received map[model.Shape]bool
	// nested are the shapes with a type in package types, if their kind has one.
	nested map[model.Shape]bool
	// inputs and outputs are the operations that have a structure as such.
	inputs, outputs map[model.Shape][]*model.Operation
	// holders are the shapes that hold one; users the operations that have a
	// structure as input, output or error.
	holders map[model.Shape][]model.Shape
	users   map[model.Shape][]string
	// listed are the shapes of the service's own.
	listed map[model.Shape]bool
}

func newFacts(s *model.Service) *facts {
	f := &facts{
		sent: make(map[model.Shape]bool), received: make(map[model.Shape]bool), nested: s.Nested(),
		inputs: make(map[model.Shape][]*model.Operation), outputs: make(map[model.Shape][]*model.Operation),
		holders: make(map[model.Shape][]model.Shape), users: make(map[model.Shape][]string), listed: make(map[model.Shape]bool),
	}
	var requests, answers []*model.Operation
	for _, op := range s.Operations {
		requests = append(requests, &model.Operation{Input: op.Input})
		answers = append(answers, &model.Operation{Output: op.Output, Errors: op.Errors})
		if op.Input != nil {
			f.inputs[op.Input] = append(f.inputs[op.Input], op)
			f.users[op.Input] = append(f.users[op.Input], op.Name)
		}
		if op.Output != nil {
			f.outputs[op.Output] = append(f.outputs[op.Output], op)
			f.users[op.Output] = append(f.users[op.Output], op.Name)
		}
		for _, e := range op.Errors {
			f.users[e] = append(f.users[e], op.Name)
		}
	}
	for _, shape := range model.Reach(requests) {
		f.sent[shape] = true
	}
	for _, shape := range model.Reach(answers) {
		f.received[shape] = true
	}
	for _, shape := range s.Shapes {
		f.listed[shape] = true
		model.Refs(shape, func(r *model.Ref) { f.holders[r.Target] = append(f.holders[r.Target], shape) })
	}
	return f
}

// The bounds of the search for the operations that lead to shapes: how many are
// named for a change, and how many steps one comparison takes.
const (
	maxOperations = 1000
	maxSteps      = 20_000_000
)

// leading adds the operations that lead to a shape, and takes its steps from a
// budget.
func (f *facts) leading(s model.Shape, ops map[string]bool, budget *int) {
	seen := map[model.Shape]bool{s: true}
	queue := []model.Shape{s}
	for i := 0; i < len(queue) && len(ops) < maxOperations && *budget > 0; i++ {
		*budget -= 1 + len(f.users[queue[i]]) + len(f.holders[queue[i]])
		for _, op := range f.users[queue[i]] {
			ops[op] = true
		}
		for _, h := range f.holders[queue[i]] {
			if !seen[h] {
				seen[h] = true
				queue = append(queue, h)
			}
		}
	}
}

// leading are the operations that lead to a shape in either model, sorted.
func (c *comparison) leading(old, current model.Shape) []string {
	key := [2]model.Shape{old, current}
	if known, ok := c.operationsOf[key]; ok {
		return known
	}
	ops := make(map[string]bool)
	if old != nil {
		c.oldFacts.leading(old, ops, &c.budget)
	}
	if current != nil {
		c.newFacts.leading(current, ops, &c.budget)
	}
	sorted := slices.Sorted(maps.Keys(ops))
	c.operationsOf[key] = sorted[:min(len(sorted), maxOperations)]
	return c.operationsOf[key]
}

// kind names the kind of a shape as far as it decides its Go type.
func kind(s model.Shape) string {
	switch s := s.(type) {
	case *model.Structure:
		if s.Error != nil {
			return "error"
		}
		return "structure"
	case *model.Union:
		return "union"
	case *model.List:
		return "list"
	case *model.Map:
		return "map"
	case *model.Enum:
		return "enum"
	case *model.String:
		return "string"
	case *model.Boolean:
		return "boolean"
	case *model.Integer:
		if s.Values != nil {
			return "integer with known values"
		}
		return "integer of " + strconv.Itoa(s.Bits) + " bits"
	case *model.Float:
		return "float of " + strconv.Itoa(s.Bits) + " bits"
	case *model.BigInteger:
		return "integer of any size"
	case *model.BigDecimal:
		return "decimal of any size"
	case *model.Document:
		return "document"
	case *model.Timestamp:
		return "timestamp"
	}
	return "blob"
}

// isScalar reports whether a shape holds no others and has no Go type of its own.
func isScalar(s model.Shape) bool {
	switch s.(type) {
	case *model.List, *model.Map:
		return false
	}
	return !isDeclared(s)
}

// isDeclared reports whether a shape has a Go type of its own.
func isDeclared(s model.Shape) bool {
	switch s := s.(type) {
	case *model.Structure, *model.Union, *model.Enum:
		return true
	case *model.Integer:
		return s.Values != nil
	}
	return false
}

func isError(s model.Shape) bool {
	st, ok := s.(*model.Structure)
	return ok && st.Error != nil
}

// isMessage reports whether a member of an error is its message.
func isMessage(m *model.Member) bool { return strings.EqualFold(m.Name, "message") }

func isBlob(s model.Shape) bool { return kind(s) == "blob" }

func isUnion(s model.Shape) bool { return kind(s) == "union" }
