package validation

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
	"github.com/modelsmith/modelsmith/runtime"
)

// TestEveryConstraint keeps each constraint of each input at its edge, and breaks it beyond: what is said then names the
// member in the words of the protocol tests.
func TestEveryConstraint(t *testing.T) {
	everyConstraint(t, validate{})
}

// everyConstraint asks for a verdict on each edge and on what is beyond it.
func everyConstraint(t *testing.T, judge judge) {
	corpus, counts := readCorpus(t), tallies{}
	for _, service := range slices.Sorted(maps.Keys(botomodel.Files)) {
		m := botomodel.Read(t, service)
		for _, name := range slices.Sorted(maps.Keys(m.Operations)) {
			op := m.Operations[name]
			if op.Input == nil {
				continue
			}
			c := &check{maker{t, m, corpus}, service, name, m.Resolve(*op.Input), judge, counts}
			c.run()
		}
	}
	counts.report(t)
}

// A judge says which constraints an input breaks; not sent is what the protocol has no way to say.
type judge interface {
	judge(t *testing.T, service, operation string, params any) (violations []runtime.Violation, sent bool)
}

// validate asks the method Validate.
type validate struct{}

func (validate) judge(t *testing.T, service, operation string, params any) ([]runtime.Violation, bool) {
	return violations(t, service, operation, params), true
}

// check is the test of one operation.
type check struct {
	maker
	service, operation string
	input              botomodel.Shape
	judge              judge
	counts             tallies
}

func (c *check) run() {
	if got, sent := c.ask(c.valid(c.input)); got != nil || !sent {
		c.Errorf("%s %s: a valid input has %v, sent %v", c.service, c.operation, got, sent)
	}
	for _, s := range sites(c.Model, c.input) {
		if s.required {
			c.keeps("required", s, c.valid(s.shape), "not be null")
			c.breaks("required", s, absent{}, "Value", "not be null")
		}
		c.bounds(s)
		c.enum(s)
		c.pattern(s)
	}
}

// bounds tests min and max.
func (c *check) bounds(s site) {
	if s.shape.Min == nil && s.shape.Max == nil {
		return
	}
	constraint := "between " + text(s.shape.Min) + " and " + text(s.shape.Max) + ", inclusive"
	if s.shape.Max == nil {
		constraint = "greater than or equal to " + text(s.shape.Min)
	} else if s.shape.Min == nil {
		constraint = "less than or equal to " + text(s.shape.Max)
	}
	for side, bound := range map[string]*json.Number{"min": s.shape.Min, "max": s.shape.Max} {
		if bound == nil {
			continue
		}
		edge := botomodel.Number(bound, 0)
		beyond := edge - 1
		if side == "max" {
			beyond = edge + 1
		}
		switch s.shape.Type {
		case "integer", "long":
			c.keeps("range "+side, s, json.Number(strconv.FormatInt(edge, 10)), "be "+constraint)
			c.breaks("range "+side, s, json.Number(strconv.FormatInt(beyond, 10)), "Value", "be "+constraint)
		default:
			if edge > 1<<22 {
				continue // no text is as long
			}
			kind, count := "length "+side, c.counts.of("length "+side, c, s)
			value, ok := c.long(s.shape, edge)
			count.ruledOut, count.unbreakable = !ok, beyond < 0
			c.keeps(kind, s, value, "have length "+constraint)
			if beyond >= 0 {
				value, _ = c.long(s.shape, beyond)
				c.breaks(kind, s, value, fmt.Sprintf("Value with length %d", beyond), "have length "+constraint)
			}
		}
	}
}

func text(n *json.Number) string {
	if n == nil {
		return ""
	}
	return n.String()
}

// enum tests every value, and one that is none.
func (c *check) enum(s site) {
	if s.shape.Enum == nil {
		return
	}
	constraint := "satisfy enum value set: [" + strings.Join(s.shape.Enum, ", ") + "]"
	for _, value := range s.shape.Enum {
		c.keeps("enum", s, value, constraint)
	}
	c.breaks("enum", s, s.shape.Enum[0]+"x", "Value", constraint)
}

// pattern tests what java.util.regex said.
func (c *check) pattern(s site) {
	if s.shape.Pattern == "" || uncompiled[s.shape.Pattern] {
		return
	}
	constraint := "satisfy regular expression pattern: " + s.shape.Pattern
	c.keeps("pattern", s, c.valid(s.shape), constraint)
	if text, ok := c.misfit(s.shape); ok {
		c.breaks("pattern", s, text, "Value", constraint)
	}
	for _, sample := range c.corpus[s.shape.Pattern] {
		switch {
		case !utf8.ValidString(sample.text):
		case sample.matches:
			c.keeps("pattern", s, sample.text, constraint)
		default:
			c.breaks("pattern", s, sample.text, "Value", constraint)
		}
	}
}

// ask asks for the verdict on an input.
func (c *check) ask(params any) ([]runtime.Violation, bool) {
	c.Helper()
	return c.judge.judge(c.T, c.service, c.operation, params)
}

// keeps wants a value not to break a constraint.
func (c *check) keeps(kind string, s site, leaf any, constraint string) {
	count := c.counts.of(kind, c, s)
	got, sent := c.ask(c.with(c.input, s.steps, leaf))
	switch {
	case !sent:
		count.unsendable++
	case got == nil:
		count.accepted++
	}
	for _, v := range got {
		if v.Path == s.pointer() && strings.HasSuffix(v.Message, "Member must "+constraint) {
			c.Errorf("%s %s: %.100v: %s", c.service, c.operation, leaf, v.Message)
		}
	}
}

// breaks wants it to.
func (c *check) breaks(kind string, s site, leaf any, value, constraint string) {
	count := c.counts.of(kind, c, s)
	want := runtime.Violation{
		Path: s.pointer(), Message: value + " at '" + s.pointer() + "' failed to satisfy constraint: Member must " + constraint,
	}
	got, sent := c.ask(c.with(c.input, s.steps, leaf))
	switch {
	case !sent:
		count.unsendable++
		return
	case !slices.Contains(got, want):
		c.Errorf("%s %s: %.100v: got %v, want %v", c.service, c.operation, leaf, got, want)
		return
	case len(got) == 1:
		count.alone++
	}
	count.refused++
}

// uncompiled are the patterns that are not checked yet.
var uncompiled = map[string]bool{}
