package godoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dropped reports whether a rune has no place in a source file: control and
// format characters, among them NUL, the byte order mark, and those that reverse
// the direction of the text around them.
func dropped(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}

// clean returns text with only tabs and line feeds left of the characters that
// are not printable; other line separators become spaces.
func clean(text string) string {
	i := 0
	for i < len(text) && (' ' <= text[i] && text[i] <= '~' || text[i] == '\n') {
		i++
	}
	if i == len(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || ' ' <= r && r <= '~' || r == '\u00a0':
			return r
		case unicode.IsSpace(r):
			return ' '
		case dropped(r):
			return -1
		}
		return r
	}, text)
}

// cleanCode is clean for preformatted text, up to room bytes.
func cleanCode(b []byte, room int) []byte {
	b = []byte(clean(string(b)))
	if len(b) <= room {
		return b
	}
	for room > 0 && !utf8.RuneStart(b[room]) {
		room--
	}
	return b[:max(0, room)]
}

// quotes replaces runs of quotes and backquotes, since doc comments turn pairs of
// them into typographic ones. Authors set them around words, and a pair of
// quotes for the empty string.
func quotes(text string) string {
	if !strings.Contains(text, "''") && !strings.Contains(text, "``") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		n := 1
		if text[i] == '\'' || text[i] == '`' {
			for i+n < len(text) && text[i+n] == text[i] {
				n++
			}
		}
		switch {
		case n == 1:
			out.WriteByte(text[i])
		case text[i] == '`':
			out.WriteByte('`')
		default:
			out.WriteString(doubled(text, i, n))
		}
		i += n
	}
	return out.String()
}

// doubled returns what stands for the n single quotes at text[i].
func doubled(text string, i, n int) string {
	open := i == 0 || strings.IndexByte(" ([{<=", text[i-1]) >= 0
	end := i+n == len(text) || strings.IndexByte(" .,;:)]}>", text[i+n]) >= 0
	if n == 2 && !(open && end) {
		return `"`
	}
	return strings.Repeat(`"`, n-n%2) + strings.Repeat("'", n%2)
}
