package xmlwire

import (
	"bytes"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
)

// begin reads what precedes the elements of a structure: its defaults and its
// attributes.
func (r *Reader) begin(v runtime.Decodable, table []runtime.Member) {
	if table[0].Flags&runtime.Defaults != 0 {
		v.DecodeMember(runtime.AbsentMembers, runtime.Decoder{})
	}
	if table[0].Flags&runtime.Attributes != 0 && r.err == nil && len(r.open) > 0 {
		r.attributes(v, table)
	}
}

// attributes reads the attributes of the open element, which stand behind its
// name. Their syntax was checked with the tag.
func (r *Reader) attributes(v runtime.Decodable, table []runtime.Member) {
	pos, empty := r.pos, r.empty
	r.pos = r.open[len(r.open)-1].end
	for r.err == nil {
		if r.space(); r.at(">") || r.at("/>") {
			r.pos, r.empty = pos, empty
			return
		}
		name, value := r.attribute()
		i := findAttribute(table, string(name))
		if r.err != nil || i < 0 {
			continue
		}
		text := runtime.TextReader{Text: r.attributeText(value), Format: runtime.FormatDateTime}
		v.DecodeMember(i, runtime.Decoder{R: &text, A: &r.arena})
		if text.Err != nil {
			r.fail("%v", text.Err)
		}
	}
}

// findAttribute returns the index of the member that is an attribute with a
// name, -1 if there is none. The name's prefix is the model's, or one that the
// document has declared instead of it.
func findAttribute(table []runtime.Member, name string) int {
	prefix, local, prefixed := strings.Cut(name, ":")
	if prefix == "xmlns" {
		return -1
	}
	near := -1
	for i := range table {
		m := &table[i]
		if m.Flags&runtime.Attribute == 0 {
			continue
		}
		if m.Wire == name {
			return i
		}
		if _, want, ok := strings.Cut(m.Wire, ":"); ok && prefixed && want == local {
			near = i
		}
	}
	return near
}

// attributeText is the text of an attribute's value: white space as spaces (XML
// 1.0, section 3.3.3), and references resolved.
func (r *Reader) attributeText(value []byte) string {
	if !bytes.ContainsAny(value, "&\t\r\n") {
		return string(value)
	}
	plain := bytes.ReplaceAll(value, []byte("\r\n"), []byte(" "))
	for i, c := range plain {
		if isSpace(c) {
			plain[i] = ' '
		}
	}
	r.scratch = r.appendText(r.scratch[:0], r.pos, plain, ampersand)
	return string(r.scratch)
}
