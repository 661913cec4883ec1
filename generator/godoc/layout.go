package godoc

import (
	"strings"
	"unicode/utf8"
)

// A layout collects lines.
type layout struct {
	width int
	lines []line
}

// section adds the lines of a section. If enclosed, there is a section before
// it and one that is not indented after it.
func (l *layout) section(s section, enclosed bool) {
	if s.kind != listSection || s.loose() || !s.tight {
		l.blank()
	}
	switch s.kind {
	case headingSection:
		l.lines = append(l.lines, line{text: "# " + s.text})
	case codeSection:
		for _, text := range s.code {
			lead := ""
			if text != "" {
				lead = "\t"
			}
			l.lines = append(l.lines, line{lead, text})
		}
	case listSection:
		l.list(s)
	default:
		l.paragraph(guard(s.text), enclosed)
	}
}

// paragraph adds a paragraph, changed if gofmt took it for a heading.
func (l *layout) paragraph(text string, enclosed bool) {
	begin := len(l.lines)
	l.fill(text, "", false)
	if enclosed && len(l.lines) == begin+1 && isOldHeading(text) {
		l.lines = l.lines[:begin]
		l.fill(notHeading(text), "", false)
	}
}

// blank adds a blank line, if there is text above.
func (l *layout) blank() {
	if len(l.lines) > 0 {
		l.lines = append(l.lines, line{})
	}
}

// indent is what stands before the lines of an item but its first.
const indent = "    "

// list adds the items of a list, as gofmt sets them.
func (l *layout) list(s section) {
	loose := s.loose()
	for i, it := range s.items {
		if loose && i > 0 {
			l.blank()
		}
		lead := "  - "
		if s.numbered {
			lead = " " + it.number + ". "
		}
		for _, para := range it.paras {
			para = guard(para)
			if lead == indent {
				l.blank()
				para = guardMarker(para)
			}
			l.fill(para, lead, true)
			lead = indent
		}
	}
}

// definitions adds the link definitions: gofmt wants the used ones first.
func (l *layout) definitions(sections []section, defs []definition) {
	markUsed(sections, defs)
	for _, used := range []bool{true, false} {
		first := true
		for _, d := range defs {
			if d.used != used {
				continue
			}
			if first {
				l.blank()
			}
			first = false
			l.lines = append(l.lines, line{text: "[" + d.text + "]: " + d.url})
		}
	}
}

// fill breaks a text into lines. Its words are separated by one space.
func (l *layout) fill(text, lead string, inList bool) {
	begin := 0       // of the line
	end := 0         // of the line, as far as it is known to fit
	col := len(lead) // the width of the lead and text[begin:end]
	for i := 0; i < len(text); {
		next, n := unit(text, i, inList)
		if i > begin && col+1+n > l.width {
			l.lines = append(l.lines, line{lead, text[begin:end]})
			begin = i
			if inList {
				lead = indent
			}
			col = len(lead)
		} else if i > begin {
			col++
		}
		col += n
		end = next
		i = next + 1
	}
	if begin < len(text) {
		l.lines = append(l.lines, line{lead, text[begin:]})
	}
}

// unit returns the end and the width of the words from i on that must stay on
// one line.
func unit(text string, i int, inList bool) (end, width int) {
	begin := i
	for {
		n := strings.IndexByte(text[i:], ' ')
		if n < 0 {
			return len(text), utf8.RuneCountInString(text[begin:])
		}
		i += n
		if !sticks(text[i+1:], inList) {
			return i, utf8.RuneCountInString(text[begin:i])
		}
		i++
	}
}

// sticks reports whether the first word of a text must not begin a line: it is
// like the marker of an item or the "+build" of a build constraint.
func sticks(text string, inList bool) bool {
	switch b := text[0]; {
	case b == '+':
		return true
	case inList && (b == '-' || b == '*' || b >= utf8.RuneSelf || '0' <= b && b <= '9'):
		word, _, _ := strings.Cut(text, " ")
		_, marker := isMarker(word)
		return marker
	}
	return false
}
