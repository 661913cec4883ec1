package validation

import (
	"regexp"
	"strings"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
)

// escape is a code unit as Java's patterns have it.
var escape = regexp.MustCompile(`\\u([0-9A-F]{4})`)

// compiled is a pattern as Go has it, nil where Go has it not.
func compiled(source string) *regexp.Regexp {
	source = escape.ReplaceAllString(source, `\x{$1}`)
	// Without its dashes the one pattern that looks ahead need not.
	source = strings.ReplaceAll(source, `|-(?!-)`, ``)
	pattern, err := regexp.Compile(`^(?:` + source + `)$`)
	if err != nil {
		return nil
	}
	return pattern
}

// fit is a text of n characters that keeps the pattern: a sample of the corpus of which a part is repeated or left
// out.
func (m maker) fit(s botomodel.Shape, n int64) (string, bool) {
	if s.Pattern == "" {
		return strings.Repeat("é", int(n)), true
	}
	pattern := compiled(s.Pattern)
	if pattern == nil {
		return "", false
	}
	for _, sample := range m.corpus[s.Pattern] {
		// Go and Java differ on what is not ASCII.
		if !sample.matches || strings.ContainsFunc(sample.text, func(r rune) bool { return r < ' ' || r > '~' }) {
			continue
		}
		if text, ok := resized([]rune(sample.text), int(n), pattern); ok {
			return text, true
		}
	}
	return "", false
}

// resized repeats or leaves out a part of a text so that it has n characters and matches.
func resized(text []rune, n int, pattern *regexp.Regexp) (string, bool) {
	more := n - len(text)
	for i := 0; i <= len(text); i++ {
		var out string
		switch {
		case more <= 0 && i-more <= len(text):
			out = string(text[:i]) + string(text[i-more:])
		case more > 0 && i < len(text):
			out = string(text[:i]) + strings.Repeat(string(text[i]), more) + string(text[i:])
		default:
			continue
		}
		if pattern.MatchString(out) {
			return out, true
		}
	}
	return "", false
}

// misfit is a text of a good length that breaks the pattern.
func (m maker) misfit(s botomodel.Shape) (string, bool) {
	pattern := compiled(s.Pattern)
	if s.Enum != nil || pattern == nil || strings.Contains(s.Pattern, "(?!") {
		return "", false
	}
	text := []rune(m.text(s))
	for _, r := range "!\x7f" {
		out := strings.Repeat(string(r), len(text))
		if !pattern.MatchString(out) {
			return out, true
		}
	}
	return "", false
}
