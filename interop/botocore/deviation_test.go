package botocore

import (
	"fmt"
	"regexp"
	"testing"
)

// A deviation is a difference from botocore that is meant to be. Its patterns match whole texts; an empty one matches
// any.
type deviation struct {
	kind, service, operation, variant string
	// problem matches the line that reports the difference.
	problem string
	// reason says why botocore is not followed.
	reason string
}

// An excuse is a deviation at work in one run.
type excuse struct {
	deviation
	patterns [5]*regexp.Regexp
	used     int
}

// excuses prepares the deviations of a target; one without a reason or a problem excuses nothing.
func excuses(t *testing.T, deviations []deviation) []*excuse {
	t.Helper()
	prepared := make([]*excuse, 0, len(deviations))
	for _, d := range deviations {
		if d.reason == "" || d.problem == "" {
			t.Fatalf("a deviation needs a problem and a reason: %+v", d)
		}
		e := &excuse{deviation: d}
		for i, pattern := range [5]string{d.kind, d.service, d.operation, d.variant, d.problem} {
			if pattern == "" {
				pattern = ".*"
			}
			e.patterns[i] = regexp.MustCompile(`(?s)^(?:` + pattern + `)$`)
		}
		prepared = append(prepared, e)
	}
	return prepared
}

// covers tells whether the deviation is about a problem, and counts it if so.
func (e *excuse) covers(c oracleCase, problem string) bool {
	for i, text := range [5]string{c.Kind, c.Service, c.Operation, c.Variant, problem} {
		if !e.patterns[i].MatchString(text) {
			return false
		}
	}
	e.used++
	return true
}

// unexcused returns the problems of a case that no deviation is about.
func unexcused(list []*excuse, c oracleCase, problems []string) []string {
	var left []string
	for _, problem := range problems {
		excused := false
		for _, e := range list {
			excused = e.covers(c, problem) || excused
		}
		if !excused {
			left = append(left, problem)
		}
	}
	return left
}

// reportExcuses fails for a deviation that is no longer seen, so that the table cannot outlive its causes.
func reportExcuses(t *testing.T, list []*excuse) {
	t.Helper()
	for _, e := range list {
		summary := fmt.Sprintf("%s%s%s%s %s", e.kind, spaced(e.service), spaced(e.operation), spaced(e.variant), e.problem)
		if e.used == 0 {
			t.Errorf("not seen any more: %s", summary)
			continue
		}
		t.Logf("%d × %s: %s", e.used, summary, e.reason)
	}
}

// spaced puts a space before a word if there is one.
func spaced(word string) string {
	if word == "" {
		return ""
	}
	return " " + word
}
