package smithy

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/node"
)

// operations returns the operations of a service and of its resources.
func (r *reader) operations(s *shape) []*shape {
	c := &closure{reader: r, seen: make(map[*shape]bool), names: make(map[string]*shape)}
	c.visit(s, nil)
	return c.found
}

// closure collects operations.
type closure struct {
	*reader
	seen  map[*shape]bool
	names map[string]*shape
	found []*shape
}

// maxResources is how deep resources may nest.
const maxResources = 64

// lifecycle are the operations that a resource may have one of each.
var lifecycle = []string{"create", "put", "read", "update", "delete", "list"}

// visit collects the operations of a service or resource; way leads to it.
func (c *closure) visit(s *shape, way []string) {
	way = append(way, s.id)
	for _, key := range lifecycle {
		if ref := s.keys[key]; ref != nil {
			c.add(ref)
		}
	}
	for _, ref := range slices.Concat(s.lists["operations"], s.lists["collectionOperations"]) {
		c.add(ref)
	}
	for _, ref := range s.lists["resources"] {
		next := c.target(ref)
		switch {
		case next == nil:
		case next.kind != "resource":
			ref.Problem("%s has the type %s; expected a resource", next.id, next.kind)
		case slices.Contains(way, next.id):
			ref.Problem("resource %s holds itself: %s", next.id, strings.Join(append(way[slices.Index(way, next.id):], next.id), ", "))
		case len(way) > maxResources:
			ref.Problem("resources nest deeper than %d", maxResources)
		case !c.seen[next]:
			c.seen[next] = true
			c.visit(next, way)
		}
	}
}

func (c *closure) add(ref *node.Node) {
	op := c.target(ref)
	switch {
	case op == nil || c.seen[op]:
	case op.kind != "operation":
		ref.Problem("%s has the type %s; expected an operation", op.id, op.kind)
	case c.names[nameOf(op.id)] != nil:
		ref.Problem("the name of %s is that of %s", op.id, c.names[nameOf(op.id)].id)
	default:
		c.seen[op], c.names[nameOf(op.id)] = true, op
		c.found = append(c.found, op)
	}
}
