package xmlwire

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
)

// The classes of bytes that ask for a second look at the text they stand in.
const (
	tag       uint8 = 1 << iota // < ends a run of text
	ampersand                   // & begins a reference
	carriage                    // \r is a line end to be normalised
	bracket                     // ] may begin a forbidden ]]>
	high                        // bytes of characters beyond ASCII
	control                     // forbidden characters
)

var class = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = control
	}
	for c := utf8.RuneSelf; c < 256; c++ {
		t[c] = high
	}
	t['\t'], t['\n'], t['\r'] = 0, 0, carriage
	t['<'], t['&'], t[']'] = tag, ampersand, bracket
	return t
}()

// run moves to the next tag and returns the text before it, and the classes of
// its bytes.
func (r *Reader) run() (text []byte, seen uint8) {
	data := r.data[r.pos:]
	for i, c := range data {
		k := class[c]
		if k == tag {
			r.pos += i
			return data[:i], seen
		}
		seen |= k
	}
	r.pos = len(r.data)
	r.fail("unexpected end")
	return nil, 0
}

// passText moves over the text before the next tag and checks it.
func (r *Reader) passText() {
	start := r.pos
	text, seen := r.run()
	if seen != 0 {
		r.scratch = r.appendText(r.scratch[:0], start, text, seen)
	}
}

// Text returns the text of the open element and closes it. An element inside
// of it is an error.
func (r *Reader) Text() string {
	if r.empty {
		r.empty = false
		r.pop()
		return ""
	}
	if r.err != nil || len(r.open) == 0 {
		return ""
	}
	start := r.pos
	text, seen := r.run()
	if r.err == nil && r.data[min(r.pos+1, len(r.data)-1)] == '/' && (seen == 0 || seen == high && validChars(text)) {
		s := r.text.Cut(r.data, start, r.pos)
		r.endTag()
		return s
	}
	return r.mixedText(start, text, seen)
}

// mixedText reads text with references, CDATA, comments, or characters that
// need a check. Its first run was read already.
func (r *Reader) mixedText(start int, text []byte, seen uint8) string {
	out := r.scratch[:0]
	for r.err == nil {
		out = r.appendText(out, start, text, seen)
		switch {
		case r.err != nil:
		case r.at("</"):
			r.endTag()
			r.scratch = out
			return string(out)
		case r.at("<![CDATA["):
			out = r.cdata(out)
		case r.at("<!--"):
			r.comment()
		case r.at("<?"):
			r.instruction()
		default:
			r.fail("unexpected markup in text")
		}
		start = r.pos
		text, seen = r.run()
	}
	return ""
}

// appendText appends text that begins at start, with its references resolved and
// its line ends normalised, after a check of its characters.
func (r *Reader) appendText(out []byte, start int, text []byte, seen uint8) []byte {
	if seen&(control|high) != 0 && !validChars(text) {
		r.failAt(start, "invalid UTF-8 or forbidden character in text")
		return out
	}
	if seen&bracket != 0 && bytes.Contains(text, []byte("]]>")) {
		r.failAt(start, "unescaped ]]> in text")
		return out
	}
	end := start + len(text)
	for seen&ampersand != 0 {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			break
		}
		out = appendLines(out, text[:i])
		text = text[i:]
		c, n := reference(text)
		if n == 0 {
			r.failAt(end-len(text), "unknown entity or malformed reference")
			return out
		}
		out, text = utf8.AppendRune(out, c), text[n:]
	}
	return appendLines(out, text)
}

// appendLines appends text with every line end as \n (XML 1.0, section 2.11).
func appendLines(out, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '\r')
		if i < 0 {
			return append(out, text...)
		}
		out = append(append(out, text[:i]...), '\n')
		text = bytes.TrimPrefix(text[i+1:], []byte("\n"))
	}
}

// validChars reports whether text is UTF-8 and holds only the characters that
// XML 1.0 (section 2.2) allows.
func validChars(text []byte) bool {
	seen := uint8(0)
	for _, c := range text {
		seen |= class[c]
	}
	if seen&control != 0 {
		return false
	}
	return seen&high == 0 || utf8.Valid(text) && !bytes.Contains(text, []byte("\ufffe")) && !bytes.Contains(text, []byte("\uffff"))
}

// maxReference bounds a reference, leading zeros included.
const maxReference = 32

// reference resolves the reference that text begins with and returns its
// length, 0 if it is malformed or unknown.
func reference(text []byte) (c rune, n int) {
	end := bytes.IndexByte(text[:min(len(text), maxReference)], ';')
	if end < 0 {
		return 0, 0
	}
	name := text[1:end]
	switch string(name) {
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "amp":
		return '&', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	digits, base := bytes.CutPrefix(name, []byte("#x"))
	radix := 16
	if !base {
		if digits, base = bytes.CutPrefix(name, []byte("#")); !base {
			return 0, 0
		}
		radix = 10
	}
	v, err := strconv.ParseUint(string(digits), radix, 32)
	if err != nil || v > utf8.MaxRune || !isChar(rune(v)) {
		return 0, 0
	}
	return rune(v), end + 1
}

// isChar reports whether XML 1.0 (section 2.2) allows the character.
func isChar(c rune) bool {
	return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000
}

// expect fails for text that is not of the wanted type. Elements have no name of
// their own: then the member that holds them is named.
func (r *Reader) expect(start int, m *runtime.Member, want string) {
	if m.Flags&runtime.Element != 0 && r.member != nil {
		m = r.member
	}
	r.failAt(start, "member %s: expected %s", m.ModelName(), want)
}
