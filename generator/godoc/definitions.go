package godoc

import "strings"

// A definition is a link definition.
type definition struct {
	text, url string
	used      bool
}

// definitions returns the link definitions that the lines consist of, or nil.
func definitions(lines []string) []definition {
	defs := make([]definition, 0, len(lines))
	for _, line := range lines {
		text, url, found := strings.Cut(line, "]:")
		if !found || !strings.HasPrefix(text, "[") || url == "" || !indented(url) {
			return nil
		}
		url = strings.TrimSpace(url)
		scheme, _, found := strings.Cut(url, "://")
		if !found || !isScheme(scheme) {
			return nil
		}
		defs = append(defs, definition{text: words(text[1:]), url: url})
	}
	return defs
}

// isScheme reports whether doc comments link to addresses of that scheme.
func isScheme(s string) bool {
	switch s {
	case "file", "ftp", "gopher", "http", "https", "mailto", "nntp":
		return true
	}
	return false
}

// distinct leaves the first definition of each text: the others have no effect.
func distinct(defs []definition) []definition {
	seen := make(map[string]bool, len(defs))
	kept := defs[:0]
	for _, d := range defs {
		if !seen[d.text] {
			seen[d.text] = true
			kept = append(kept, d)
		}
	}
	return kept
}

// markUsed marks the definitions of links in paragraphs and lists.
func markUsed(sections []section, defs []definition) {
	if len(defs) == 0 {
		return
	}
	index := make(map[string]*definition, len(defs))
	for i := range defs {
		index[defs[i].text] = &defs[i]
	}
	for _, s := range sections {
		if s.kind == paraSection {
			markLinks(s.text, index)
		}
		for _, it := range s.items {
			for _, para := range it.paras {
				markLinks(para, index)
			}
		}
	}
}

// markLinks marks the definitions of the links in one paragraph. Like the parser
// of doc comments it joins what stands behind several opening brackets.
func markLinks(text string, index map[string]*definition) {
	var link []byte
	open := false
	for i := range len(text) {
		switch b := text[i]; {
		case b == '[':
			open = true
		case b == ']':
			if d := index[string(link)]; open && d != nil {
				d.used = true
			}
			open, link = false, link[:0]
		case open:
			link = append(link, b)
		}
	}
}
