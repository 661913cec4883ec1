package emit

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

// name names the checks with a pattern: after their shape, or after the member
// that has constraints of its own. Of the shapes of the whole service, those that
// an input of this one reaches get theirs declared.
func (c *Checks) name(shapes []model.Shape) {
	taken, declared := make(map[string]bool), make(map[string]bool)
	add := func(s model.Shape, k check, at string, parts ...string) {
		if k.pattern == nil {
			return
		}
		key := k.key()
		if c.byKey[key] == "" {
			c.byKey[key] = names.Distinct(taken, parts...)
		}
		if c.Input[s] && !declared[key] {
			declared[key] = true
			c.Named = append(c.Named, NamedCheck{c.byKey[key], k})
			c.compile(k.pattern, at)
		}
	}
	for _, s := range shapes {
		info := s.Info()
		add(s, c.of(&model.Ref{Target: s, Traits: info.Traits}), info.Path, info.Name)
	}
	for _, s := range shapes {
		for _, m := range model.MembersOf(s) {
			add(s, c.of(&m.Ref), s.Info().Path+".members."+m.Name, s.Info().Name, m.Name)
		}
		switch s := s.(type) {
		case *model.List:
			add(s, c.of(&s.Elem), s.Path+".member", s.Name, "Member")
		case *model.Map:
			add(s, c.of(&s.Key), s.Path+".key", s.Name, "Key")
			add(s, c.of(&s.Value), s.Path+".value", s.Name, "Value")
		}
	}
	slices.SortFunc(c.Named, func(a, b NamedCheck) int { return strings.Compare(a.Name, b.Name) })
}

// patternKey is equal for equal patterns.
func patternKey(p *model.Pattern) model.Pattern {
	return model.Pattern{Text: p.Text, Dialect: p.Dialect, Unchecked: p.Unchecked}
}

// compile notes why a pattern cannot be checked.
func (c *Checks) compile(p *model.Pattern, at string) {
	if _, done := c.programs[patternKey(p)]; done {
		return
	}
	program, err := compilePattern(&c.budget, p)
	if err != nil && p.Unchecked == "" {
		c.Skipped = append(c.Skipped, model.Problem{
			Pos: p.Pos, Path: at + ".pattern", Message: "the pattern is not checked: " + err.Error(),
		})
	}
	c.programs[patternKey(p)] = program
}

// skipped are the members of a structure whose patterns are not checked.
func (c *Checks) skipped(s *model.Structure) (out []*model.Member) {
	for _, m := range s.Members {
		if p := c.of(&m.Ref).pattern; p != nil && c.programs[patternKey(p)] == nil {
			out = append(out, m)
		}
	}
	return out
}

// matchers are the variables of the patterns that several named checks have.
func (c *Checks) matchers() map[model.Pattern]string {
	uses := make(map[model.Pattern]int)
	out := make(map[model.Pattern]string)
	for _, n := range c.Named {
		key := patternKey(n.check.pattern)
		if uses[key]++; uses[key] > 1 && c.programs[key] != nil {
			out[key] = ""
		}
	}
	for _, n := range slices.Backward(c.Named) {
		if key := patternKey(n.check.pattern); uses[key] > 1 && c.programs[key] != nil {
			out[key] = "match" + n.Name
		}
	}
	return out
}
