package model

import (
	"slices"
	"strings"
)

// Reach returns the shapes that operations lead to, in the order of finding.
func Reach(operations []*Operation) []Shape {
	seen := make(map[Shape]bool)
	var queue []Shape
	add := func(s Shape) {
		if s != nil && !seen[s] {
			seen[s] = true
			queue = append(queue, s)
		}
	}
	for _, op := range operations {
		if op.Input != nil {
			add(op.Input)
		}
		if op.Output != nil {
			add(op.Output)
		}
		for _, e := range op.Errors {
			add(e)
		}
	}
	for i := 0; i < len(queue); i++ {
		Refs(queue[i], func(r *Ref) { add(r.Target) })
	}
	return queue
}

// Leading returns the shapes that lead to one of the goals, the goals included,
// each with the first goal that was found.
func Leading(shapes, goals []Shape) map[Shape]Shape {
	holders := make(map[Shape][]Shape)
	for _, s := range shapes {
		Refs(s, func(r *Ref) { holders[r.Target] = append(holders[r.Target], s) })
	}
	found := make(map[Shape]Shape)
	queue := slices.Clone(goals)
	for _, g := range goals {
		found[g] = g
	}
	for i := 0; i < len(queue); i++ {
		for _, h := range holders[queue[i]] {
			if found[h] == nil {
				found[h] = found[queue[i]]
				queue = append(queue, h)
			}
		}
	}
	return found
}

// Subset returns the service with the operations that keep wants, and the shapes
// that these reach; the other shapes are unreached.
func (s *Service) Subset(keep func(*Operation) bool) *Service {
	part := *s
	part.Operations = nil
	for _, op := range s.Operations {
		if keep(op) {
			part.Operations = append(part.Operations, op)
		}
	}
	reached := make(map[Shape]bool)
	for _, shape := range Reach(part.Operations) {
		reached[shape] = true
	}
	part.Shapes, part.Unreached = nil, slices.Clone(s.Unreached)
	for _, shape := range s.Shapes {
		if reached[shape] {
			part.Shapes = append(part.Shapes, shape)
		} else {
			part.Unreached = append(part.Unreached, Place{Name: shape.Info().Name, Pos: shape.Info().Pos})
		}
	}
	slices.SortFunc(part.Unreached, func(a, b Place) int { return strings.Compare(a.Name, b.Name) })
	return &part
}
