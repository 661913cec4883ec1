package regular

import (
	"slices"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// alphabet divides all code points into classes that no set tells apart.
type alphabet struct {
	// starts are the first code points of the pieces, class the class of each.
	starts []rune
	class  []int
	size   int
	// member tells for each set which classes are in it.
	member [][]bool
}

// maxPieces bounds the pieces times the sets.
const maxPieces = 1 << 23

// newAlphabet divides by the sets; it is nil for too many.
func newAlphabet(sets []charset.Set) *alphabet {
	a := &alphabet{starts: []rune{0}}
	for _, s := range sets {
		for i := 0; i+1 < len(s); i += 2 {
			a.starts = append(a.starts, s[i])
			if s[i+1] < unicode.MaxRune {
				a.starts = append(a.starts, s[i+1]+1)
			}
		}
	}
	slices.Sort(a.starts)
	a.starts = slices.Compact(a.starts)
	if len(a.starts)*len(sets) > maxPieces {
		return nil
	}
	marks := make([][]byte, len(a.starts))
	for i := range marks {
		marks[i] = make([]byte, (len(sets)+7)/8)
	}
	for n, s := range sets {
		piece := 0
		for i := 0; i+1 < len(s); i += 2 {
			for ; piece < len(a.starts) && a.starts[piece] <= s[i+1]; piece++ {
				if a.starts[piece] >= s[i] {
					marks[piece][n/8] |= 1 << (n % 8)
				}
			}
		}
	}
	a.number(marks, len(sets))
	return a
}

// number gives pieces that are in the same sets the same class.
func (a *alphabet) number(marks [][]byte, sets int) {
	known := make(map[string]int)
	a.member = make([][]bool, sets)
	for _, m := range marks {
		c, is := known[string(m)]
		if !is {
			c = len(known)
			known[string(m)] = c
			for n := range sets {
				a.member[n] = append(a.member[n], m[n/8]>>(n%8)&1 == 1)
			}
		}
		a.class = append(a.class, c)
	}
	a.size = len(known)
}

// sets are the characters of each class.
func (a *alphabet) sets() []charset.Set {
	ranges := make([]charset.Set, a.size)
	for i, from := range a.starts {
		to := rune(unicode.MaxRune)
		if i+1 < len(a.starts) {
			to = a.starts[i+1] - 1
		}
		ranges[a.class[i]] = append(ranges[a.class[i]], from, to)
	}
	return ranges
}
