package model

import "slices"

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
