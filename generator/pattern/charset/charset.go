// Package charset has sets of characters, as the classes of regular expressions
// denote them. It imports the standard library.
package charset

import (
	"slices"
	"unicode"
)

// Set is a set of code points: sorted ranges, each its first and last one. Ranges
// neither overlap nor touch. Nobody changes a Set.
type Set []rune

// All has every code point.
var All = Set{0, unicode.MaxRune}

// Of returns the set of some characters.
func Of(chars ...rune) Set {
	out := make(Set, 0, 2*len(chars))
	for _, c := range chars {
		out = append(out, c, c)
	}
	return normal(out)
}

// Range returns the set from one character to another; empty when they are the
// wrong way round.
func Range(low, high rune) Set {
	if low > high {
		return nil
	}
	return Set{low, high}
}

// Table returns the set of a table of package unicode.
func Table(t *unicode.RangeTable) Set {
	var out Set
	for _, r := range t.R16 {
		out = appendStride(out, rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		out = appendStride(out, rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return normal(out)
}

func appendStride(out Set, low, high, stride rune) Set {
	if stride == 1 {
		return append(out, low, high)
	}
	for c := low; c <= high; c += stride {
		out = append(out, c, c)
	}
	return out
}

// normal sorts ranges and joins those that overlap or touch.
func normal(ranges Set) Set {
	pairs := make([][2]rune, 0, len(ranges)/2)
	for i := 0; i+1 < len(ranges); i += 2 {
		pairs = append(pairs, [2]rune{ranges[i], ranges[i+1]})
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return int(a[0] - b[0]) })
	out := make(Set, 0, len(ranges))
	for _, p := range pairs {
		if n := len(out); n > 0 && p[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], p[1])
			continue
		}
		out = append(out, p[0], p[1])
	}
	return out
}

// Union returns what is in any of the sets.
func Union(sets ...Set) Set {
	if len(sets) == 1 {
		return sets[0]
	}
	return normal(slices.Concat(sets...))
}

// Negate returns what is not in the set.
func (s Set) Negate() Set {
	out := make(Set, 0, len(s)+2)
	from := rune(0)
	for i := 0; i+1 < len(s); i += 2 {
		if from < s[i] {
			out = append(out, from, s[i]-1)
		}
		from = s[i+1] + 1
	}
	if from <= unicode.MaxRune {
		out = append(out, from, unicode.MaxRune)
	}
	return out
}

// Intersect returns what is in both sets.
func (s Set) Intersect(other Set) Set {
	var out Set
	for i, j := 0, 0; i+1 < len(s) && j+1 < len(other); {
		if low, high := max(s[i], other[j]), min(s[i+1], other[j+1]); low <= high {
			out = append(out, low, high)
		}
		if s[i+1] < other[j+1] {
			i += 2
		} else {
			j += 2
		}
	}
	return out
}

// Overlaps reports whether the sets have a character in common.
func (s Set) Overlaps(other Set) bool {
	for i, j := 0, 0; i+1 < len(s) && j+1 < len(other); {
		if s[i] <= other[j+1] && other[j] <= s[i+1] {
			return true
		}
		if s[i+1] < other[j+1] {
			i += 2
		} else {
			j += 2
		}
	}
	return false
}

// Contains reports whether a character is in the set.
func (s Set) Contains(c rune) bool {
	low, high := 0, len(s)/2
	for low < high {
		mid := (low + high) / 2
		switch {
		case c < s[2*mid]:
			high = mid
		case c > s[2*mid+1]:
			low = mid + 1
		default:
			return true
		}
	}
	return false
}

// Len is the number of characters.
func (s Set) Len() int {
	n := 0
	for i := 0; i+1 < len(s); i += 2 {
		n += int(s[i+1]-s[i]) + 1
	}
	return n
}

// Equal reports whether the sets are the same.
func (s Set) Equal(other Set) bool { return slices.Equal(s, other) }

// The surrogates, which text in UTF-8 never has.
const (
	firstSurrogate = 0xD800
	lastSurrogate  = 0xDFFF
)

// Scalars returns the set as far as it matters to text in UTF-8: surrogates are
// in it only where they join two ranges.
func (s Set) Scalars() Set {
	out := s.Intersect(Set{0, firstSurrogate - 1, lastSurrogate + 1, unicode.MaxRune})
	if out.Contains(firstSurrogate-1) && out.Contains(lastSurrogate+1) {
		return Union(out, Set{firstSurrogate, lastSurrogate})
	}
	return out
}

// FoldASCII adds the other case of every ASCII letter in the set, as
// java.util.regex does for (?i).
func (s Set) FoldASCII() Set {
	out := slices.Clone(s)
	for i, upper := 0, rune('A'); i < 26; i++ {
		lower := upper + 'a' - 'A'
		if s.Contains(upper) {
			out = append(out, lower, lower)
		}
		if s.Contains(lower) {
			out = append(out, upper, upper)
		}
		upper++
	}
	return normal(out)
}
