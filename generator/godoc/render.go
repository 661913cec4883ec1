package godoc

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// render returns the blocks and link definitions as text.
func (c *converter) render() string {
	fit(c.blocks)
	var out strings.Builder
	for i := 0; i < len(c.blocks); {
		n := i + 1
		if c.blocks[i].listed() {
			for n < len(c.blocks) && c.blocks[n].listed() {
				n++
			}
			renderList(&out, c.blocks[i:n], i > 0 && c.blocks[i-1].kind == paraBlock)
		} else {
			renderBlock(&out, c.blocks[i])
		}
		i = n
	}
	if len(c.links.order) > 0 {
		gap(&out)
	}
	for _, text := range c.links.order {
		out.WriteString("[" + text + "]: " + c.links.urls[text] + "\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// gap leaves a blank line, if there is text above.
func gap(out *strings.Builder) {
	if out.Len() > 0 {
		out.WriteByte('\n')
	}
}

// fit turns bold paragraphs above others into headings, and code beside a list
// into a paragraph, since nothing would separate the two.
func fit(blocks []block) {
	for i := range blocks {
		b := &blocks[i]
		before := i > 0 && blocks[i-1].listed()
		after := i+1 < len(blocks) && blocks[i+1].listed()
		switch {
		case b.kind == codeBlock && (before || after):
			b.kind, b.text = paraBlock, collapsed(b.text)
		case b.kind == paraBlock && b.bold && i > 0 && i+1 < len(blocks) && isTitle(b.text):
			b.kind = headingBlock
		}
	}
}

// isTitle reports whether a text is good for a heading: short, no sentence.
func isTitle(text string) bool {
	return utf8.RuneCountInString(text) <= headingWidth && strings.IndexByte(".,:;!?", text[len(text)-1]) < 0
}

// renderBlock writes a block that is not part of a list.
func renderBlock(out *strings.Builder, b block) {
	gap(out)
	switch b.kind {
	case headingBlock:
		out.WriteString("# " + b.text + "\n")
	case codeBlock:
		for line := range strings.Lines(b.text) {
			if line != "\n" {
				out.WriteByte('\t')
			}
			out.WriteString(line)
		}
		out.WriteByte('\n')
	default:
		out.WriteString(guardDeprecated(guard(b.text)) + "\n")
	}
}

// renderList writes a list. Doc comments know no nested lists, and no bullets
// and numbers in one: where the model has them, all items are bullets, dashes
// show the depth, and the numbers are text. A list follows its paragraph
// directly, unless it has items of several paragraphs.
func renderList(out *strings.Builder, items []block, follows bool) {
	depth, loose, numbered := items[0].depth, false, true
	for _, b := range items {
		if b.kind == itemParaBlock {
			loose = true
			continue
		}
		depth = min(depth, b.depth)
		numbered = numbered && b.number > 0 && b.depth == items[0].depth
	}
	if !loose && !follows {
		gap(out)
	}
	for _, b := range items {
		if loose {
			gap(out)
		}
		switch {
		case b.kind == itemParaBlock:
			out.WriteString("    " + guardMarker(guard(b.text)))
		case numbered:
			out.WriteString(" " + strconv.Itoa(b.number) + ". " + guard(b.text))
		default:
			out.WriteString("  - " + guard(marks(b, depth)+b.text))
		}
		out.WriteByte('\n')
	}
}

// marks returns what shows the place of an item among bullets.
func marks(b block, depth int) string {
	s := strings.Repeat("- ", min(b.depth-depth, maxMarks))
	if b.number > 0 {
		s += strconv.Itoa(b.number) + ". "
	}
	return s
}
