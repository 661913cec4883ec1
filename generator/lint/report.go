package lint

import (
	"encoding/json"
	"fmt"
	"io"
)

// jsonVersion is the version of the JSON form; it grows when a key goes or
// changes its meaning, not when one is added.
const jsonVersion = 1

// jsonFinding is a finding in JSON.
type jsonFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Path     string `json:"path"`
	Message  string `json:"message"`
}

// jsonRule is a rule in JSON.
type jsonRule struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Reason   string `json:"reason"`
}

// WriteText writes findings, one a line.
func WriteText(w io.Writer, findings []Finding) error {
	for _, f := range findings {
		if _, err := fmt.Fprintln(w, f.String()); err != nil {
			return err
		}
	}
	return nil
}

// WriteJSON writes findings as one JSON object; docs/lint.md describes it.
func WriteJSON(w io.Writer, findings []Finding) error {
	out := struct {
		Version  int            `json:"version"`
		Findings []jsonFinding  `json:"findings"`
		Counts   map[string]int `json:"counts"`
	}{Version: jsonVersion, Findings: []jsonFinding{}, Counts: make(map[string]int)}
	for _, name := range Severities() {
		out.Counts[name] = 0
	}
	for _, f := range findings {
		out.Counts[f.Severity.String()]++
		out.Findings = append(out.Findings, jsonFinding{
			Rule: f.Rule, Severity: f.Severity.String(), File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Col,
			Path: f.Path, Message: f.Message,
		})
	}
	return encode(w, out)
}

// WriteRulesText writes rules, one a line.
func WriteRulesText(w io.Writer, rules []Rule) error {
	for _, r := range rules {
		if _, err := fmt.Fprintf(w, "%-28s %-8s %s\n", r.ID, r.Severity, r.Reason); err != nil {
			return err
		}
	}
	return nil
}

// WriteRulesJSON writes rules as one JSON object.
func WriteRulesJSON(w io.Writer, rules []Rule) error {
	out := struct {
		Version int        `json:"version"`
		Rules   []jsonRule `json:"rules"`
	}{Version: jsonVersion, Rules: []jsonRule{}}
	for _, r := range rules {
		out.Rules = append(out.Rules, jsonRule{ID: r.ID, Severity: r.Severity.String(), Reason: r.Reason})
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
