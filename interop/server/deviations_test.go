package server

import (
	"regexp"
	"testing"
)

// A deviation is what keeps an input or an output from arriving as it was, and is none of the server's faults. Its
// patterns match whole texts; an empty one matches any.
type deviation struct {
	client, service, operation string
	// problem matches the line that reports the difference.
	problem string
	// reason says why it is so.
	reason string
}

// deviations are all that are known.
var deviations = []deviation{
	{
		service: "chime", operation: "PutRetentionSettings",
		problem: `output (InitiateDeletionTimestamp|RetentionSettings): want .*, got nothing`,
		reason:  "the model answers with 204, which has no body for the members of the output",
	},
	{
		client: "boto3|cli", service: "iam",
		problem: `output (.*\.)?([iI]sTruncated|JwtVendingEnabled|PasswordResetRequired|(AllowUsers|Expire|Require)\w+): want nothing, got false`,
		reason:  "members that are no pointers in Go have no absence: the server sends false",
	},
	{
		client: "boto3", service: "iam",
		problem: `error message: want .*, got nothing`,
		reason:  "botocore has the message of a query error as its Error.Message, and not as its member of that name",
	},
	{
		client: "cli", service: "iam",
		problem: `message: want "", got "None"`,
		reason:  "the model gives the error no message, which Python prints as None",
	},
	{
		client: "cli", operation: "CreateVirtualMFADevice",
		problem: `output VirtualMFADevice.(QRCodePNG|Base32StringSeed): want .*, got nothing`,
		reason:  "the CLI writes the seed to a file, and nothing of it to its output",
	},
}

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
