package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
)

// A section is a table of results.
type section struct {
	title string
	rows  []row
}

// A row is one measurement. Without a peer it is absolute.
type row struct {
	name, unit string
	ours, peer float64
	// bar is the largest value that passes, of the ratio or, without a peer, of the measurement itself; 0 for none.
	bar float64
}

// value is what the bar is about.
func (r row) value() float64 {
	if r.peer > 0 {
		return r.ours / r.peer
	}
	return r.ours
}

func (r row) missed() bool { return r.bar > 0 && r.value() > r.bar }

func (s section) misses() int {
	n := 0
	for _, r := range s.rows {
		if r.missed() {
			n++
		}
	}
	return n
}

// String is the table as it is printed.
func (s section) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, s.title)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\t\tours\tpeer\tratio\tbar\t\t")
	for _, r := range s.rows {
		peer, ratio, bar, verdict := "", "", "", ""
		if r.peer > 0 {
			peer, ratio = number(r.peer), fmt.Sprintf("1/%.1f", r.peer/r.ours)
		}
		if r.bar > 0 {
			bar, verdict = number(r.bar), "PASS"
			if r.peer > 0 {
				bar = fmt.Sprintf("1/%.4g", 1/r.bar)
			}
			if r.missed() {
				verdict = "MISS"
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", r.name, r.unit, number(r.ours), peer, ratio, bar, verdict)
	}
	_ = w.Flush() // a strings.Builder takes everything
	return b.String()
}

// number writes about three digits.
func number(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	default:
		return fmt.Sprintf("%.2f", v)
	}
}

// median returns the middle value, the lower one of two.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}
