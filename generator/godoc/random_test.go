package godoc

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// TestRandom composes texts of everything that means something to HTML or to
// doc comments, which random bytes seldom do.
func TestRandom(t *testing.T) {
	parts := []string{
		" ", " ", " ", "\n", "\n", "\n\n", "\n  - ", "\n 1. ", "\n\t", "    ", "- ", "* ", "2) ", "# ", "#", "[", "]", "]: ", "[a]",
		"a", "B", "c.", "Word", "Word's", "7", "http://e.com/x", "https://e.com", "+build", "go:build", "''", "``", "{", "}", "\\",
		"\u00a0", "\u2028", "é", "\xff", "&lt;", "&#91;", "Deprecated: ", "longer-than-the-others-and-hyphenated-all-over-its-length",
		"<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<dl>", "<dt>", "<dd>", "</dl>", "<b>", "</b>", "<br>",
		"<pre>", "</pre>", "<note>", "</note>", "<a href='http://e.com/1'>", "<a href='http://e.com/2'>", "</a>", "<tr>", "<td>", "</tr>",
		"<h2>", "</h2>", "<code>", "</code>", "<x>", "<!-- -->",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(40) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		doc := b.String()
		if err := checkComment(doc); err != nil {
			t.Fatalf("%v\nfrom %q", err, doc)
		}
		text := FromHTML(doc)
		if err := checkComment(text); err != nil {
			t.Fatalf("%v\nfrom %q\ntext %q", err, doc, text)
		}
	}
}

// TestHostile gives a megabyte of one thing after the other: the result stays
// under its limit, and the time is that of a linear pass.
func TestHostile(t *testing.T) {
	for _, part := range []string{
		"<", "<p", "<p>", "<ul><li>", "<ul><li>a", "</ul>", "<a href='http://e.com'>", "<a href='http://e.com'>a", "<dl><dt>a<dd>b",
		"<x>", "<b>", "&", "&#x2028;", "[", "- ", "1. ", "+build ", "a ", "<pre>\n", "<pre>a\n</pre>", "a\n\n", "<note>", "<tr><td>", "'", "`",
		"A\n\n", "\xff", "\x00", "<!--", "</", "[<a href='http://e.com'>a</a>", "<pre>a \n", "a.b ", "<ol><li>a</li>",
	} {
		doc := strings.Repeat(part, 1<<20/len(part))
		begin := time.Now()
		text := FromHTML(doc)
		comment := Comment(text)
		long := Comment(doc)
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%q took %v, for %d and %d bytes", part, took, len(comment), len(long))
		}
		if len(text) > MaxText {
			t.Errorf("%q gives %d bytes", part, len(text))
		}
		if err := checkComment(text); err != nil {
			t.Errorf("%q: %.1000v", part, err)
		}
	}
}
