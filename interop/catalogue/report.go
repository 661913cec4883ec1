package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator"
)

// report is what is told about a run.
type report struct {
	version  string
	services []outcome
}

// quoted is what differs between problems of one kind.
var quoted = regexp.MustCompile(`"[^"]*"|\b[A-Z][A-Za-z0-9]*\b|\d+`)

// kind is a problem without the names in it.
func kind(message string) string { return quoted.ReplaceAllString(message, "…") }

// failed is an error when a service was not generated.
func (r report) failed() error {
	n := 0
	for _, s := range r.services {
		if s.pkg == "" {
			n++
		}
	}
	if n > 0 {
		return fmt.Errorf("%d services were not generated", n)
	}
	return nil
}

// total sums what holds for each service.
func (r report) total(of func(outcome) int) (sum int) {
	for _, s := range r.services {
		sum += of(s)
	}
	return sum
}

// summary is the first lines of all forms.
func (r report) summary() string {
	generated := r.total(func(o outcome) int { return min(len(o.pkg), 1) })
	left := r.total(func(o outcome) int { return len(o.skipped) })
	return fmt.Sprintf("botocore %s: %d of %d services generated, %d operations left out; %d files, %d lines",
		r.version, generated, len(r.services), left,
		r.total(func(o outcome) int { return o.files }), r.total(func(o outcome) int { return o.lines }))
}

// reasons counts why operations are left out.
func (r report) reasons() map[string]int {
	counts := make(map[string]int)
	for _, s := range r.services {
		for _, skipped := range s.skipped {
			for _, p := range skipped.Problems {
				counts[kind(p.Message)]++
			}
		}
	}
	return counts
}

// faults counts the problems of services that were not generated.
func (r report) faults() map[string]int {
	counts := make(map[string]int)
	for _, s := range r.services {
		for _, p := range s.problems {
			counts[kind(p.Message)]++
		}
	}
	return counts
}

// print writes the summary for people.
func (r report) print(w io.Writer) {
	for _, s := range r.services {
		switch {
		case s.err != nil:
			fmt.Fprintf(w, "%s: %v\n", s.name, s.err)
		case s.problems != nil:
			fmt.Fprintf(w, "%s: %d problems\n%v\n", s.name, len(s.problems), s.problems)
		}
	}
	fmt.Fprintln(w, r.summary())
	counts(w, "problems", r.faults())
	counts(w, "left out", r.reasons())
}

// counts prints numbers by kind, the largest first.
func counts(w io.Writer, title string, n map[string]int) {
	keys := slices.SortedFunc(maps.Keys(n), func(a, b string) int {
		if n[a] != n[b] {
			return n[b] - n[a]
		}
		return strings.Compare(a, b)
	})
	for _, k := range keys {
		fmt.Fprintf(w, "%s %5d  %s\n", title, n[k], k)
	}
}

// write writes the table that is checked in: nothing in it depends on the
// machine.
func (r report) write(name string) error {
	var b strings.Builder
	b.WriteString("# The catalogue\n\nEvery service of botocore's data that speaks rest-json or query, with its documentation, made by\n" +
		"`go run ./catalogue -doc ../docs/catalogue.md` in `interop`.\n\n" + r.summary() + ".\n")
	b.WriteString("\n## Left out\n\n| service | operation | why |\n|---|---|---|\n")
	for _, s := range r.services {
		for _, skipped := range s.skipped {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", s.name, skipped.Operation, why(skipped))
		}
	}
	b.WriteString("\n## Services\n\n| service | package | files | lines |\n|---|---|---:|---:|\n")
	for _, s := range r.services {
		fmt.Fprintf(&b, "| %s | %s | %d | %d |\n", s.name, s.pkg, s.files, s.lines)
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// why joins the reasons of a left out operation.
func why(s generator.Skipped) string {
	var reasons []string
	for _, p := range s.Problems {
		reason, _, _ := strings.Cut(p.Message, ",")
		if !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	return strings.Join(reasons, "; ")
}
