package diff

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/model"
)

// TestMarkdown renders hostile names as a pull request does, with raw HTML and the
// extensions of GitHub: they show as they are, each in its cell, and are nothing
// else.
func TestMarkdown(t *testing.T) {
	names := []string{
		"<script>alert(1)</script>", "<img src=x onerror=x>", "</details></td>", "<!--", "&lt;b&gt; &#64; &amp;", "`a` ``b``", "|a|b|", `\|a\`, "*a* _b_ ~~c~~ __d__",
		"[a](https://example.com) ![b](c) [d]: e", "https://example.com", "www.example.com", "HTTP://EXAMPLE.COM", "someone@example.com", "mailto:a@example.com",
		"# a", "> a", "- a", "1. a", "---", "    a", "a  ", "[ ] a", "[^1]", ":smile:", "$x$", "a<br>b", "@octocat", "octo/repo#1", "#1", "GH-1", "gh-1",
		strings.Repeat("<", 1000), strings.Repeat("`", 301),
	}
	r := diff.Report{Compared: 1, Services: []diff.Service{{ID: "A"}, {ID: names[0]}}}
	for _, name := range names {
		pos := model.Pos{File: name, Line: 1, Col: 1}
		r.Services[0].Changes = append(r.Services[0].Changes, diff.Change{
			Rule: "type-changed", Client: diff.Breaking, Server: diff.Docs, Subject: "shapes." + name, Path: "shapes." + name, Old: pos, New: pos,
			Message: name, Go: []string{name, name},
		})
	}
	for _, name := range names {
		r.Services[1].Notes = append(r.Services[1].Notes, "Not compared: "+name)
	}
	var text, page bytes.Buffer
	if err := diff.WriteMarkdown(&text, r, diff.Options{}); err != nil {
		t.Fatal(err)
	}
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	if err := m.Convert(text.Bytes(), &page); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{
		"html", "head", "body", "h3", "p", "blockquote", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "code", "br",
	}
	rows := 0
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			t.Errorf("a comment: %s", n.Data)
		case n.Type == html.ElementNode && !slices.Contains(allowed, n.Data):
			t.Errorf("<%s> in %s", n.Data, shownText(n.Parent))
		case n.Type == html.ElementNode && n.Data == "tr" && n.Parent.Data == "tbody":
			checkRow(t, n, names[rows])
			rows++
		case n.Type == html.TextNode:
			for _, reference := range []string{"@octo", "#1", "GH-1", "gh-1", "@example"} {
				if strings.Contains(n.Data, reference) {
					t.Errorf("%q refers to something", n.Data)
				}
			}
		}
	}
	if rows != len(names) {
		t.Errorf("%d rows, not %d", rows, len(names))
	}
}

// checkRow wants a row of five cells that show a name.
func checkRow(t *testing.T, row *html.Node, name string) {
	t.Helper()
	var cells []string
	for n := range row.ChildNodes() {
		if n.Type == html.ElementNode {
			cells = append(cells, shownText(n))
		}
	}
	if len(name) > 300 {
		name = name[:300] + "…"
	}
	if want := name + " (type-changed)"; len(cells) != 5 || cells[3] != strings.TrimSpace(want) && cells[3] != want {
		t.Errorf("%q is shown as %q", name, cells)
	}
}

// shownText is what an element shows, without what parts references.
func shownText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.ReplaceAll(b.String(), "\u200b", "")
}
