// Package closest finds the names that somebody who wrote a wrong one may have
// meant. It imports the standard library only.
package closest

import (
	"cmp"
	"slices"
	"strings"
)

// maxLength is the longest name, in bytes, that is compared with others: the
// time grows with the square of it.
const maxLength = 128

// Names returns at most n of the known names that are close to a wrong one, the
// closest first. Case and punctuation do not count.
func Names(wrong string, known []string, n int) []string {
	if len(wrong) > maxLength {
		return nil
	}
	want := squeeze(wrong)
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	for _, name := range known {
		have := squeeze(name)
		if len(name) > maxLength || have == "" {
			continue
		}
		d := distance(want, have)
		if d <= len(want)/3 || len(want) > 2 && strings.Contains(have, want) {
			near = append(near, candidate{name, d})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var out []string
	for _, c := range near[:min(len(near), n)] {
		out = append(out, c.name)
	}
	return out
}

// squeeze leaves the lower-case letters and digits, so that the name of a Go
// package or a service id finds its directory.
func squeeze(name string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case '-', '_', ' ', '.':
			return -1
		}
		return c
	}, strings.ToLower(name))
}

// distance is the number of bytes to insert, remove or replace on the way from
// a to b: the last row of the table that Wagner and Fischer fill.
func distance(a, b string) int {
	above := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	row := make([]int, len(b)+1)
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			replace := above[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, above[j+1]+1, row[j]+1)
		}
		above, row = row, above
	}
	return above[len(b)]
}
