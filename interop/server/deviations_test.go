package server

import (
	"regexp"
	"testing"
)

// A deviation is a client's own behaviour, which keeps an input or an output from arriving as it was. Its patterns match
// whole texts; an empty one matches any.
type deviation struct {
	client, service, operation string
	// problem matches the line that reports the difference.
	problem string
	// reason says what the client does.
	reason string
}

// deviations are all that are known.
var deviations = []deviation{}

// An excuse is a deviation at work in one run.
type excuse struct {
	deviation
	patterns [3]*regexp.Regexp
	used     int
}

// excuses prepares the deviations of a client.
func excuses(t *testing.T, client string) (out []*excuse) {
	t.Helper()
	whole := func(pattern string) *regexp.Regexp {
		if pattern == "" {
			pattern = ".*"
		}
		return regexp.MustCompile(`(?s)^(?:` + pattern + `)$`)
	}
	for _, d := range deviations {
		if d.reason == "" || d.problem == "" {
			t.Fatalf("a deviation needs a problem and a reason: %+v", d)
		}
		if whole(d.client).MatchString(client) {
			out = append(out, &excuse{deviation: d, patterns: [3]*regexp.Regexp{whole(d.service), whole(d.operation), whole(d.problem)}})
		}
	}
	return out
}

// unexcused returns the problems that no deviation is about.
func unexcused(list []*excuse, service, operation string, problems []string) (left []string) {
	for _, problem := range problems {
		excused := false
		for _, e := range list {
			if e.patterns[0].MatchString(service) && e.patterns[1].MatchString(operation) && e.patterns[2].MatchString(problem) {
				e.used++
				excused = true
			}
		}
		if !excused {
			left = append(left, problem)
		}
	}
	return left
}

// reportExcuses fails for a deviation that is no longer seen, so that the list cannot outlive its causes.
func reportExcuses(t *testing.T, list []*excuse) {
	t.Helper()
	for _, e := range list {
		if e.used == 0 {
			t.Errorf("not seen any more: %+v", e.deviation)
			continue
		}
		t.Logf("%d × %s: %s", e.used, e.problem, e.reason)
	}
}
