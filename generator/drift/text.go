package drift

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/output"
)

// WriteText writes for people: each file, with the difference if it was edited.
// git apply and patch take it, and pass over the rest.
func WriteText(w io.Writer, found []output.Difference) error {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s %s\n%s", quoted(filepath.ToSlash(d.Path)), what(d), visible(diff(d)))
	}
	if found != nil {
		b.WriteString(summary(found) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// summary is a line about all of them.
func summary(found []output.Difference) string {
	counts := make(map[output.Kind]int)
	for _, d := range found {
		counts[d.Kind]++
	}
	var parts []string
	for _, k := range kinds() {
		if counts[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[k], k))
		}
	}
	text := strings.Join(parts, ", ")
	switch counts[output.Dropped] {
	case 0:
		text += "; modelsmith generate mends it"
	case len(found):
		return text
	default:
		text += "; modelsmith generate mends all but what is dropped"
	}
	if counts[output.Blocked] > 0 {
		text += " once nothing is in the way"
	}
	return text
}

// harmful is what a terminal would obey. It lets line endings be, which
// differences need as they are.
var harmful = regexp.MustCompile(`\r\n|[\x00-\x08\x0b-\x1f\x7f-\x{9f}]`)

// visible replaces what a terminal would obey: edited files have any content.
func visible(text string) string {
	return harmful.ReplaceAllStringFunc(text, func(found string) string {
		if found == "\r\n" {
			return found
		}
		return "\uFFFD"
	})
}

// headed is a name as the header of a difference has it.
func headed(name string) string {
	if q := quoted(name); q != name {
		return q
	}
	if strings.Contains(name, " ") {
		return name + "\t" // where the name ends, as for git
	}
	return name
}

// quoted is a name as git prints it: with quotes and escapes if it would break the
// line, or the terminal.
func quoted(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); {
		c, n := utf8.DecodeRuneInString(name[i:])
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + name[i:i+n])
		case c == utf8.RuneError && n == 1 || !unicode.IsPrint(c):
			for _, octet := range []byte(name[i : i+n]) {
				fmt.Fprintf(&b, `\%03o`, octet)
			}
		default:
			b.WriteString(name[i : i+n])
		}
		i += n
	}
	if b.String() == name {
		return name
	}
	return `"` + b.String() + `"`
}
