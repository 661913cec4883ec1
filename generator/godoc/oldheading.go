package godoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isOldHeading reports whether gofmt takes a paragraph of that one line for a
// heading, as it does when a paragraph stands before and after it: it begins
// with an upper-case letter, ends in a letter or digit, and has no punctuation
// but commas, parentheses, possessives and dots within words.
func isOldHeading(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	if !unicode.IsUpper(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	if strings.ContainsAny(line, ";:!?+*/=[]{}_^°&§~%#@<\">\\") || strings.Contains(line, ". ") {
		return false
	}
	for _, rest := range strings.Split(line, "'")[1:] {
		if rest != "s" && !strings.HasPrefix(rest, "s ") {
			return false
		}
	}
	return true
}

// notHeading returns the text of a paragraph so that it is no heading: with a
// full stop, or in quotes if it is one word that must not get one, such as
// "Example.Name" or "ENABLED".
func notHeading(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	name := strings.ContainsFunc(text[n:], func(r rune) bool { return !unicode.IsLower(r) })
	if name && !strings.Contains(text, " ") {
		return `"` + text + `"`
	}
	return text + "."
}
