package diff

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/model"
)

// maxCollected is how many fields are counted for one cause.
const maxCollected = 1000

// collectEffects finds the fields whose Go types differ, and the path of what is
// to blame: the member itself, or a shape on the way to what it holds.
func (c *comparison) collectEffects() {
	if c.old.Names == nil || c.new.Names == nil {
		return
	}
	old, current := goTypes{c.old.Names}, goTypes{c.new.Names}
	for _, m := range c.members {
		if isError(m.owner.new) && isMessage(m.new) || !c.values && m.old.Value != m.new.Value {
			continue
		}
		for _, l := range m.owner.labels {
			before, after := old.member(m.owner.old, m.old, l), current.member(m.owner.new, m.new, l)
			field := current.field(m.owner.new, m.new, l)
			if before == after {
				continue
			}
			cause := c.cause(&m.old.Ref, &m.new.Ref, m.path, 0)
			if cause == m.path && c.same(m.old.Target, m.new.Target) && m.old.Value != m.new.Value {
				cause += ".value"
			}
			if len(c.effects[cause]) >= maxCollected {
				continue
			}
			c.effects[cause] = append(c.effects[cause], fmt.Sprintf("%s: %s → %s", field, before, after))
		}
	}
}

// cause follows two references as long as their targets are a pair of one kind.
func (c *comparison) cause(old, current *model.Ref, path string, depth int) string {
	if c.twin[old.Target] != current.Target || depth > maxNesting {
		return path
	}
	shape := "shapes." + current.Target.Info().Name
	if kind(old.Target) != kind(current.Target) {
		return shape
	}
	switch after := current.Target.(type) {
	case *model.List:
		before := old.Target.(*model.List)
		if before.Sparse != after.Sparse {
			return shape + sparsePath
		}
		return c.cause(&before.Elem, &after.Elem, shape+".member", depth+1)
	case *model.Map:
		before := old.Target.(*model.Map)
		if before.Sparse != after.Sparse {
			return shape + sparsePath
		}
		return c.cause(&before.Value, &after.Value, shape+".value", depth+1)
	}
	switch {
	case isDeclared(current.Target):
		return shape
	case isStreaming(&old.Traits) != isStreaming(&current.Traits):
		if isStreaming(&old.Target.Info().Traits) != isStreaming(&current.Target.Info().Traits) {
			path = shape
		}
		return path + streamingPath
	}
	return path
}

// sparsePath is what is behind the path of a shape for its trait sparse.
const sparsePath = ".sparse"

// fieldEffects are sentences about a member's fields, one for each Go type that
// its structure or union is.
func fieldEffects(s Side, f *facts, owner model.Shape, labels []label, m *model.Member, format string) (out []string) {
	if s.Names == nil {
		return nil
	}
	g := goTypes{s.Names}
	if labels == nil {
		labels = ownLabels(s, f, owner)
	}
	for _, l := range labels {
		if isError(owner) && isMessage(m) {
			continue // every error type has it
		}
		out = append(out, fmt.Sprintf(format, g.field(owner, m, l), g.member(owner, m, l)))
	}
	return out
}
