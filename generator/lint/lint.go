// Package lint finds what is doubtful about a linked model, of whatever format:
// one rule is one file and one line in [Rules]. It imports packages closest,
// jmespath, model, pattern with its syntax, route and wellformed, and the standard
// library.
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Severity says how bad a finding is; a larger one is worse.
type Severity int

// The severities.
const (
	// Note is a fact that some reader may want to know.
	Note Severity = iota + 1
	// Warning is something that is likely not what was meant.
	Warning
	// Error is something that cannot work.
	Error
)

// Severities are the names of all severities, the worst first.
func Severities() []string { return []string{Error.String(), Warning.String(), Note.String()} }

// String returns the severity's name.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// ParseSeverity returns the severity of a name.
func ParseSeverity(name string) (Severity, error) {
	for _, s := range []Severity{Error, Warning, Note} {
		if s.String() == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%q is no severity; there are %s", name, strings.Join(Severities(), ", "))
}

// Finding is one thing that a rule found.
type Finding struct {
	// Rule is the id of the rule.
	Rule     string
	Severity Severity
	Pos      model.Pos
	// Path is the model path, such as shapes.Bot.
	Path string
	// Message says what is doubtful.
	Message string
}

// String returns the finding as one line.
func (f Finding) String() string {
	text := f.Message
	if f.Path != "" {
		text = f.Path + ": " + text
	}
	// A problem's text shows what a terminal would not.
	return model.Problem{Pos: f.Pos, Message: fmt.Sprintf("%s: %s (%s)", f.Severity, text, f.Rule)}.Error()
}

// Rule is a rule; see [Rules].
type Rule struct {
	// ID is the rule's name, such as pattern/never-matches.
	ID       string
	Severity Severity
	// Reason says in one sentence why somebody wants to know.
	Reason string
	// check is nil for what the generator finds itself.
	check func(*pass)
}

// Check applies rules to a service. The findings are sorted.
func Check(s *model.Service, rules []Rule) []Finding {
	var findings []Finding
	facts := newFacts(s)
	for _, r := range rules {
		if r.check != nil {
			r.check(&pass{facts: facts, rule: r, findings: &findings})
		}
	}
	return Sort(findings)
}

// Sort orders findings by place, path, rule and message, and drops repeats.
func Sort(findings []Finding) []Finding {
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col),
			strings.Compare(a.Path, b.Path), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(findings)
}

// Worst returns the highest severity among findings, 0 for none.
func Worst(findings []Finding) Severity {
	var worst Severity
	for _, f := range findings {
		worst = max(worst, f.Severity)
	}
	return worst
}

// pass is one rule's way through a service.
type pass struct {
	*facts
	rule     Rule
	findings *[]Finding
}

// report adds a finding.
func (p *pass) report(pos model.Pos, path, format string, args ...any) {
	*p.findings = append(*p.findings, Finding{
		Rule: p.rule.ID, Severity: p.rule.Severity, Pos: pos, Path: path, Message: fmt.Sprintf(format, args...),
	})
}
