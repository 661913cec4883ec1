package xmlwire

import "bytes"

// comment reads a comment.
func (r *Reader) comment() {
	start := r.pos + len("<!--")
	n := bytes.Index(r.data[start:], []byte("--"))
	if n < 0 || start+n+2 >= len(r.data) || r.data[start+n+2] != '>' {
		r.fail("malformed comment")
		return
	}
	if !validChars(r.data[start : start+n]) {
		r.fail("invalid UTF-8 or forbidden character in a comment")
		return
	}
	r.pos = start + n + len("-->")
}

// instruction reads a processing instruction or the XML declaration.
func (r *Reader) instruction() {
	begin := r.pos
	r.pos += len("<?")
	target := r.name()
	if r.err != nil {
		return
	}
	if string(r.data[target.start:target.end]) == "xml" {
		r.declaration()
		return
	}
	n := bytes.Index(r.data[r.pos:], []byte("?>"))
	if n < 0 || n > 0 && !isSpace(r.data[r.pos]) || !validChars(r.data[r.pos:r.pos+n]) {
		r.failAt(begin, "malformed processing instruction")
		return
	}
	r.pos += n + len("?>")
}

// declaration reads the rest of the XML declaration, whose encoding must be
// UTF-8 or a part of it.
func (r *Reader) declaration() {
	for r.err == nil {
		before := r.pos
		r.space()
		if r.at("?>") {
			r.pos += len("?>")
			return
		}
		if before == r.pos {
			r.fail("malformed XML declaration")
			return
		}
		name, value := r.attribute()
		r.checkDeclaration(before, string(name), value)
	}
}

// checkDeclaration checks a part of the XML declaration.
func (r *Reader) checkDeclaration(start int, name string, value []byte) {
	switch {
	case name == "version" && string(value) == "1.0":
	case name == "standalone" && (string(value) == "yes" || string(value) == "no"):
	case name == "encoding" && isUTF8(value):
	case name == "version":
		r.failAt(start, "the XML version is not 1.0")
	case name == "encoding":
		r.failAt(start, "the encoding is not UTF-8")
	default:
		r.failAt(start, "malformed XML declaration")
	}
}

func isUTF8(enc []byte) bool {
	return bytes.EqualFold(enc, []byte("utf-8")) || bytes.EqualFold(enc, []byte("us-ascii"))
}

// cdata reads a CDATA section and appends its text.
func (r *Reader) cdata(out []byte) []byte {
	const open, end = "<![CDATA[", "]]>"
	from := r.pos + len(open)
	n := bytes.Index(r.data[from:], []byte(end))
	if n < 0 {
		r.fail("unterminated CDATA section")
		return out
	}
	text := r.data[from : from+n]
	if !validChars(text) {
		r.fail("invalid UTF-8 or forbidden character in a CDATA section")
		return out
	}
	r.pos = from + n + len(end)
	return appendLines(out, text)
}
