package godoc

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", " \n\t\n", nil},
		{"words", "one two three four five", []string{"one two three", "four five"}},
		{"filled", "one\ntwo\r\n three\n\n\nfour", []string{"one two", "", "\tthree", "", "four"}},
		{"long word", "a longer-than-the-width b", []string{"a", "longer-than-the-width", "b"}},
		{"runes", "ééééé ééééé ééé é", []string{"ééééé ééééé", "ééé é"}},
		{"no-break space", "one two thre\u00a0four", []string{"one two", "thre\u00a0four"}},
		{"list", "x\n  - one two three four\n  * five", []string{"x", "  - one two", "    three four", "  - five"}},
		{"numbers", "x\n\n  9) a\n  10) b", []string{"x", "", " 9. a", " 10. b"}},
		{"loose list", "x\n  - a\n\n    b c d e f g\n  - h", []string{"x", "", "  - a", "", "    b c d e f", "    g", "", "  - h"}},
		{"marker at the edge", "x\n  - aaaa bbbb - c", []string{"x", "  - aaaa", "    bbbb - c"}},
		{"list only", "  - a\n  - b", []string{"- a", "", "- b"}},
		{"numbers only", " 1. a\n 2. b", []string{"1. a", "", "2. b"}},
		{"code", "x\n\n    a  b c d e f g h i j k\n      l\n\n\n    +build m", []string{"x", "", "\ta  b c d e f g h i j k", "\t  l", "", "", "\t\"+build\" m"}},
		{"code only", "\ta b\n\t\tc", []string{"a b c"}},
		{"heading", "x\n\n# A heading with many words\n\ny", []string{"x", "", "# A heading with many words", "", "y"}},
		{"no heading", "# a\nb", []string{"#\u00a0a b"}},
		{"old heading", "x\n\nA title\n\ny", []string{"x", "", "A title.", "", "y"}},
		{"name", "x\n\nA.Name\n\ny", []string{"x", "", `"A.Name"`, "", "y"}},
		{"first and last", "A title\n\nx\n\nA title", []string{"A title", "", "x", "", "A title"}},
		{"before a list", "x\n\nA title\n  - y", []string{"x", "", "A title", "  - y"}},
		{"links", "[a] b\n\n[c]: http://e.com/c\n[a]: http://e.com/a", []string{"[a] b", "", "[a]: http://e.com/a", "", "[c]: http://e.com/c"}},
		{"links between", "[a]\n\n[a]: http://e.com/1\n\nb\n\n[a]: http://e.com/2", []string{"[a]", "", "b", "", "[a]: http://e.com/1"}},
		{"definitions only", "[a]: http://e.com/", []string{"[a]:\u00a0http://e.com/"}},
		{"constraint", "aaaaaa bbbbbb +build c", []string{"aaaaaa", "bbbbbb +build", "c"}},
		{"deprecated", "x\n\nDeprecated: y", []string{"x", "", "Deprecated: y"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			have := Wrap(tt.text, 14)
			if strings.Join(have, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("have %q\nwant %q", have, tt.want)
			}
			if err := checkComment(tt.text); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestWrapAgain checks that what is wrapped already stays as it is.
func TestWrapAgain(t *testing.T) {
	for _, doc := range seeds() {
		once := Wrap(FromHTML(doc), 40)
		again := Wrap(strings.Join(once, "\n"), 40)
		if strings.Join(once, "\n") != strings.Join(again, "\n") {
			t.Errorf("from %q\nonce  %q\nagain %q", doc, once, again)
		}
	}
}

func TestComment(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"One.":                   "// One.",
		"One.\n\n\tx\n\n\ty\n":   "// One.\n//\n//\tx\n//\n//\ty",
		"One:\n  - two":          "// One:\n//   - two",
		"Line.\n\nDeprecated: x": "// Line.\n//\n// Deprecated: x",
	} {
		if have := Comment(text); have != want {
			t.Errorf("%q: have %q, want %q", text, have, want)
		}
	}
	if len(Wrap("x", 0)) != 1 || len(Wrap(strings.Repeat("ab ", 27), -1)) != 2 {
		t.Error("a width of 0 is not the usual one")
	}
}

// TestCut checks that what is left out of a long text is said.
func TestCut(t *testing.T) {
	text := FromHTML("<ul><li>" + strings.Repeat("word ", MaxText))
	if !strings.HasSuffix(text, "\n\n"+cutNotice) || len(text) > MaxText || len(text) < MaxText-16<<10 {
		t.Errorf("%d bytes, end %q", len(text), text[len(text)-80:])
	}
	whole := strings.Repeat("word ", MaxText/8)
	if have := FromHTML(whole); have != strings.TrimSpace(whole) {
		t.Error("a text within the limit is cut")
	}
}
