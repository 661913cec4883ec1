package charset

import (
	"testing"
	"unicode"
)

// TestSets compares with what package unicode says of every character.
func TestSets(t *testing.T) {
	letters, upper := Table(unicode.L), Table(unicode.Lu)
	ascii := Range(0, 0x7F)
	union, both, rest := Union(upper, ascii), letters.Intersect(ascii), letters.Negate()
	total := 0
	for c := rune(0); c <= unicode.MaxRune; c++ {
		letter, up := unicode.IsLetter(c), unicode.IsUpper(c)
		if letter {
			total++
		}
		for name, wrong := range map[string]bool{
			"table": letters.Contains(c) != letter, "union": union.Contains(c) != (up || c < 128),
			"intersection": both.Contains(c) != (letter && c < 128), "negation": rest.Contains(c) == letter,
		} {
			if wrong {
				t.Fatalf("%s: %q", name, c)
			}
		}
	}
	if !letters.Overlaps(ascii) || rest.Overlaps(letters) || !rest.Negate().Equal(letters) || total == 0 {
		t.Error("sets that overlap do not")
	}
}

func TestScalars(t *testing.T) {
	for _, c := range []struct{ set, want Set }{
		{Range(0xD000, 0xDFFF), Range(0xD000, 0xD7FF)},
		{Union(Range(' ', 0xD7FF), Range(0xE000, 0xFFFD)), Range(' ', 0xFFFD)},
		{Range(0xD800, 0xDC00), nil},
		{Of('a', 'b', 'd'), Set{'a', 'b', 'd', 'd'}},
	} {
		if got := c.set.Scalars(); !got.Equal(c.want) {
			t.Errorf("%X: %X, not %X", c.set, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	got := Union(Range('x', 'z'), Of('K', 'é', 'k')).FoldASCII()
	if want := Union(Range('X', 'Z'), Range('x', 'z'), Of('K', 'k', 'é')); !got.Equal(want) || got.Len() != 9 {
		t.Errorf("%q", got)
	}
}
