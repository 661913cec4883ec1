package inspect

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/modelsmith/modelsmith/generator/model"
)

// section is a part of a report as a table.
type section struct {
	name    string
	columns []string
	rows    func(*Report) [][]string
}

func sections() []section {
	return []section{
		{"operations", []string{"NAME", "METHOD", "URI", "ERRORS", "PAGES", "WAITERS", "NOTES"}, operationRows},
		{"shapes", []string{"NAME", "KIND", "MEMBERS", "SENSITIVE", "AT"}, shapeRows},
		{"constraints", []string{"PATH", "REQUIRED", "RANGE", "VALUES", "UNIQUE", "PATTERN"}, constraintRows},
		{"routes", []string{"METHOD", "PATH", "QUERY", "OPERATION"}, routeRows},
		{"patterns", []string{"USES", "DIALECT", "COMPILED TO", "PATTERN", "AT"}, patternRows},
		{"unsupported", []string{"AT", "PATH", "PROBLEM"}, problemRows},
	}
}

// Sections are the names of the parts of a report.
func Sections() (names []string) {
	for _, s := range sections() {
		names = append(names, s.name)
	}
	return names
}

// WriteTable writes a report for people: a line about the service, and one of the
// parts; or, for no part, how much there is of each.
func WriteTable(w io.Writer, r *Report, part string) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if part == "" {
		fmt.Fprintf(t, "%s\t%s\n", model.Visible(r.Name), model.Visible(r.FullName))
		fmt.Fprintf(t, "version\t%s\nprotocol\t%s\nauth\t%s\n", model.Visible(r.APIVersion), r.Protocol, strings.Join(r.Auth, ", "))
		for _, s := range sections() {
			fmt.Fprintf(t, "%s\t%d\n", s.name, len(s.rows(r)))
		}
		return t.Flush()
	}
	for _, s := range sections() {
		if s.name != part {
			continue
		}
		fmt.Fprintln(t, strings.Join(s.columns, "\t"))
		for _, row := range s.rows(r) {
			for i := range row {
				row[i] = model.Visible(row[i])
			}
			fmt.Fprintln(t, strings.Join(row, "\t"))
		}
	}
	return t.Flush()
}

// WriteJSON writes reports as a list.
func WriteJSON(w io.Writer, reports []*Report) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(reports)
}

// mark is the text for what is true.
func mark(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

func operationRows(r *Report) (rows [][]string) {
	for _, o := range r.Operations {
		notes := strings.TrimSpace(mark(o.Deprecated, "deprecated ") + mark(o.Unsupported, "unsupported"))
		rows = append(rows, []string{o.Name, o.Method, o.URI, count(len(o.Errors)), mark(o.Paginated, "yes"), strings.Join(o.Waiters, ", "), notes})
	}
	return rows
}

func shapeRows(r *Report) (rows [][]string) {
	for _, s := range r.Shapes {
		rows = append(rows, []string{s.Name, s.Kind, count(s.Members), mark(s.Sensitive, "yes"), s.At})
	}
	return rows
}

func constraintRows(r *Report) (rows [][]string) {
	for _, c := range r.Constraints {
		rows = append(rows, []string{c.Path, mark(c.Required, "yes"), c.bounds(), count(c.Values), mark(c.Unique, "yes"), c.Pattern})
	}
	return rows
}

func routeRows(r *Report) (rows [][]string) {
	for _, t := range r.Routes {
		rows = append(rows, []string{t.Method, t.Path, t.Query, t.Operation})
	}
	return rows
}

func patternRows(r *Report) (rows [][]string) {
	for _, p := range r.Patterns {
		kind := p.Kind
		if p.Problem != "" {
			kind = "not at all: " + p.Problem
		}
		rows = append(rows, []string{count(p.Uses), p.Dialect, kind, p.Pattern, p.At})
	}
	return rows
}

func problemRows(r *Report) (rows [][]string) {
	for _, p := range r.Unsupported {
		rows = append(rows, []string{p.At, p.Path, p.Message})
	}
	return rows
}
