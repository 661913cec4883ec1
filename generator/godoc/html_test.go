package godoc

import "testing"

func TestFromHTML(t *testing.T) {
	for _, tt := range []struct{ name, doc, want string }{
		{"nothing", "", ""},
		{"tags only", "<zonbook></zonbook><xhtml></xhtml><p> </p>", ""},
		{"paragraphs", "<p>One\n  <i>two</i>.</p><p>Three<p>four", "One two.\n\nThree\n\nfour"},
		{"entities", "<p>&lt;a&gt; &amp;&nbsp;b &#x41;&quot;</p>", "<a> & b A\""},
		{"code", "<p>The <code>Size</code>s, <code> <b>x</b> </code>.</p>", "The Sizes, x."},
		{"unknown tag", "<p>A <shape>round</shape> <replaceable>thing</replaceable>.</p>", "A round thing."},
		{"placeholder", "<p>arn:aws:x:<region>:<Account-Id>:y</p>", "arn:aws:x:<region>:<Account-Id>:y"},
		{"less than", "<p>a < b, a<3</p>", "a < b, a<3"},
		{"break", "<p>One<br>two<br/>three</p>", "One\n\ntwo\n\nthree"},
		{"dropped", "<p>a<img src='x'>b<!-- c --><script>d()</script><style>e</style></p>", "ab"},
		{"characters", "<p>a\x00b\u202ec\ufeff\u2028d\xff\u00a0e</p>", "abc d\ufffd e"},

		{"list", "<p>Either:</p> <ul> <li> <p>One</p> </li> <li>Two</li> </ul> <p>End</p>", "Either:\n  - One\n  - Two\n\nEnd"},
		{"numbers", "<p>Steps:</p><ol><li>One</li><li>Two</li></ol>", "Steps:\n 1. One\n 2. Two"},
		{"several paragraphs", "<p>x</p><ul><li><p>One</p><p>more</p></li><li>Two</li></ul>", "x\n\n  - One\n\n    more\n\n  - Two"},
		{"nested", "<p>x</p><ul><li>One<ul><li>deep</li></ul>after</li><li>Two</li></ul>", "x\n  - One\n  - - deep\n  - after\n  - Two"},
		{"nested numbers", "<p>x</p><ol><li>One<ul><li>deep</li></ul></li><li>Two</li></ol>", "x\n  - 1. One\n  - - deep\n  - 2. Two"},
		{"needless nesting", "<p>x</p><ul><li><ul><li>One</li></ul></li></ul>", "x\n  - One"},
		{"lists in a row", "<p>x</p><ul><li>a</li></ul><ol><li>b</li></ol>", "x\n  - a\n  - 1. b"},
		{"no list around", "<p>x</p><li>a</li><li>b</li><p>y</p>", "x\n  - a\n  - b\n\ny"},
		{"no end tags", "<p>x<ul><li>a<li>b</ul>y", "x\n  - a\n  - b\n\ny"},
		{"between items", "<p>x</p><ul><li>a</li> b <li>c</li></ul>", "x\n  - a\n  - b\n  - c"},
		{"terms", "<p>x</p><dl><dt>A</dt><dd><p>first</p></dd><dt>B:</dt><dd>second</dd></dl>", "x\n  - A: first\n  - B: second"},
		{"term with list", "<p>x</p><dl><dt>A</dt><dd><ul><li>b</li></ul></dd></dl>", "x\n  - A\n  - - b"},
		{"definitions", "<p>x</p><dl><dt>A</dt><dd>one<p>two</p></dd><dd>three</dd></dl>", "x\n\n  - A: one\n\n    two\n\n  - three"},
		{"table", "<p>x</p><table><tr><th>A</th><th>B</th></tr><tr><td><p>c</p></td><td>d</td></tr></table>", "x\n  - A | B\n  - c | d"},

		{"note", "<note><p>Mind <b>this</b>.</p><p>And that.</p></note>", "Note: Mind this.\n\nAnd that."},
		{"labelled note", "<important>Important: mind.</important>", "Important: mind."},
		{"bare note", "<caution>mind</caution><p>x</p><note> </note><p>y</p>", "Caution: mind\n\nx\n\ny"},
		{"note with list", "<note><ul><li>a</li></ul></note>", "Note:\n  - a"},
		{"note in item", "<p>x</p><ul><li>a<note>b</note></li></ul>", "x\n\n  - a\n\n    Note: b"},

		{"title", "<p>x</p><p><b>More to read</b></p><p>y</p>", "x\n\n# More to read\n\ny"},
		{"no title", "<p><b>First</b></p><p><b>A sentence.</b></p><p><b>Part</b> of it</p><p><b>Last</b></p>", "First\n\nA sentence.\n\nPart of it\n\nLast"},
		{"heading", "<p>x</p><h2>A <i>b</i></h2>y", "x\n\n# A b\n\ny"},

		{"pre", "<p>x</p><pre>\n  a {\n\tb\n\n    c  \n</pre>", "x\n\n\t  a {\n\t\tb\n\n\t    c"},
		{"pre with indentation", "<p>x</p><pre><code>    a\n      b\n</code></pre>", "x\n\n\ta\n\t  b"},
		{"pre beside list", "<p>x</p><ul><li>a</li></ul><pre>b\nc</pre>", "x\n  - a\n\nb c"},
		{"pre in item", "<p>x</p><ul><li>a<pre>b\nc</pre></li></ul>", "x\n\n  - a\n\n    b c"},

		{"plain", "One\nline.\n\nTwo:\n- a\n  b\n* c\n\nend", "One line.\n\nTwo:\n  - a b\n  - c\n\nend"},
	} {
		t.Run(tt.name, func(t *testing.T) { checkHTML(t, tt.doc, tt.want) })
	}
}

