package godoc

import "strings"

// Comment returns the text as the lines of a doc comment, each with its "//",
// wrapped at Width. It returns "" for a text without words.
func Comment(text string) string {
	lines := wrap(text, Width)
	size := 0
	for _, l := range lines {
		size += len("// \n") + len(l.lead) + len(l.text)
	}
	var out strings.Builder
	out.Grow(size)
	for i, l := range lines {
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString("//")
		if l.text != "" && l.lead != "\t" {
			out.WriteByte(' ')
		}
		out.WriteString(l.lead)
		out.WriteString(l.text)
	}
	return out.String()
}

// Wrap breaks Go doc text into lines of at most width runes; a width of zero or
// less means Width. Paragraphs and list items are filled, code blocks, headings
// and link definitions stay as they are, and the definitions move to the end.
// Only a word that is too long by itself makes a longer line, or words that
// would become syntax at the beginning of a line. A text that is indented as a
// whole has no lists or code in Go: it becomes paragraphs.
func Wrap(text string, width int) []string {
	if width <= 0 {
		width = Width
	}
	wrapped := wrap(text, width)
	lines := make([]string, len(wrapped))
	for i, l := range wrapped {
		lines[i] = l.lead + l.text
	}
	return lines
}

// A line is a line of a comment: its indentation, with the marker of an item,
// and its text. Code has a tab for lead.
type line struct {
	lead, text string
}

func wrap(text string, width int) []line {
	sections, defs := parse(clean(strings.ToValidUTF8(text, "\ufffd")))
	l := layout{width: width, lines: make([]line, 0, len(text)/(Width/2)+4)}
	for i, s := range sections {
		follows := len(defs) > 0
		if i+1 < len(sections) {
			follows = sections[i+1].atMargin()
		}
		l.section(s, i > 0 && follows)
	}
	l.definitions(sections, defs)
	return l.lines
}
