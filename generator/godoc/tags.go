package godoc

import "strings"

// A tag is a start tag with the only attribute that counts.
type tag struct {
	name, href string
}

// start handles a start tag. Tags without a case are transparent.
func (c *converter) start(t tag) {
	switch kindOf(t.name) {
	case tagBlock, tagBreak:
		c.boundary()
	case tagHeading:
		c.flush()
		c.para.bold++
	case tagList, tagRow:
		c.openList(t.name)
	case tagItem:
		c.startItem(t.name)
	case tagCell:
		c.startCell()
	case tagNote:
		c.boundary()
		c.label = strings.ToUpper(t.name[:1]) + t.name[1:] + ": "
	case tagPre:
		c.startPre()
	case tagBold:
		c.para.bold++
	case tagLink:
		c.para.closeLink(&c.links)
		if c.raw == nil {
			c.para.openLink(t.href)
		}
	case tagMute:
		c.mute = true
	}
}

// end handles an end tag, whether or not it was open.
func (c *converter) end(name string) {
	kind := kindOf(name)
	if kind == tagInline || kind == tagBold || kind == tagLink {
		c.para.inner = c.para.space
	}
	switch kind {
	case tagBlock:
		c.boundary()
	case tagHeading:
		c.flush()
		c.para.bold = 0
	case tagList, tagRow:
		c.closeList()
	case tagItem:
		c.endItem(name)
	case tagNote:
		c.boundary()
		c.label = ""
	case tagPre:
		c.endPre()
	case tagBold:
		c.para.bold = max(0, c.para.bold-1)
	case tagLink:
		c.para.closeLink(&c.links)
	case tagMute:
		c.mute = false
	}
}

// A tagKind says what a tag does to the text.
type tagKind int

const (
	tagUnknown tagKind = iota
	tagInline
	tagBlock
	tagBreak
	tagHeading
	tagList
	tagItem
	tagRow
	tagCell
	tagNote
	tagPre
	tagBold
	tagLink
	tagMute
)

// kindOf holds the tags of HTML that documentation uses, and those of DocBook
// and of the authors' own tools that are left in the models.
func kindOf(name string) tagKind {
	switch name {
	case "p", "para", "div", "section", "article", "aside", "header", "footer", "main", "nav",
		"blockquote", "figure", "figcaption", "table", "thead", "tbody", "tfoot", "caption",
		"hr", "center", "address", "form", "fieldset", "details", "summary", "html", "head",
		"body", "title", "textarea", "iframe", "plaintext", "noscript":
		return tagBlock
	case "br":
		return tagBreak
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return tagHeading
	case "ul", "ol", "dl", "itemizedlist", "orderedlist", "variablelist":
		return tagList
	case "li", "dt", "dd", "listitem":
		return tagItem
	case "tr":
		return tagRow
	case "td", "th":
		return tagCell
	case "note", "important", "caution", "warning", "tip":
		return tagNote
	case "pre", "programlisting", "screen", "xmp":
		return tagPre
	case "b", "strong":
		return tagBold
	case "a", "ulink":
		return tagLink
	case "script", "style":
		return tagMute
	case "abbr", "big", "cite", "code", "del", "dfn", "em", "emphasis", "font", "fullname", "i",
		"img", "ins", "kbd", "link", "literal", "mark", "meta", "q", "replaceable", "s", "samp",
		"small", "span", "strike", "sub", "sup", "tt", "u", "var", "wbr", "xhtml", "zonbook":
		return tagInline
	}
	return tagUnknown
}

func known(name string) bool { return kindOf(name) != tagUnknown }

// endTags returns the names of all end tags in the source.
func endTags(source string) map[string]bool {
	ends := make(map[string]bool)
	for {
		_, rest, found := strings.Cut(source, "</")
		if !found {
			return ends
		}
		n := strings.IndexAny(rest[:min(len(rest), 64)], "> \t\r\n/")
		if n > 0 {
			ends[strings.ToLower(rest[:n])] = true
		}
		source = rest
	}
}