func TestLinks(t *testing.T) {
	for _, tt := range []struct{ name, doc, want string }{
		{"link", `<p>See <a href="https://e.com/a">the <b>Guide</b></a>.</p>`, "See [the Guide].\n\n[the Guide]: https://e.com/a"},
		{"spaces", `<p>See<a href=" https://e.com/a b"> it </a>now</p>`, "See [it] now\n\n[it]: https://e.com/a%20b"},
		{"ulink", `<ulink url="HTTP://e.com">it</ulink>`, "[it]\n\n[it]: http://e.com"},
		{"no target", `<a>it</a> <a href="/x">y</a> <a href="javascript:z">z</a> <a href="https://">w</a>`, "it y z w"},
		{"no text", `<p>a<a href="https://e.com"> </a>b</p>`, "a b"},
		{"twice", `<a href="http://e.com">x</a> <a href="http://e.com">x</a> <a href="http://e.com">y</a>`, "[x] [x] [y]\n\n[x]: http://e.com\n[y]: http://e.com"},
		{"same text", `<a href="http://e.com/1">x</a> <a href="http://e.com/2">x</a>`, "[x] x (http://e.com/2)\n\n[x]: http://e.com/1"},
		{"address", `<a href="http://e.com/">http://e.com/</a>. <a href="http://e.com/">http://e.com/</a>x`, "http://e.com/. http://e.com/ x"},
		{"brackets in it", `<a href="http://e.com">a[0]</a>`, "a[0] (http://e.com)"},
		{"brackets around it", `<p>[see <a href="http://e.com">x</a>]</p>`, "[see x (http://e.com)]"},
		{"bracket in the term", `<dl><dt>a[</dt><dd><a href="http://e.com">x</a></dd></dl>`, "  - a[: x (http://e.com)"},
		{"no end tag", `<p><a href="http://e.com">x</p><p>y</p>`, "[x]\n\n[y]\n\n[x]: http://e.com\n[y]: http://e.com"},
		{"characters", `<a href="http://e.com/[a]'b'/é">x</a>`, "[x]\n\n[x]: http://e.com/%5Ba%5D%27b%27/%C3%A9"},
	} {
		t.Run(tt.name, func(t *testing.T) { checkHTML(t, tt.doc, tt.want) })
	}
}

// TestNotSyntax has texts that are no syntax in the model and would be in Go.
func TestNotSyntax(t *testing.T) {
	for _, tt := range []struct{ name, doc, want string }{
		{"heading", "<p># One</p>", "#\u00a0One"},
		{"definition", "<p>[a b]: http://e.com</p>", "[a b]:\u00a0http://e.com"},
		{"definition in item", "<p>x</p><ul><li>[a]: http://e.com</li></ul>", "x\n  - [a]:\u00a0http://e.com"},
		{"marker", "<p>x</p><ul><li>a<p>- b</p></li></ul>", "x\n\n  - a\n\n    -\u00a0b"},
		{"constraint", "<p>+build linux</p>", `"+build" linux`},
		{"deprecated", "<p>Deprecated: it is old.</p>", "Deprecated:\u00a0it is old."},
		{"quotes", "<p>''word'', '' or ('')</p>", `"word", "" or ("")`},
		{"backquotes", "<p>``word`` `x`</p>", "`word` `x`"},
	} {
		t.Run(tt.name, func(t *testing.T) { checkHTML(t, tt.doc, tt.want) })
	}
}

func checkHTML(t *testing.T, doc, want string) {
	t.Helper()
	if have := FromHTML(doc); have != want {
		t.Errorf("have %q\nwant %q", have, want)
	}
	if err := checkComment(FromHTML(doc)); err != nil {
		t.Error(err)
	}
}
