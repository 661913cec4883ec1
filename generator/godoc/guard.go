package godoc

import "strings"

// guard keeps a paragraph's beginning from being read as a heading, a link
// definition or a build constraint.
func guard(text string) string {
	switch {
	case strings.HasPrefix(text, "# "):
		return "#" + nbsp + text[len("# "):]
	case strings.HasPrefix(text, "["):
		if i := strings.Index(text, "]: "); i >= 0 && i == strings.Index(text, "]:") {
			return text[:i+2] + nbsp + text[i+3:]
		}
	case isConstraint(text):
		return `"+build"` + text[len("+build"):]
	}
	return text
}

// guardDeprecated keeps documentation from marking a name as deprecated. Only
// the model's own trait says so, and whoever reads it adds that paragraph.
func guardDeprecated(text string) string {
	if rest, found := strings.CutPrefix(text, "Deprecated: "); found {
		return "Deprecated:" + nbsp + rest
	}
	return text
}

// guardMarker keeps a further paragraph of an item from beginning an item.
func guardMarker(text string) string {
	if _, rest, found := cutMarker(text); found {
		return text[:len(text)-len(rest)-1] + nbsp + rest
	}
	return text
}

// isConstraint reports whether gofmt would move the text to the top of the file.
func isConstraint(text string) bool {
	rest, found := strings.CutPrefix(text, "+build")
	return found && (rest == "" || strings.TrimSpace(rest) != rest)
}

// cutMarker splits a line into the marker of a list item, "" for a bullet or
// the digits of a number, and the text after one space.
func cutMarker(line string) (number, rest string, found bool) {
	mark, rest, found := strings.Cut(line, " ")
	if !found || strings.TrimSpace(rest) == "" {
		return "", "", false
	}
	number, found = isMarker(mark)
	return number, rest, found
}

// isMarker reports whether a word is the marker of a list item.
func isMarker(word string) (number string, found bool) {
	switch word {
	case "-", "*", "+", "•":
		return "", true
	}
	n := len(word) - 1
	if n < 1 || word[n] != '.' && word[n] != ')' {
		return "", false
	}
	for i := range n {
		if word[i] < '0' || word[i] > '9' {
			return "", false
		}
	}
	return word[:n], true
}
