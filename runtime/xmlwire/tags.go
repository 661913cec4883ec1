package xmlwire

import (
	"bytes"
	"unicode/utf8"
)

// nameByte tells the bytes that may stand in a name from the others: 1 for a
// colon and for those that may begin it, 2 for those that may not. The
// characters beyond ASCII are taken as they come, as a wrong name matches no
// member.
var nameByte = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= utf8.RuneSelf:
			t[c] = 1
		case c >= '0' && c <= '9' || c == '-' || c == '.':
			t[c] = 2
		}
	}
	return t
}()

// name reads a name and returns where it stands.
func (r *Reader) name() span {
	i, seen := r.pos, byte(0)
	for i < len(r.data) && nameByte[r.data[i]] != 0 {
		seen |= r.data[i]
		i++
	}
	s := span{r.pos, i}
	n := r.data[r.pos:i]
	if len(n) == 0 || nameByte[n[0]] != 1 || seen >= utf8.RuneSelf && !validChars(n) {
		r.fail("malformed name")
		return s
	}
	if c := bytes.IndexByte(n, ':'); c >= 0 && !isLocal(n[c+1:], c) {
		r.fail("malformed name")
		return s
	}
	r.pos = i
	return s
}

// isLocal reports whether a name may stand behind a prefix of n bytes.
func isLocal(name []byte, n int) bool {
	return n > 0 && len(name) > 0 && nameByte[name[0]] == 1 && bytes.IndexByte(name, ':') < 0
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

// tag opens the next child if it has the expected name and nothing but that in
// its tag; else it leaves all to Child. Most tags are like that.
func (r *Reader) tag(name string) bool {
	if r.empty {
		return false
	}
	r.space()
	start := r.pos + 1
	end := start + len(name)
	if end >= len(r.data) || r.data[end] != '>' || r.data[r.pos] != '<' ||
		string(r.data[start:end]) != name || len(r.open) == MaxDepth {
		return false
	}
	r.open = append(r.open, span{start, end})
	r.pos = end + 1
	return true
}

// attribute reads an attribute, checks its syntax and returns its name and its
// value as they stand.
func (r *Reader) attribute() (name, value []byte) {
	at := r.name()
	r.space()
	if r.err == nil && !r.at("=") {
		r.fail("expected = in an attribute")
	}
	if r.err != nil {
		return nil, nil
	}
	r.pos++
	r.space()
	if !r.at(`"`) && !r.at("'") {
		r.fail("expected a quoted attribute value")
		return nil, nil
	}
	quote := r.data[r.pos]
	r.pos++
	n := bytes.IndexByte(r.data[r.pos:], quote)
	if n < 0 {
		r.fail("unterminated attribute value")
		return nil, nil
	}
	value = r.data[r.pos : r.pos+n]
	if r.checkAttribute(value); r.err != nil {
		return nil, nil
	}
	r.pos += n + 1
	return r.data[at.start:at.end], value
}

// checkAttribute checks the value that begins at the reader's place.
func (r *Reader) checkAttribute(value []byte) {
	seen := uint8(0)
	for i, c := range value {
		if class[c] == tag {
			r.failAt(r.pos+i, "unescaped < in an attribute value")
			return
		}
		seen |= class[c]
	}
	// In an attribute ]]> is allowed.
	if seen &^= bracket; seen != 0 {
		r.scratch = r.appendText(r.scratch[:0], r.pos, value, seen)
	}
}

// endTag reads an end tag, which must be that of the innermost open element.
func (r *Reader) endTag() {
	want := r.open[len(r.open)-1]
	start := r.pos + 2
	end := start + want.end - want.start
	if end > len(r.data) || !bytes.Equal(r.data[start:end], r.data[want.start:want.end]) ||
		end < len(r.data) && nameByte[r.data[end]] != 0 {
		r.fail("end tag does not match <%.64q>", r.data[want.start:want.end])
		return
	}
	r.pos = end
	r.space()
	if !r.at(">") {
		r.fail("malformed end tag")
		return
	}
	r.pos++
	r.pop()
}
