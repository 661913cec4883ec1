package godoc

import "strings"

// A blockKind is the kind of a block of text.
type blockKind int

const (
	paraBlock blockKind = iota
	headingBlock
	codeBlock
	itemBlock
	itemParaBlock // a further paragraph of the item before it
)

// A block is a paragraph, a heading, a code block or one item of a list.
type block struct {
	kind   blockKind
	text   string
	bold   bool // all of the text is bold
	depth  int  // of an item, from 1
	number int  // of an item of an ordered list, from 1
}

// listed reports whether the block is part of a list.
func (b block) listed() bool { return b.kind == itemBlock || b.kind == itemParaBlock }

// boundary ends a paragraph, or a line in the cell of a table.
func (c *converter) boundary() {
	if n := len(c.lists); n > 0 && c.lists[n-1].kind == rowList {
		c.para.space = true
		return
	}
	c.flush()
}

// flush ends the paragraph and adds it to the blocks.
func (c *converter) flush() {
	if len(c.para.buf) == 0 {
		c.para.space = false
		return
	}
	b := c.para.take(&c.links)
	if c.raw == nil {
		c.addLabelled(b)
	}
}

// addLabelled adds a paragraph, after the label of a note that it begins.
func (c *converter) addLabelled(b block) {
	n := len(c.label) - 1
	if n > 0 && (len(b.text) < n || !strings.EqualFold(b.text[:n], c.label[:n])) {
		b.text, b.bold = c.label+b.text, false
	}
	c.label = ""
	c.add(b)
}

// flushLabel adds the label of a note that does not begin with a paragraph.
func (c *converter) flushLabel() {
	if n := len(c.label) - 1; n > 0 {
		b := block{text: c.label[:n]}
		c.label = ""
		c.add(b)
	}
}

// add adds a block where the open lists put it.
func (c *converter) add(b block) {
	c.spent += blockCost
	if c.join {
		c.join = false
		last := &c.blocks[len(c.blocks)-1]
		last.text = strings.TrimSuffix(last.text, ":") + ": " + b.text
		return
	}
	if n := len(c.lists); n > 0 && b.kind != codeBlock {
		l := &c.lists[n-1]
		b.kind = itemParaBlock
		if l.fresh {
			b.kind, b.depth, b.number = itemBlock, n, l.number
		}
		l.fresh, l.number = false, 0
		if l.inTerm {
			c.term = len(c.blocks) + 1
		}
	}
	c.blocks = append(c.blocks, b)
}

// startPre begins preformatted text. There is none in lists, where doc
// comments have no place for it.
func (c *converter) startPre() {
	c.boundary()
	if len(c.lists) == 0 && c.raw == nil {
		c.para.openLink("")
		c.raw = make([]byte, 0, 64)
	}
}

// endPre ends preformatted text. One line that does not fit is taken for prose.
func (c *converter) endPre() {
	if c.raw == nil {
		c.boundary()
		return
	}
	code := undent(strings.Split(string(c.raw), "\n"))
	c.spent += len(c.raw)
	c.raw = nil
	text := strings.Join(code, "\n")
	switch {
	case len(code) == 0:
	case len(code) == 1 && len(text) > Width:
		c.addLabelled(block{text: collapsed(text)})
	default:
		c.flushLabel()
		c.add(block{kind: codeBlock, text: text})
	}
}

// collapsed returns text as one line for a paragraph.
func collapsed(text string) string { return quotes(strings.Join(strings.Fields(text), " ")) }

// undent returns the lines without blank lines around them, without their
// common indentation and without spaces at their ends.
func undent(lines []string) []string {
	var out []string
	indent, blank := "", 0
	for _, line := range lines {
		line = strings.TrimRight(line, " \t\r\u00a0")
		if line == "" {
			blank++
			continue
		}
		lead := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if out == nil {
			indent, blank = lead, 0
		}
		for !strings.HasPrefix(lead, indent) {
			indent = indent[:len(indent)-1]
		}
		out = append(append(out, make([]string, blank)...), line)
		blank = 0
	}
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], indent)
	}
	return out
}
