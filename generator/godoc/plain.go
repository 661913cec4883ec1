package godoc

import "strings"

// plainText reads documentation without any tag, whose authors set paragraphs
// apart by blank lines and begin the lines of a list with "-" or "*".
func (c *converter) plainText(doc string) {
	for line := range strings.Lines(doc) {
		if c.full() {
			return
		}
		text := strings.TrimSpace(line)
		rest, bullet := strings.CutPrefix(text, "- ")
		if !bullet {
			rest, bullet = strings.CutPrefix(text, "* ")
		}
		switch {
		case text == "":
			c.flush()
			c.lists = nil
		case bullet:
			c.flush()
			c.lists = []list{{kind: bulletList, fresh: true}}
			text = rest
		}
		c.text([]byte(text))
		c.para.space = true
	}
}
