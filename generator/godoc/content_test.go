package godoc

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// TestContentCheck makes sure that the check of the other tests can fail.
func TestContentCheck(t *testing.T) {
	const doc = `<p>One <a href="https://example.com">two</a>.</p><p>Three</p>`
	if err := checkContent(doc, "One [two].\n\nThree\n\n[two]: https://example.com"); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{"", "One two.\n\nThree", "One [two]. [two]: https://example.com", "Three One [two]\n\n[two]: https://example.com"} {
		if checkContent(doc, wrong) == nil {
			t.Errorf("nothing is missing from %q", wrong)
		}
	}
}

// checkContent checks that a text holds the words of a document in order, and
// the targets of its links, by a parse of its own.
func checkContent(doc, text string) error {
	want := readDocument(doc)
	body := text
	for _, d := range want.links {
		if !strings.Contains(text, d) {
			return fmt.Errorf("no link to %q in %q", d, text)
		}
	}
	have := alphanumeric(body)
	for i, w := range want.words {
		n := 0
		for n < len(have) && have[n] != w {
			n++
		}
		if n == len(have) {
			return fmt.Errorf("word %d, %q, of %q is not in %q", i, w, doc, text)
		}
		have = have[n+1:]
	}
	return nil
}

// A document is what a reader of the HTML sees.
type document struct {
	words, links []string
}

func readDocument(doc string) document {
	root, err := html.Parse(strings.NewReader(doc))
	if err != nil {
		return document{}
	}
	var text strings.Builder
	var d document
	d.read(root, &text)
	d.words = alphanumeric(text.String())
	return d
}

// read collects the text below a node. Blocks separate words, and so do links,
// which get brackets.
func (d *document) read(n *html.Node, text *strings.Builder) {
	switch n.Type {
	case html.TextNode:
		text.WriteString(n.Data)
		return
	case html.ElementNode:
		if n.Data == "script" || n.Data == "style" {
			return
		}
	}
	kind := kindOf(n.Data)
	separate := n.Type == html.ElementNode && kind != tagInline && kind != tagBold && kind != tagUnknown && (kind != tagLink || linkOf(n) != "")
	if separate {
		text.WriteByte(' ')
	}
	var inner strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.read(c, &inner)
	}
	text.WriteString(inner.String())
	if url := linkOf(n); url != "" && strings.TrimSpace(inner.String()) != "" {
		d.links = append(d.links, url)
	}
	if separate {
		text.WriteByte(' ')
	}
}

// linkOf returns the target of a link, or "".
func linkOf(n *html.Node) string {
	for _, a := range n.Attr {
		if n.Data == "a" && a.Key == "href" {
			return target(a.Val)
		}
	}
	return ""
}

// alphanumeric returns the runs of letters and digits.
func alphanumeric(text string) []string {
	text = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && r != '\r' && r != '\f' && dropped(r) && r != '\u0085' {
			return -1
		}
		return r
	}, text)
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
