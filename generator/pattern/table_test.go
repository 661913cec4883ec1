package pattern

import (
	"testing"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/runtime/pattern"
)

// TestSetData wants sets as data, with and without an index, to have the characters
// that they are made of.
func TestSetData(t *testing.T) {
	for name, set := range map[string]charset.Set{
		"letters": charset.Table(unicode.L), "no letters": charset.Table(unicode.L).Negate(), "marks": charset.Table(unicode.M),
		"some": charset.Union(charset.Range('a', 0x100), charset.Of(0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, unicode.MaxRune)), "all": charset.All, "none": nil,
	} {
		run := pattern.Run{Set: setOf(set), Min: 1, Max: 1}
		for c := rune(0); c <= unicode.MaxRune; c++ {
			if c == 0xD800 {
				c = 0xE000
			}
			if run.Match(string(c)) != set.Contains(c) {
				t.Fatalf("%s: %U", name, c)
			}
		}
		if run.Match("\xc3") != set.Contains(unicode.ReplacementChar) {
			t.Errorf("%s: a byte that is no UTF-8", name)
		}
	}
}
