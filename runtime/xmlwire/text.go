package xmlwire

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
)

// special marks the bytes at which plain text needs a second look.
var special = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\t' && c != '\n'
	}
	for c := utf8.RuneSelf; c < 256; c++ {
		t[c] = true
	}
	t['<'], t['&'], t[']'] = true, true, true
	return t
}()

// Text returns the text of the open element and closes it. An element inside
// of it is an error.
func (r *Reader) Text() string {
	if r.empty {
		r.empty = false
		r.pop()
		return ""
	}
	i := r.pos
	for i < len(r.data) && !special[r.data[i]] {
		i++
	}
	if i+1 < len(r.data) && r.data[i] == '<' && r.data[i+1] == '/' {
		s := r.text.Cut(r.data, r.pos, i)
		r.pos = i
		r.endTag()
		return s
	}
	return r.mixedText()
}

// mixedText reads text with references, CDATA, comments, or characters that
// need a check.
func (r *Reader) mixedText() string {
	var out []byte
	for r.err == nil {
		n := bytes.IndexByte(r.data[r.pos:], '<')
		if n < 0 {
			r.fail("unexpected end")
			break
		}
		run := r.data[r.pos : r.pos+n]
		if bytes.Contains(run, []byte("]]>")) {
			r.fail("unescaped ]]>")
			break
		}
		var ok bool
		if out, ok = r.unescape(out, run); !ok {
			break
		}
		r.pos += n
		switch {
		case r.at("</"):
			r.endTag()
			return string(out)
		case r.at("<![CDATA["):
			out, _ = r.characters(out, r.cdata())
		case r.at("<!--"):
			r.comment()
		case r.at("<?"):
			r.instruction()
		default:
			r.fail("unexpected markup in text")
		}
	}
	return ""
}

// unescape appends text with its references resolved.
func (r *Reader) unescape(out, text []byte) ([]byte, bool) {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return r.characters(out, text)
		}
		var ok bool
		if out, ok = r.characters(out, text[:i]); !ok {
			return nil, false
		}
		end := bytes.IndexByte(text[i:min(len(text), i+maxReference)], ';')
		if end < 0 {
			r.fail("malformed reference")
			return nil, false
		}
		c, ok := reference(text[i+1 : i+end])
		if !ok {
			r.fail("unknown entity or character reference")
			return nil, false
		}
		out = utf8.AppendRune(out, c)
		text = text[i+end+1:]
	}
}

// maxReference bounds a reference, leading zeros included.
const maxReference = 32

// reference resolves what stands between the ampersand and the semicolon.
func reference(s []byte) (rune, bool) {
	switch string(s) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(s) < 2 || s[0] != '#' {
		return 0, false
	}
	base, digits := 10, s[1:]
	if s[1] == 'x' {
		base, digits = 16, s[2:]
	}
	if len(digits) == 0 || digits[0] == '+' {
		return 0, false
	}
	v, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || v > utf8.MaxRune {
		return 0, false
	}
	return rune(v), isChar(rune(v))
}

// characters appends text after a check of its characters; line ends become
// \n (XML 1.0, section 2.11).
func (r *Reader) characters(out, text []byte) ([]byte, bool) {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\r':
			out = append(out, '\n')
			i++
			if i < len(text) && text[i] == '\n' {
				i++
			}
			continue
		case c < 0x20 && c != '\t' && c != '\n':
			r.fail("control character in text")
			return nil, false
		case c < utf8.RuneSelf:
			out = append(out, c)
			i++
			continue
		}
		v, n := utf8.DecodeRune(text[i:])
		if v == utf8.RuneError && n == 1 || !isChar(v) {
			r.fail("invalid UTF-8 or forbidden character")
			return nil, false
		}
		out = append(out, text[i:i+n]...)
		i += n
	}
	return out, true
}

// isChar reports whether XML 1.0 (section 2.2) allows the character.
func isChar(c rune) bool {
	return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000
}

// expect fails for text that is not of the wanted type.
func (r *Reader) expect(m *runtime.Member, want string) {
	r.fail("member %s: expected %s", m.ModelName(), want)
}
