// Package wellformed checks what only a linked model can tell, whatever format it
// came in: readers call it after linking. It imports packages model and jmespath
// and the standard library.
package wellformed

import (
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// Check reports what shapes and operations cannot be. References without a
// target have a problem already.
func Check(shapes []model.Shape, operations []*model.Operation) model.Problems {
	c := new(checker)
	if !c.affordable(operations) || !c.named(shapes, operations) {
		return c.problems
	}
	for _, s := range shapes {
		c.nesting(s)
		switch s := s.(type) {
		case *model.Structure:
			c.structure(s)
		case *model.Union:
			c.union(s)
		}
	}
	for _, op := range operations {
		if op.URI != "" {
			c.uri(op)
		}
		c.host(op)
	}
	return c.problems
}

// maxSent is how many members the inputs and outputs of all operations may have
// together, with their errors. ec2, the largest of the catalogue, has under 20,000.
const maxSent = 1 << 20

// affordable reports operations that share so large structures that the code for
// all would have no end.
func (c *checker) affordable(operations []*model.Operation) bool {
	sent := 0
	for _, op := range operations {
		sent += len(op.Errors) + len(inputMembers(op))
		if op.Output != nil {
			sent += len(op.Output.Members)
		}
		if sent > maxSent {
			c.report(op.Pos, op.Path, "the operations up to this one have more than %d members and errors", maxSent)
			return false
		}
	}
	return true
}

// maxName is how many bytes a name may have: whatever is told about a part of a
// shape or operation begins with its name.
const maxName = 500

// named reports names that are too long.
func (c *checker) named(shapes []model.Shape, operations []*model.Operation) bool {
	const what = "the name has %d bytes; %d are the most"
	for _, s := range shapes {
		if base := s.Info(); len(base.Name) > maxName {
			c.report(base.Pos, base.Path, what, len(base.Name), maxName)
		}
		for _, m := range model.MembersOf(s) {
			if len(m.Name) > maxName {
				c.report(m.Pos, s.Info().Path, "the member's name has %d bytes; %d are the most", len(m.Name), maxName)
			}
		}
	}
	for _, op := range operations {
		if len(op.Name) > maxName {
			c.report(op.Pos, op.Path, what, len(op.Name), maxName)
		}
	}
	return c.problems == nil
}

// checker collects problems.
type checker struct {
	problems model.Problems
	resolver jmespath.Resolver
}

func (c *checker) report(pos model.Pos, path, format string, args ...any) {
	c.problems = append(c.problems, model.Problem{Pos: pos, Path: path, Message: fmt.Sprintf(format, args...)})
}

// member reports a fault of a member.
func (c *checker) member(s model.Shape, m *model.Member, format string, args ...any) {
	c.report(m.Pos, s.Info().Path+".members."+m.Name, format, args...)
}

func (c *checker) structure(s *model.Structure) {
	var payload *model.Member
	for _, m := range s.Members {
		if m.Location != "payload" {
			continue
		}
		if payload != nil {
			c.member(s, m, "there is one payload at most, and %s is it", payload.Name)
			continue
		}
		payload = m
	}
	for _, m := range s.Members {
		if m.Target == nil || isAdded(m) {
			continue
		}
		if what := misplaced(m); what != "" {
			c.member(s, m, "%s", what)
		}
		if payload != nil && m.Location == "" {
			c.member(s, m, "the payload takes the whole body")
		}
		c.strings(s, m)
	}
}

// strings reports members that only a string can be.
func (c *checker) strings(s *model.Structure, m *model.Member) {
	_, plain := m.Target.(*model.String)
	switch {
	case m.IdempotencyToken && !isString(m.Target):
		c.member(s, m, "an idempotency token must be a string")
	case m.HostLabel && (!isString(m.Target) || !m.Required):
		c.member(s, m, "a label of the host must be a required string")
	case s.Error != nil && isMessage(m) && !plain:
		c.member(s, m, "the message of an error must be a string")
	}
}

func (c *checker) union(u *model.Union) {
	if len(u.Members) == 0 {
		c.report(u.Pos, u.Path, "a union needs members")
	}
	for _, m := range u.Members {
		if m.Required && !u.EventStream {
			c.member(u, m, "a member of a union cannot be required")
		}
	}
}

// maxNesting is how deep lists and maps may nest without a structure between.
// The deepest of the catalogue have four levels.
const maxNesting = 32

// nesting reports lists and maps that have no end, or nearly so.
func (c *checker) nesting(s model.Shape) {
	info := s.Info()
	seen := []string{info.Name}
	for next := elemOf(s); elemOf(next) != nil; next = elemOf(next) {
		name := next.Info().Name
		if name == seen[0] {
			c.report(info.Pos, info.Path, "%s holds itself without a structure between: %s", name, strings.Join(append(seen, name), ", "))
			return
		}
		if seen = append(seen, name); len(seen) > maxNesting {
			c.report(info.Pos, info.Path, "lists and maps nest deeper than %d", maxNesting)
			return
		}
	}
}

// elemOf is what a list or map holds, nil for other shapes.
func elemOf(s model.Shape) model.Shape {
	switch s := s.(type) {
	case *model.List:
		return s.Elem.Target
	case *model.Map:
		return s.Value.Target
	}
	return nil
}
