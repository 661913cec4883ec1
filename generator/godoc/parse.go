package godoc

import "strings"

// A sectionKind is the kind of a section of Go doc text.
type sectionKind int

const (
	paraSection sectionKind = iota
	headingSection
	codeSection
	listSection
)

// A section is a paragraph, a heading, a code block or a list.
type section struct {
	kind     sectionKind
	text     string   // of a paragraph or heading, its words separated by one space
	code     []string // the lines of a code block
	items    []item
	numbered bool // the items have numbers
	tight    bool // no blank line before the list
	spaced   bool // blank lines between the items
}

// An item is an item of a list.
type item struct {
	number string
	paras  []string
}

// atMargin reports whether the section is not indented.
func (s section) atMargin() bool { return s.kind == paraSection || s.kind == headingSection }

// loose reports whether gofmt separates the items by blank lines.
func (s section) loose() bool {
	if s.spaced {
		return true
	}
	for _, it := range s.items {
		if len(it.paras) != 1 {
			return true
		}
	}
	return false
}

// parse splits text into sections and link definitions, by the rules of doc
// comments, without their guesses at what an author meant by wrong indentation.
func parse(text string) (sections []section, defs []definition) {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\u00a0")
	}
	margin := false // there is a line that is not indented
	for i := 0; i < len(lines); {
		if lines[i] == "" {
			i++
			continue
		}
		n := span(lines[i:])
		if indented(lines[i]) {
			sections = append(sections, indentedSection(lines[i:i+n], i > 0 && lines[i-1] != "" && len(sections) > 0))
		} else if found := definitions(lines[i : i+n]); found != nil {
			defs, margin = append(defs, found...), true
		} else {
			sections, margin = append(sections, marginSection(lines[i:i+n])), true
		}
		i += n
	}
	if len(sections) == 0 { // definitions alone are no comment
		for _, d := range defs {
			sections = append(sections, section{text: words("[" + d.text + "]: " + d.url)})
		}
		return sections, nil
	}
	if !margin {
		sections = unindented(sections)
	}
	return sections, distinct(defs)
}

// indented reports whether a line begins with a space or a tab.
func indented(line string) bool { return line != "" && (line[0] == ' ' || line[0] == '\t') }

// span returns how many of the lines, the first of which is not blank, are one
// section. Blank lines separate sections that are not indented.
func span(lines []string) int {
	in := indented(lines[0])
	n := 1
	for i := 1; i < len(lines); i++ {
		switch {
		case lines[i] == "" && in:
		case lines[i] == "" || indented(lines[i]) != in:
			return n
		default:
			n = i + 1
		}
	}
	return n
}

// marginSection returns the section of lines that are not indented.
func marginSection(lines []string) section {
	if len(lines) == 1 && (strings.HasPrefix(lines[0], "# ") || strings.HasPrefix(lines[0], "#\t")) {
		if text := words(lines[0][1:]); text != "" {
			return section{kind: headingSection, text: text}
		}
	}
	return section{text: words(strings.Join(lines, " "))}
}

// indentedSection returns the list or code of indented lines.
func indentedSection(lines []string, tight bool) section {
	number, _, isList := cutItem(lines[0])
	if !isList {
		return codeOf(lines)
	}
	s := section{kind: listSection, numbered: number != "", tight: tight}
	var para []string
	endPara := func() {
		if text := words(strings.Join(para, " ")); text != "" {
			last := &s.items[len(s.items)-1]
			last.paras = append(last.paras, text)
		}
		para = para[:0]
	}
	for _, line := range lines {
		number, rest, found := cutItem(line)
		switch {
		case line == "":
			endPara()
			s.spaced = true
		case found && (number != "") == s.numbered:
			endPara()
			s.items = append(s.items, item{number: number})
			para = append(para, rest)
		default:
			para = append(para, line)
		}
	}
	endPara()
	return s
}

// cutItem is cutMarker for an indented line.
func cutItem(line string) (number, rest string, found bool) {
	return cutMarker(strings.ReplaceAll(strings.TrimSpace(line), "\t", " "))
}

// codeOf returns a code section.
func codeOf(lines []string) section {
	lines = undent(lines)
	for i, line := range lines {
		if isConstraint(strings.TrimSpace(line)) {
			lines[i] = strings.Replace(line, "+build", `"+build"`, 1)
		}
	}
	return section{kind: codeSection, code: lines}
}

// unindented returns the sections of an indented text as paragraphs.
func unindented(sections []section) []section {
	var paras []section
	for _, s := range sections {
		if s.kind == codeSection {
			paras = append(paras, section{text: words(strings.Join(s.code, " "))})
		}
		for _, it := range s.items {
			mark := "- "
			if s.numbered {
				mark = it.number + ". "
			}
			for _, text := range it.paras {
				paras = append(paras, section{text: mark + text})
				mark = ""
			}
		}
	}
	return paras
}

// words returns the words of a text, separated by one space. No-break spaces
// within words stay.
func words(text string) string {
	if isCollapsed(text) {
		return quotes(text)
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
	kept := fields[:0]
	for _, f := range fields {
		if f = strings.Trim(f, nbsp); f != "" {
			kept = append(kept, f)
		}
	}
	return quotes(strings.Join(kept, " "))
}

// isCollapsed reports whether words would not change the spaces of a text.
func isCollapsed(text string) bool {
	if strings.HasPrefix(text, " ") || strings.HasSuffix(text, " ") {
		return false
	}
	return !strings.Contains(text, "  ") && strings.IndexByte(text, '\t') < 0 &&
		strings.IndexByte(text, '\n') < 0 && !strings.Contains(text, nbsp)
}
