package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxSuggestions is how many names an error about an unknown service lists.
const maxSuggestions = 5

// suggest words what the caller may have meant by an unknown name.
func suggest(name string, known []string) string {
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	want := squeeze(name)
	for _, k := range known {
		have := squeeze(k)
		d := distance(want, have)
		if d <= max(2, len(want)/3) || len(want) > 2 && strings.Contains(have, want) {
			near = append(near, candidate{k, d})
		}
	}
	if len(near) == 0 {
		return "no name there is close to it"
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	quoted := make([]string, 0, maxSuggestions)
	for _, c := range near[:min(len(near), maxSuggestions)] {
		quoted = append(quoted, fmt.Sprintf("%q", c.name))
	}
	return "close names are " + strings.Join(quoted, ", ")
}

// squeeze leaves the lower-case letters and digits, so that the name of a Go
// package or a service id finds its directory.
func squeeze(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}

// distance is the number of insertions, deletions and replacements of a byte
// that lead from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
