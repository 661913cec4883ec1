package xmlwire

import "unicode/utf8"

// appendText appends text as the content of an element. What XML forbids becomes
// U+FFFD, as encoding/xml has it; what a reader would change is escaped.
func appendText(b []byte, s string) []byte { return appendEscaped(b, s, false) }

// appendAttribute appends text as an attribute's value, between double quotes.
func appendAttribute(b []byte, s string) []byte { return appendEscaped(b, s, true) }

func appendEscaped(b []byte, s string, attribute bool) []byte {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"' {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if escape := escapeOf(r, n, attribute); escape != "" {
			b = append(append(b, s[start:i]...), escape...)
			start = i + n
		}
		i += n
	}
	return append(b, s[start:]...)
}

// escapeOf is what stands for a character of n bytes, empty for itself.
func escapeOf(r rune, n int, attribute bool) string {
	switch r {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '\r':
		return "&#xD;"
	case '\u0085':
		return "&#x85;"
	case '\u2028':
		return "&#x2028;"
	}
	if attribute {
		switch r {
		case '"':
			return "&quot;"
		case '\n':
			return "&#xA;"
		case '\t':
			return "&#x9;"
		}
	}
	if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff || r == utf8.RuneError && n == 1 {
		return "\ufffd"
	}
	return ""
}
