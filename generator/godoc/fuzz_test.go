package godoc

import (
	"strings"
	"testing"
)

// seeds are texts that touch every rule, as HTML and as plain text.
func seeds() []string {
	return []string{
		"", " ", "\n", "<", "<p", "</", "&", "&#0;&#xfeff;&#x2028;", "\xff\xfe", "a\x00b\r\nc\u202ed",
		"<p>One <b>two</b> <code>three</code>.</p><p>Four.</p>",
		"<ul><li>a</li><li><p>b</p><p>c</p><ol><li>d</li></ol>e</li></ul>",
		"<p>x</p><ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>",
		"<dl><dt>t</dt><dd>d <ul><li>n</li></ul></dd><dd>e</dd></dl>",
		`<p>See <a href="https://example.com/a">it</a>, <a href="https://example.com/b">it</a>, [<a href="http://e.com">x</a>].</p>`,
		`<p>[<a href="https://example.com">x]</a> [[y <a href="http://e.com/'' ">''z''</a></p>`,
		"<pre>\n\n  func main() {\n\n\t+build x\n}\n</pre>", "<p>a {</p><pre>b\n c</pre><ul><li>d</li></ul>",
		"<table><tr><th>a</th><td><p>b</p><ul><li>c</li></ul></td></tr><tr><td>d</table>",
		"<note><ul><li>a</li></ul></note><important><p><b>Hi</b></p></important><p><b>Title</b></p><p>end</p>",
		"<script>var x = '<p>'</script><!-- c --><br/>arn:<region>:<account-id>",
		"# h", "#\th\n\ntext", "text\n\n# h\n\nmore", "a\n\nOverview\n\nb", "a\n\nIt's John's 3.5 h\n\n  - x",
		"[a]: http://b", "[a] b\n\n[c]: http://d\n[a]: https://e f\n[a]: ftp://g", "[[a] [b\n\n[a]: http://b",
		"  - a\n  - b", "\tcode\n\tmore", "a\n  - b\n\n    c - d\n 1. e\nf", "a\n 1. b\n 22. c\n    - d\n\n\te",
		"+build x", "a\n\n\t+build x", "go:build x", "x ''a'' ``b`` '' ''' ``` ```` c", "a\n- b\n * c\n\td",
		"Deprecated: no.", "a `b\nc{\n\n\t}\n}", "- - - - - -", "a\n  - " + strings.Repeat("- 1. +build ", 40),
		"]:", "0\n 0) 0\n\n 0)\n 0", "\t0\n\n" + strings.Repeat("E", 90) + "\n\nE", "00`````", "// x\n/* y */", "•\u00a0x\n\n \u00a0- y", "a\n\n  -\u3000b\n\n\u2028c", "x\n  \u00a0\n  - \u00a0\n  - a",
	}
}

// TestSeeds checks the content of the seeds, too: for arbitrary bytes a parser of
// HTML moves text about.
func TestSeeds(t *testing.T) {
	for _, doc := range seeds() {
		if err := checkContent(doc, FromHTML(doc)); err != nil {
			t.Error(err)
		}
	}
}

func FuzzComment(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := checkComment(text); err != nil {
			t.Error(err)
		}
	})
}

func FuzzFromHTML(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		text := FromHTML(doc)
		if len(text) > MaxText {
			t.Errorf("%d bytes", len(text))
		}
		if err := checkComment(text); err != nil {
			t.Errorf("%v\ntext: %q", err, text)
		}
	})
}
