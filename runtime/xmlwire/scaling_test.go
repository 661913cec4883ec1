package xmlwire_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

// filled returns a maker of bodies: head, repeated parts, tail.
func filled(head, part, tail string) func(int) []byte {
	return func(n int) []byte {
		return []byte("<r>" + head + strings.Repeat(part, n/len(part)) + tail + "</r>")
	}
}

// numbered is filled for parts with a number in them.
func numbered(head, format, tail string) func(int) []byte {
	return func(n int) []byte {
		b := bytes.NewBufferString("<r>" + head)
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(b, format, i)
		}
		return append(b.Bytes(), tail+"</r>"...)
	}
}

// nested wraps a long text in maps inside of maps.
func nested(open, inner, end string) func(int) []byte {
	const depth = 40
	return func(n int) []byte {
		return []byte("<r>" + strings.Repeat("<maps><nodes>"+open, depth) + strings.Repeat(inner, n/len(inner)) + strings.Repeat(end+"</nodes></maps>", depth) + "</r>")
	}
}

func TestLinear(t *testing.T) {
	str := "<scalars><string>"
	strEnd := "</string></scalars>"
	list := "<lists><strings>"
	listEnd := "</strings></lists>"
	cases := []struct {
		name    string
		perByte uint64
		body    func(int) []byte
	}{
		{"long text", 1, filled(str, "x", strEnd)},
		{"long text of two-byte characters", 1, filled(str, "é", strEnd)},
		{"references", 4, filled(str, "&lt;", strEnd)},
		{"numeric references", 4, filled(str, "&#x1F600;", strEnd)},
		{"line ends", 6, filled(str, "\r", strEnd)},
		{"brackets", 6, filled(str, "]]", strEnd)},
		{"CDATA sections", 4, filled(str, "<![CDATA[x]]>", strEnd)},
		{"one CDATA section", 4, filled(str+"<![CDATA[", "]", "]]>"+strEnd)},
		{"comments in text", 4, filled(str, "x<!---->", strEnd)},
		{"one comment", 1, filled("<!--", "-x", "-->")},
		{"one instruction", 1, filled("<?p ", "? ", "?>")},
		{"one attribute", 1, filled("<x a='", "x", "'/>")},
		{"one attribute of references", 4, filled("<x a='", "&lt;", "'/>")},
		{"attributes", 1, filled("<x", " a=''", "/>")},
		{"long name", 1, filled("<", "x", "/>")},
		{"white space", 1, filled("", " \n\t", "")},
		{"white space in a tag", 1, filled("<x", " \n\t", "/>")},
		{"text between elements", 4, filled("", "x&lt;]\r<a/>", "")},
		{"unknown elements", 1, filled("", "<x><y/></x>", "")},
		{"unknown elements with long names", 1, filled("", "<"+strings.Repeat("x", 500)+"/>", "")},
		{"one member again and again", 1, filled("<scalars>", "<flag>1</flag>", "</scalars>")},
		{"small strings", 8, filled(list, "<member>a</member>", listEnd)},
		{"empty strings", 14, filled(list, "<member/>", listEnd)},
		{"strings of a thousand bytes", 3, filled(list, "<member>"+strings.Repeat("x", 1000)+"</member>", listEnd)},
		{"flattened list", 6, filled("<flat>", "<strings>a</strings>", "</flat>")},
		{"flattened map", 4, filled("<flat>", "<map><key>k</key><value>v</value></map>", "</flat>")},
		{"map of many keys", 8, numbered("<maps><strings>", "<entry><key>k%d</key><value>v</value></entry>", "</strings></maps>")},
		{"map with values first", 4, filled("<maps><strings>", "<entry><value>v</value><key>k</key></entry>", "</strings></maps>")},
		{"map with late keys", 4, filled("<maps><strings><entry><value>v</value>", "<x/>", "<key>k</key></entry></strings></maps>")},
		{"maps in maps", 1, nested("<entry><key>k</key><value>", "<x/>", "</value></entry>")},
	}
	for _, c := range cases {
		testshape.Linear(t, c.name, c.perByte, c.body, func(body []byte) error { return read(body, new(testshape.Node)) })
	}
}

// Where values stand before their keys at every level, each level would be read
// twice: that is refused before it multiplies.
func TestNestedMapsWithValuesFirst(t *testing.T) {
	body := nested("<entry><value>", "<x/>", "</value><key>k</key></entry>")(1 << 20)
	err := read(body, new(testshape.Node))
	if err == nil || !strings.Contains(err.Error(), "expected the key before the value in nested map entries") {
		t.Fatal(err)
	}
}
