package lint

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	matcher "github.com/modelsmith/modelsmith/generator/pattern"
)

func patternValue() Rule {
	return Rule{
		ID: "pattern/value", Severity: Warning,
		Reason: "A known value or a default that its own pattern refuses can never be sent.",
		check: func(p *pass) {
			p.patterns(func(s subject) {
				if e, ok := s.shape.(*model.Enum); ok {
					p.refused(s, "the value", e.Values)
				}
			})
			byShape := make(map[model.Shape]subject)
			for _, s := range p.subjects {
				byShape[s.shape] = s
			}
			for _, m := range p.members {
				var value string
				s := byShape[m.Target]
				if s.pattern != nil && m.Default != "" && json.Unmarshal([]byte(m.Default), &value) == nil {
					s.path = m.path
					p.refused(s, "the default", []string{value})
				}
			}
		},
	}
}

// refused reports the values that a pattern does not take.
func (p *pass) refused(s subject, what string, values []string) {
	program, err := matcher.Compile(s.traits.Pattern.Text, s.traits.Pattern.Dialect)
	if err != nil {
		return
	}
	var out []string
	for _, v := range values {
		if !program.Match(v) {
			out = append(out, fmt.Sprintf("%.80q", v))
		}
	}
	if n := len(out); n > 0 {
		if n > 3 {
			out = append(out[:3], fmt.Sprintf("%d more", n-3))
		}
		p.report(s.traits.Pattern.Pos, s.path, "the pattern `%.200s` refuses %s %s", s.traits.Pattern.Text, what, strings.Join(out, ", "))
	}
}
