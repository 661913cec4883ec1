package xmlwire

import (
	"bytes"
	"unicode/utf8"
)

// nameEnd marks the bytes that end a name: white space and markup. The other
// rules for names are left alone, as a wrong name matches no member.
var nameEnd = [256]bool{
	' ': true, '\n': true, '\r': true, '\t': true, '<': true, '>': true, '/': true,
	'=': true, '"': true, '\'': true, '&': true, '!': true, '?': true, 0: true,
}

// name reads a name and returns where it stands.
func (r *Reader) name() span {
	i := r.pos
	for i < len(r.data) && !nameEnd[r.data[i]] {
		i++
	}
	s := span{r.pos, i}
	if i == r.pos {
		r.fail("expected a name")
		return s
	}
	r.pos = i
	return s
}

// local returns a name without its prefix.
func (r *Reader) local(s span) []byte {
	n := r.data[s.start:s.end]
	return n[bytes.IndexByte(n, ':')+1:]
}

// startTag reads a start tag and opens its element.
func (r *Reader) startTag() []byte {
	if len(r.open) == MaxDepth {
		r.fail("nested deeper than %d", MaxDepth)
		return nil
	}
	r.pos++
	name := r.name()
	for r.err == nil {
		before := r.pos
		r.space()
		switch {
		case r.at(">"):
			r.pos++
			r.open = append(r.open, name)
			return r.local(name)
		case r.at("/>"):
			r.pos += 2
			r.open = append(r.open, name)
			r.empty = true
			return r.local(name)
		case before == r.pos:
			r.fail("malformed start tag")
		default:
			r.attribute()
		}
	}
	return nil
}

// attribute reads an attribute and checks its syntax.
func (r *Reader) attribute() {
	r.name()
	r.space()
	if !r.at("=") {
		r.fail("expected = in an attribute")
		return
	}
	r.pos++
	r.space()
	if !r.at(`"`) && !r.at("'") {
		r.fail("expected a quoted attribute value")
		return
	}
	quote := r.data[r.pos]
	r.pos++
	n := bytes.IndexByte(r.data[r.pos:], quote)
	if n < 0 {
		r.fail("unterminated attribute value")
		return
	}
	value := r.data[r.pos : r.pos+n]
	if bytes.IndexByte(value, '<') >= 0 || !utf8.Valid(value) {
		r.fail("malformed attribute value")
		return
	}
	if bytes.IndexByte(value, '&') >= 0 {
		if _, ok := r.unescape(nil, value); !ok {
			return
		}
	}
	r.pos += n + 1
}

// endTag reads an end tag, which must be that of the innermost open element.
func (r *Reader) endTag() {
	r.pos += 2
	name := r.name()
	r.space()
	if r.err == nil && !r.at(">") {
		r.fail("malformed end tag")
	}
	if r.err != nil {
		return
	}
	want := r.open[len(r.open)-1]
	if !bytes.Equal(r.data[name.start:name.end], r.data[want.start:want.end]) {
		r.fail("end tag does not match <%.64q>", r.data[want.start:want.end])
		return
	}
	r.pos++
	r.pop()
}

// comment reads a comment.
func (r *Reader) comment() {
	i := bytes.Index(r.data[r.pos+4:], []byte("--"))
	if i < 0 || r.pos+4+i+2 >= len(r.data) || r.data[r.pos+4+i+2] != '>' {
		r.fail("malformed comment")
		return
	}
	r.pos += 4 + i + 3
}

// instruction reads a processing instruction or the XML declaration, whose
// encoding must be UTF-8 or a part of it.
func (r *Reader) instruction() {
	n := bytes.Index(r.data[r.pos:], []byte("?>"))
	if n < 0 {
		r.fail("unterminated processing instruction")
		return
	}
	text := r.data[r.pos+2 : r.pos+n]
	if bytes.HasPrefix(text, []byte("xml")) && len(text) > 3 && isSpace(text[3]) {
		if enc := pseudoAttribute(text, "encoding"); enc != nil && !isUTF8(enc) {
			r.fail("encoding is not UTF-8")
			return
		}
	}
	r.pos += n + 2
}

// pseudoAttribute returns the value of a part of the XML declaration, nil if
// it is not there.
func pseudoAttribute(text []byte, name string) []byte {
	i := bytes.Index(text, []byte(name))
	if i < 0 {
		return nil
	}
	rest := bytes.TrimLeft(text[i+len(name):], " \t\r\n=")
	if len(rest) == 0 {
		return rest
	}
	if n := bytes.IndexByte(rest[1:], rest[0]); n >= 0 {
		return rest[1 : 1+n]
	}
	return rest
}

func isUTF8(enc []byte) bool {
	return bytes.EqualFold(enc, []byte("utf-8")) || bytes.EqualFold(enc, []byte("us-ascii"))
}

// cdata reads a CDATA section and returns its text.
func (r *Reader) cdata() []byte {
	const open, end = "<![CDATA[", "]]>"
	from := r.pos + len(open)
	n := bytes.Index(r.data[from:], []byte(end))
	if n < 0 {
		r.fail("unterminated CDATA section")
		return nil
	}
	r.pos = from + n + len(end)
	return r.data[from : from+n]
}
