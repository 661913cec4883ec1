package diff

import (
	"fmt"
	"io"
	"strings"
)

// Options say what is written.
type Options struct {
	// Docs lists what changed for people only; else it is counted.
	Docs bool
	// Limit is about how many bytes Markdown may have; 0 is the default.
	Limit int
}

// Report is what is written.
type Report struct {
	Services []Service
	// Code is that of the services, nil when there is none.
	Code []Code
	// Compared counts the services that were compared, came or went.
	Compared int
	// Old and New are what was compared, as it was given.
	Old, New string
}

// group is what one operation, shape or the service itself has.
type group struct {
	subject string
	changes []Change
}

// groups are the changes by subject, in their order. Those of documentation are
// left out unless they are wanted.
func groups(changes []Change, docs bool) (out []group) {
	for _, c := range changes {
		if !docs && c.Worst() == Docs {
			continue
		}
		if n := len(out); n == 0 || out[n-1].subject != c.Subject {
			out = append(out, group{subject: c.Subject})
		}
		g := &out[len(out)-1]
		g.changes = append(g.changes, c)
	}
	return out
}

// WriteText writes a report for terminals.
func WriteText(w io.Writer, r Report, o Options) error {
	var b strings.Builder
	for _, s := range r.Services {
		shown := groups(s.Changes, o.Docs)
		if shown != nil {
			fmt.Fprintf(&b, "service %s\n", Visible(s.ID))
		}
		for _, g := range shown {
			fmt.Fprintf(&b, "  %s\n", Visible(g.subject))
			for _, c := range g.changes {
				writeChange(&b, g.subject, c)
			}
		}
	}
	for _, note := range distinctNotes(r) {
		fmt.Fprintf(&b, "note: %s\n", Visible(note))
	}
	b.WriteString(Summary(r) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeChange(b *strings.Builder, subject string, c Change) {
	inner := where(subject, c)
	if inner != "" {
		inner += ": "
	}
	fmt.Fprintf(b, "    callers %s, owners %s: %s (%s)\n", c.Client, c.Server, Visible(inner+c.Message), c.Rule)
	for _, g := range c.Go {
		fmt.Fprintf(b, "      go %s\n", Visible(g))
	}
	if c.More > 0 {
		fmt.Fprintf(b, "      go and %d more\n", c.More)
	}
	fmt.Fprintf(b, "      at %s\n", places(c))
}

// places are where a change is in both models.
func places(c Change) string {
	switch {
	case c.Old.File == "":
		return Visible(c.New.String())
	case c.New.File == "":
		return Visible(c.Old.String()) + " (old)"
	}
	return Visible(c.Old.String()) + " → " + Visible(c.New.String())
}

// Counts are the changes by severity.
type Counts struct {
	Client, Server map[Severity]int
	Total          int
}

// Count counts changes.
func Count(r Report) Counts {
	c := Counts{Client: make(map[Severity]int), Server: make(map[Severity]int)}
	for _, s := range r.Services {
		for _, change := range s.Changes {
			c.Client[change.Client]++
			c.Server[change.Server]++
			c.Total++
		}
	}
	return c
}

// Summary is the line at the end.
func Summary(r Report) string {
	c := Count(r)
	if c.Total == 0 {
		return fmt.Sprintf("no changes in %s", plural(r.Compared, "service"))
	}
	side := func(counts map[Severity]int) string {
		return fmt.Sprintf("%d breaking, %d dangerous, %d compatible, %d docs", counts[Breaking], counts[Dangerous], counts[Compatible], counts[Docs])
	}
	return fmt.Sprintf("%s in %s; callers: %s; server owners: %s", plural(c.Total, "change"), plural(r.Compared, "service"), side(c.Client), side(c.Server))
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
