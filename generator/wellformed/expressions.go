package wellformed

import (
	"errors"

	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// Expressions reports the expressions of paginators and waiters that cannot be read
// or lead nowhere.
func Expressions(operations []*model.Operation) model.Problems {
	c := new(checker)
	for _, op := range operations {
		if op.Paginator != nil {
			c.paginator(op, op.Paginator)
		}
		for _, w := range op.Waiters {
			for _, a := range w.Acceptors {
				if a.WithInput {
					c.expression(Subject(op, a), a.Path)
				} else {
					c.members(op.Output, a.Path)
				}
			}
		}
	}
	return c.problems
}

func (c *checker) paginator(op *model.Operation, p *model.Paginator) {
	c.members(op.Input, p.InputTokens...)
	c.members(op.Input, p.LimitKey)
	c.members(op.Output, p.OutputTokens...)
	c.members(op.Output, p.ResultKeys...)
	c.members(op.Output, p.NonAggregateKeys...)
	c.members(op.Output, p.MoreResults)
	if len(p.InputTokens) != len(p.OutputTokens) {
		c.report(p.Pos, op.Path, "the paginator has %d input tokens and %d output tokens", len(p.InputTokens), len(p.OutputTokens))
	}
}

// members checks expressions over an input or output, which may be missing.
func (c *checker) members(s *model.Structure, all ...model.Expression) {
	for _, e := range all {
		if s == nil && e.Text != "" {
			c.report(e.Pos, e.Path, "the path %q leads into a structure that the operation lacks", e.Text)
			continue
		}
		c.expression(jmespath.OfStructure(s), e)
	}
}

// Subject is what the path of an acceptor begins at.
func Subject(op *model.Operation, a model.Acceptor) jmespath.Type {
	out := jmespath.OfStructure(op.Output)
	if !a.WithInput {
		return out
	}
	return jmespath.OfFields(map[string]jmespath.Type{"input": jmespath.OfStructure(op.Input), "output": out})
}

func (c *checker) expression(from jmespath.Type, e model.Expression) {
	if e.Text == "" {
		return
	}
	_, err := c.resolver.Resolve(e.Text, from)
	var f *jmespath.Fault
	if errors.As(err, &f) {
		c.report(e.At(f.Offset), e.Path, "the path %q: %s", e.Text, f.Message)
	}
}
