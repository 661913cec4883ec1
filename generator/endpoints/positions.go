package endpoints

import "sort"

// positions turns offsets into lines and columns.
type positions struct{ starts []int }

func newPositions(text string) *positions {
	p := &positions{starts: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

func (p *positions) of(offset int) (line, col int) {
	line = sort.SearchInts(p.starts, offset+1)
	return line, offset - p.starts[line-1] + 1
}
