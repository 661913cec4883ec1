package godoc

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// FromHTML returns the Go doc text of a model's documentation: a line per
// paragraph and list item, blank lines between paragraphs, link definitions
// last. It takes any bytes, in time linear in their number, and returns at most
// MaxText bytes of printable UTF-8.
func FromHTML(doc string) string {
	c := converter{source: doc}
	if hasMarkup(doc) {
		c.markup()
	} else {
		c.plainText(html.UnescapeString(doc))
	}
	return c.finish()
}

// hasMarkup reports whether the text holds anything that could be a tag.
func hasMarkup(doc string) bool {
	for {
		i := strings.IndexByte(doc, '<')
		if i < 0 || i+1 == len(doc) {
			return false
		}
		doc = doc[i+1:]
		if b := doc[0] | 0x20; 'a' <= b && b <= 'z' || doc[0] == '/' || doc[0] == '!' {
			return true
		}
	}
}

// A converter collects the blocks of one documentation text.
type converter struct {
	source string
	blocks []block
	para   paragraph
	links  linkSet
	lists  []list
	spent  int             // bytes of syntax in blocks and links
	ends   map[string]bool // names of the end tags in source, once asked for
	deep   int             // lists open beyond maxDepth
	label  string          // "Note: ", until the first paragraph of the note
	term   int             // number of blocks when a <dt> was the last one
	join   bool            // the next text continues the <dt> before it
	mute   bool            // inside <script> or <style>
	raw    []byte          // text of the open <pre>, nil outside
}

// full reports whether the budget for text is spent.
func (c *converter) full() bool {
	return c.spent+c.links.cost+c.para.written+len(c.raw) >= textBudget
}

// markup reads the source as HTML, as far as the budget goes.
func (c *converter) markup() {
	z := html.NewTokenizer(strings.NewReader(c.source))
	for !c.full() {
		switch z.Next() {
		case html.ErrorToken: // a string ends, it does not fail
			return
		case html.TextToken:
			if raw := z.Raw(); bytes.ContainsAny(raw, "&\r") {
				c.text(z.Text())
			} else { // Text would copy it
				c.text(raw)
			}
		case html.StartTagToken:
			c.open(z, (*converter).start)
		case html.SelfClosingTagToken:
			c.open(z, (*converter).startEnd)
		case html.EndTagToken:
			name, _ := z.TagName()
			c.end(string(name))
		}
	}
}

// open handles a start tag. A tag that nobody defined and that nothing closes
// is no tag but a placeholder of the author, such as <account-id>: it is text.
func (c *converter) open(z *html.Tokenizer, start func(*converter, tag)) {
	raw := z.Raw()
	name, more := z.TagName()
	t := tag{name: string(name)}
	if !known(t.name) && !c.closed(t.name) {
		c.text(raw)
		return
	}
	for more && (t.name == "a" || t.name == "ulink") {
		var key, value []byte
		key, value, more = z.TagAttr()
		if k := string(key); t.href == "" && (k == "href" || k == "url") {
			t.href = string(value)
		}
	}
	start(c, t)
}

func (c *converter) startEnd(t tag) {
	c.start(t)
	c.end(t.name)
}

// closed reports whether the source has an end tag of that name.
func (c *converter) closed(name string) bool {
	if c.ends == nil {
		c.ends = endTags(c.source)
	}
	return c.ends[name]
}

// text adds text, where it belongs.
func (c *converter) text(b []byte) {
	room := textBudget - c.spent - c.links.cost - c.para.written - len(c.raw)
	switch {
	case c.mute:
	case c.raw != nil:
		code := cleanCode(b, room)
		c.raw = append(c.raw, code...)
		c.spent += bytes.Count(code, []byte("\n")) // the tabs before the lines
	default:
		c.para.write(b, room)
	}
}

// finish closes what is open and renders the blocks.
func (c *converter) finish() string {
	full := c.full()
	c.endPre()
	c.flush()
	if full {
		c.lists, c.label, c.join = nil, "", false
		c.para.write([]byte(cutNotice), len(cutNotice)+1)
		c.flush()
	}
	return c.render()
}
